using System.Collections.Frozen;
using System.Globalization;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>The standard phrases of notices by language and class, from the resource notice-phrases.tsv, and where they stand in a text.</summary>
/// <remarks>
/// A line of the resource has a language, a class and phrases parted by commas; a phrase with a plus holds where all its
/// terms stand in one text. Terms are compared in folded form. In scripts with spaces a term begins a word, and one of
/// <see cref="StemLength"/> letters or more may be gone on by an inflection. A term in capitals holds only so, and not as
/// the first word of a sentence ("Sie"). A phrase after a tilde names only what notices and news are about ("cookies").
/// </remarks>
internal sealed class NoticePhrases
{
    private const int StemLength = 5;

    private const char Topic = '~';

    /// <summary>Letters of a term by which it is looked up; the number of bits of a letter times this fits a key.</summary>
    private const int KeyLength = 4;

    private readonly List<Phrase> _phrases = [];
    private readonly List<Term> _terms = [];
    private readonly List<string> _languages = [];
    private readonly FrozenDictionary<ulong, int[]> _termsByKey;

    private NoticePhrases(IEnumerable<string> lines)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var fields = line.Split('\t');
            var language = _languages.IndexOf(fields[0]);
            if (language < 0)
            {
                language = _languages.Count;
                _languages.Add(fields[0]);
            }
            var kind = Enum.Parse<NoticeClass>(fields[1], ignoreCase: true);
            foreach (var phrase in fields[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var isTopic = phrase[0] == Topic;
                var terms = phrase.TrimStart(Topic).Split('+', StringSplitOptions.TrimEntries).Select(term => TermOf(term, known)).ToArray();
                foreach (var term in terms)
                    _terms[term].Phrases.Add(_phrases.Count);
                _phrases.Add(new Phrase(language, kind, terms, isTopic));
            }
        }
        _termsByKey = Enumerable.Range(0, _terms.Count).GroupBy(term => KeyOf(_terms[term].Text)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Reads an embedded resource.</summary>
    /// <exception cref="InvalidDataException">The resource is missing.</exception>
    public static NoticePhrases Load(string resource)
    {
        using var stream = typeof(NoticePhrases).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return new NoticePhrases(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The number of a language by the first part of its tag; -1 for one without phrases.</summary>
    public int LanguageOf(string tag) => _languages.IndexOf(tag.Split('-', '_')[0].ToLowerInvariant());

    /// <summary>The phrases in a text.</summary>
    public IReadOnlyList<NoticeHit> Find(string text)
    {
        var folded = Fold(text);
        var found = new Dictionary<int, int>();
        for (var i = 0; i < folded.Length; i++)
            for (var length = 1; length <= KeyLength && i + length <= folded.Length; length++)
                if (_termsByKey.TryGetValue(KeyOf(folded.AsSpan(i, length)), out var terms))
                    foreach (var term in terms)
                        if (Stands(_terms[term], text, folded, i))
                            found.TryAdd(term, i);
        var hits = new List<NoticeHit>();
        var seen = new HashSet<int>();
        foreach (var term in found.Keys)
            foreach (var phrase in _terms[term].Phrases)
                if (seen.Add(phrase) && Array.TrueForAll(_phrases[phrase].Terms, found.ContainsKey))
                    hits.Add(HitOf(_phrases[phrase], found));
        return hits;
    }

    private NoticeHit HitOf(Phrase phrase, Dictionary<int, int> found)
        => new(phrase.Language, phrase.Class, phrase.IsTopic, [.. phrase.Terms.Select(term => (found[term], _terms[term].Text.Length))]);

    private static bool Stands(Term term, string text, string folded, int at)
    {
        if (!folded.AsSpan(at).StartsWith(term.Text, StringComparison.Ordinal))
            return false;
        if (term.IsCased && (!char.IsUpper(text[at]) || BeginsSentence(text, at)))
            return false;
        if (!HasSpaces(term.Text[0]))
            return true;
        var end = at + term.Text.Length;
        return (at == 0 || !IsOfWord(folded[at - 1])) && (term.Text.Length >= StemLength || end == folded.Length || !IsOfWord(folded[end]));
    }

    private static bool BeginsSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '…' or '"' or '“' or '„' or '»' or '«';
    }

    /// <summary>Vowel signs and accents belong to their words; what is written without spaces ends them.</summary>
    private static bool IsOfWord(char letter)
        => char.IsLetterOrDigit(letter) && HasSpaces(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Arabic and Hebrew write small words onto the next one, Korean onto the one before, and Thai, Chinese and Japanese have no spaces at all.</summary>
    private static bool HasSpaces(char letter)
        => letter < '\u0590' || letter is >= '\u0900' and < '\u0E00' or >= '\u10A0' and <= '\u10FF' or >= '\u1E00' and < '\u2E80';

    private int TermOf(string written, Dictionary<string, int> known)
    {
        if (known.TryGetValue(written, out var term))
            return term;
        known[written] = _terms.Count;
        _terms.Add(new Term(Fold(written), char.IsUpper(written[0]), []));
        return _terms.Count - 1;
    }

    private static string Fold(string text) => WordForms.Fold(text).Replace('’', '\'');

    private static ulong KeyOf(ReadOnlySpan<char> text)
    {
        var key = 0UL;
        for (var i = 0; i < Math.Min(text.Length, KeyLength); i++)
            key = key << 16 | text[i];
        return key;
    }

    private sealed record Term(string Text, bool IsCased, List<int> Phrases);

    private sealed record Phrase(int Language, NoticeClass Class, int[] Terms, bool IsTopic);
}

/// <summary>A phrase that stands in a text.</summary>
/// <param name="Language">The number of its language.</param>
/// <param name="Class">What it tells.</param>
/// <param name="IsTopic">Whether it only names what notices and news are about.</param>
/// <param name="Places">Where each of its terms begins, and its length.</param>
internal sealed record NoticeHit(int Language, NoticeClass Class, bool IsTopic, IReadOnlyList<(int Start, int Length)> Places);
