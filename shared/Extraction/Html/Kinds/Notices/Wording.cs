namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>What the texts of a page say by the standard phrases of notices.</summary>
internal sealed class Wording
{
    /// <summary>A notice's headline says hardly more than the phrase; news say what happened, with the same words among others.</summary>
    private const float LeastCover = 0.4f;

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

    /// <summary>How far the headlines are of a class: 2 when one is hardly more than its phrases, 1 when one has them among other words.</summary>
    public int Headline(NoticeClass kind)
    {
        var best = 0;
        foreach (var (text, hits) in _headlines)
        {
            var (letters, _) = Covered(text, hits, kind);
            best = Math.Max(best, letters == 0 ? 0 : letters >= LeastCover * text.Length ? 2 : 1);
        }
        return best;
    }

    /// <summary>How many stretches of the text below the headlines are phrases of a class.</summary>
    public int Below(NoticeClass kind) => _below.Sum(text => Covered(text.Text, text.Hits, kind).Stretches);

    /// <summary>Whether a headline has a phrase of a class.</summary>
    public bool Has(string headline, NoticeClass kind) => _headlines.Any(text => text.Text == headline && Any(text.Hits, kind));

    /// <summary>Whether the site speaks to its reader, in a language in which it has phrases of the class or says to be.</summary>
    public bool Addresses(NoticeClass kind)
    {
        var languages = LanguagesOf(kind);
        return _below.Any(text => Addresses(text.Hits, languages)) || _headlines.Any(text => Addresses(text.Hits, languages));
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
            some += Any(hits, kind) || !onlyPhrases && Addresses(hits, languages) ? words : 0;
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

    private static bool Addresses(IReadOnlyList<NoticeHit> hits, HashSet<int> languages) => hits.Any(hit => hit.Class == NoticeClass.Address && languages.Contains(hit.Language));

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
