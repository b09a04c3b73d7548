namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>What the texts of a page say by the standard phrases of notices.</summary>
internal sealed class Wording
{
    /// <summary>A notice's headline says hardly more than the phrase; news say what happened, with the same words among others.</summary>
    private const float LeastCover = 0.5f;

    /// <summary>The share of a headline that is nothing else.</summary>
    private const float WholeCover = 0.8f;

    /// <summary>Letters from here on are of scripts in which a word is as long as a phrase.</summary>
    private const char FirstWithoutSpaces = '\u0E00';

    private readonly IReadOnlyList<(string Text, IReadOnlyList<NoticeHit> Hits)> _headlines;
    private readonly IReadOnlyList<(int Words, bool IsRunning, IReadOnlyList<NoticeHit> Hits, string Text)> _below;
    private readonly int _language;

    /// <param name="texts">The page's texts.</param>
    /// <param name="phrases">The phrases.</param>
    /// <param name="language">The language that the page says it is in; empty when it says none.</param>
    public Wording(PageTexts texts, NoticePhrases phrases, string language)
    {
        _headlines = [.. texts.Headlines.Select(text => (text, phrases.Find(text)))];
        _below = [.. texts.Below.Select(block => (block.Words, PageTexts.IsRunning(block), phrases.Find(block.Text), block.Text))];
        _language = phrases.LanguageOf(language);
    }

    /// <summary>How far the headlines are of a class: 3 when one is nothing but its phrases, 2 when one is hardly more, 1 when one has them among other words or only names what they are about.</summary>
    public int Headline(NoticeClass kind)
    {
        var best = 0;
        foreach (var (text, hits) in _headlines)
        {
            var (letters, _) = Covered(text, hits, kind);
            var points = !hits.Any(hit => hit.Class == kind && !hit.IsTopic) || letters < LeastCover * text.Length ? 1
                : letters < WholeCover * text.Length || !text.Contains(' ') && text[0] < FirstWithoutSpaces ? 2 : 3;
            best = Math.Max(best, letters == 0 ? 0 : points);
        }
        return best;
    }

    /// <summary>Whether any text has a phrase of a class that does more than name what it is about.</summary>
    public bool HasPhrase(NoticeClass kind)
        => _headlines.Any(text => text.Hits.Any(hit => hit.Class == kind && !hit.IsTopic)) || _below.Any(text => text.Hits.Any(hit => hit.Class == kind && !hit.IsTopic));

    /// <summary>How many stretches of the text below the headlines are phrases of a class.</summary>
    public int Below(NoticeClass kind) => _below.Sum(text => Covered(text.Text, text.Hits, kind).Stretches);

    /// <summary>Whether a headline has a phrase of a class.</summary>
    public bool Has(string headline, NoticeClass kind) => _headlines.Any(text => text.Text == headline && Any(text.Hits, kind));

    /// <summary>Whether the site speaks to its reader, in a language in which it has phrases of the class or says to be.</summary>
    /// <param name="kind">The class.</param>
    /// <param name="orOfItself">Whether it is enough that it speaks of itself.</param>
    public bool Speaks(NoticeClass kind, bool orOfItself)
    {
        var languages = LanguagesOf(kind);
        return _below.Any(text => Speaks(text.Hits, languages, orOfItself)) || _headlines.Any(text => Speaks(text.Hits, languages, orOfItself));
    }

    /// <summary>The share of the running text that is of a class or, unless only phrases count, speaks to the reader; 1 when there is none.</summary>
    public float Share(NoticeClass kind, bool onlyPhrases)
    {
        var languages = LanguagesOf(kind);
        int all = 0, some = 0;
        foreach (var (words, isRunning, hits, _) in _below)
        {
            if (!isRunning)
                continue;
            all += words;
            some += Any(hits, kind) || !onlyPhrases && Speaks(hits, languages, orOfItself: true) ? words : 0;
        }
        return all == 0 ? 1 : (float)some / all;
    }

    private HashSet<int> LanguagesOf(NoticeClass kind)
    {
        var languages = new HashSet<int> { _language };
        foreach (var hits in _headlines.Select(text => text.Hits).Concat(_below.Select(text => text.Hits)))
            foreach (var hit in hits)
                if (hit.Class == kind)
                    languages.Add(hit.Language);
        return languages;
    }

    private static bool Any(IReadOnlyList<NoticeHit> hits, NoticeClass kind) => hits.Any(hit => hit.Class == kind);

    private static bool Speaks(IReadOnlyList<NoticeHit> hits, HashSet<int> languages, bool orOfItself)
        => hits.Any(hit => (hit.Class == NoticeClass.Address || orOfItself && hit.Class == NoticeClass.Site) && languages.Contains(hit.Language));

    /// <summary>The letters within phrases of a class, and the stretches they stand in.</summary>
    private static (int Letters, int Stretches) Covered(string text, IReadOnlyList<NoticeHit> hits, NoticeClass kind)
    {
        if (!Any(hits, kind))
            return (0, 0);
        var covered = new bool[text.Length + 1];
        foreach (var hit in hits)
            if (hit.Class == kind)
                foreach (var (start, length) in hit.Places)
                    covered.AsSpan(start, length).Fill(true);
        int letters = 0, stretches = 0;
        for (var i = 0; i < text.Length; i++)
        {
            letters += covered[i] ? 1 : 0;
            stretches += covered[i] && !covered[i + 1] ? 1 : 0;
        }
        return (letters, stretches);
    }
}
