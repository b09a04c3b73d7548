using System.Globalization;

namespace Ingestion.Extraction.Repairs;

/// <summary>A phrase before a headline that may have been injected.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Tight">No space follows its separator, as no writer sets it.</param>
internal readonly record struct KeywordCandidate(string Phrase, bool Tight)
{
    private const int MaximumLength = 60;
    private const int MaximumWords = 6;
    private const int MinimumHeadline = 15;

    // Beyond the first two separators stands the headline.
    private const int MaximumSeparators = 2;
    private const string Separators = ":：|-–—»·•~_丨›";

    /// <summary>The candidates of a headline and of the other places that show it, the headline's first.</summary>
    public static IEnumerable<KeywordCandidate> Of(string title, IReadOnlyList<string> titleLines)
    {
        foreach (var candidate in Prefixes(title))
            yield return candidate;
        foreach (var line in titleLines)
        {
            // The headline stands clean, but something leads it elsewhere: "Home > NewsKeyword:Headline".
            var at = title.Length < MinimumHeadline ? -1 : line.IndexOf(title, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var end = at;
            while (end > 0 && (line[end - 1] == ' ' || Separators.Contains(line[end - 1], StringComparison.Ordinal)))
                end--;
            if (end == at || line[end..at].Trim().Length == 0)
                continue;
            // The longest that has evidence is the keyword; a part of it has the same evidence.
            foreach (var phrase in Tails(line[..end]).Reverse())
                yield return new(phrase, Tight: line[at - 1] != ' ');
        }
    }

    /// <summary>The length of the separator at a place of a text, with the spaces around it; 0 when there is none.</summary>
    public static int SeparatorAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == ' ')
            end++;
        if (end == text.Length || !Separators.Contains(text[end], StringComparison.Ordinal))
            return 0;
        while (end < text.Length && (text[end] == ' ' || Separators.Contains(text[end], StringComparison.Ordinal)))
            end++;
        return end - at;
    }

    private static IEnumerable<KeywordCandidate> Prefixes(string title)
    {
        var found = 0;
        for (var at = 1; at < title.Length - MinimumHeadline && at <= MaximumLength && found < MaximumSeparators; at++)
        {
            if (!Separators.Contains(title[at], StringComparison.Ordinal))
                continue;
            var spaced = title[at + 1] == ' ';
            // The hyphen of a compound is no separator.
            if (title[at] is '-' or '_' or '·' or '~' && !spaced && title[at - 1] != ' ')
                continue;
            found++;
            var phrase = title[..at].Trim();
            if (IsPhrase(phrase))
                yield return new(phrase, Tight: !spaced);
        }
    }

    private static IEnumerable<string> Tails(string lead)
    {
        var found = 0;
        for (var start = lead.Length - 2; start >= 0 && lead.Length - start <= MaximumLength && found < MaximumWords; start--)
        {
            if (!char.IsUpper(lead[start]) || (start > 0 && char.IsUpper(lead[start - 1])))
                continue;
            found++;
            if (IsPhrase(lead[start..]))
                yield return lead[start..];
        }
    }

    // Scripts without spaces glue every word, and so have no such evidence.
    private static bool IsPhrase(string phrase) =>
        phrase.Length is >= 3 and <= MaximumLength
        && char.IsUpper(phrase[0])
        && char.IsLetterOrDigit(phrase[^1])
        && phrase.Count(letter => letter == ' ') < MaximumWords
        && phrase.All(letter => letter is ' ' or '-' or '\'' or '’' or '&' or '.' || char.IsDigit(letter)
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter);
}
