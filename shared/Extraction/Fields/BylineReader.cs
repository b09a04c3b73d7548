using System.Globalization;
using System.Text;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Fields;

/// <summary>
/// Reads people's names from bylines in many languages. Agencies, sites, desks, roles, e-mail addresses and the words
/// around names are not people. What looks like no name is left out rather than guessed.
/// </summary>
public static class BylineReader
{
    // Longer lines are sentences.
    private const int MaximumLength = 400;
    private const int MaximumWords = 6;
    private const int MaximumNames = 20;

    private static readonly char[] Separators = [',', ';', '|', '/', '&', '·', '•', '–', '—', '\n', '\t', '\r', '،', '、', '+', '»', '>', ':', '：', '*', '…'];

    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] EastAsianRoles = ["기자", "記者", "记者"];

    /// <summary>The people named in a byline, in order, each once, in the byline's own spelling; empty when there are none.</summary>
    /// <param name="byline">A byline such as <c>By Jane Doe and John Smith, Senior Reporters</c>, or a name alone.</param>
    public static IReadOnlyList<string> Read(string byline)
    {
        ArgumentNullException.ThrowIfNull(byline);
        if (byline.Length > MaximumLength)
            byline = byline[..MaximumLength];
        var names = new List<string>();
        foreach (var part in Parts(byline))
        {
            if (names.Count == MaximumNames)
                break;
            if (!TryName(part, out var name))
                continue;
            if (!names.Exists(known => WordForms.Fold(known) == WordForms.Fold(name)))
                names.Add(name);
        }

        return names;
    }

    /// <summary>Whether a line begins with a word that leads in a byline, and what stands behind it.</summary>
    internal static bool TryLeadIn(string line, out string names)
    {
        var words = Words(line);
        for (var count = Math.Min(4, words.Count - 1); count >= 1; count--)
        {
            var lead = string.Join(' ', words.Take(count).Select(Folded));
            if (!BylineWords.LeadIns.Contains(lead))
                continue;
            names = string.Join(' ', words.Skip(count)).TrimStart(':', ' ', '：');
            return names.Length > 0;
        }

        names = "";
        return false;
    }

    // "Doe, Jane" is read as two parts of one word each, which are no names: sources that turn names round say so by other means.
    private static IEnumerable<string> Parts(string byline)
    {
        foreach (var piece in WithoutParentheses(byline).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = Words(piece);
            var name = new List<string>();
            for (var index = 0; index < words.Count; index++)
            {
                var folded = Folded(words[index]);
                if (BylineWords.Joiners.Contains(folded) && name.Count > 0 && !IsInitial(words[index]) && !(IsParticle(words[index]) && name.Count == 1))
                {
                    yield return string.Join(' ', name);
                    name.Clear();
                    continue;
                }

                name.Add(words[index]);
            }

            if (name.Count > 0)
                yield return string.Join(' ', name);
        }
    }

    private static bool TryName(string part, out string name)
    {
        name = "";
        if (part.Contains('@') || part.Contains("://", StringComparison.Ordinal))
            return false;
        while (TryLeadIn(part, out var rest))
            part = rest;
        var words = Words(part);
        words.RemoveAll(word => EastAsianRoles.Contains(word));
        while (words.Count > 0 && IsHonorific(words[0]))
            words.RemoveAt(0);
        if (words.Count == 0 || BylineWords.Enders.Contains(Folded(words[0])))
            return false;
        var end = words.FindIndex(1, Math.Max(0, words.Count - 1), IsEnd);
        if (end < 0 || end > 2)
            end = MonthBehind(words) is var month and > 0 ? month : end;
        if (end > 0)
            words.RemoveRange(end, words.Count - end);
        while (words.Count > 0 && IsHonorific(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (words.Count == 0)
            return false;
        if (words.Count == 1 && IsEastAsianName(words[0], out name))
            return true;
        if (words.Count is 1 or > MaximumWords || (words.Count == 2 && MonthNames.Find(words[1], "") > 0 && Weekdays.Contains(words[0].TrimEnd('.'))))
            return false;
        if (!words.TrueForAll(IsNameWord) || words.Exists(word => PageLabels.Furniture.Contains(Folded(word))) || IsParticle(words[^1]) || words.Exists(word => BylineWords.NotPeople.Contains(Folded(word)) && !IsParticle(word)))
            return false;
        // A name has a word of its own beside initials and particles.
        if (!words.Exists(word => word.Count(char.IsLetter) > 1 && !IsParticle(word)))
            return false;
        name = string.Join(' ', words).Trim(' ', ',', '-');
        return true;
    }

    // "Jane Doe December 18": a month behind two words is the begin of a date, not a surname.
    private static int MonthBehind(List<string> words)
    {
        for (var index = 2; index < words.Count; index++)
            if (MonthNames.Find(words[index].AsSpan().TrimEnd('.'), "") > 0 && (index + 1 == words.Count || char.IsDigit(words[index + 1][0])))
                return index;
        return -1;
    }

    private static bool IsEnd(string word) =>
        BylineWords.Closers.Contains(Folded(word)) && !IsParticle(word) ||
        (char.IsLower(word[0]) && BylineWords.Enders.Contains(Folded(word)) && !IsParticle(word))
        || char.IsDigit(word[0]) || word[0] == '@' || (word.Length > 2 && char.IsUpper(word[0]) && MonthNames.Find(word.AsSpan().TrimEnd('.'), "") > 0 && word.EndsWith('.'));

    private static bool IsParticle(string word) => char.IsLower(word[0]) && BylineWords.NameParticles.Contains(Folded(word));

    private static bool IsHonorific(string word) => BylineWords.Honorifics.Contains(Folded(word).Replace(".", "", StringComparison.Ordinal)) && word.Length > 1
        && (word.EndsWith('.') || char.IsUpper(word[0]));

    private static bool IsInitial(string word) => char.IsUpper(word[0]);

    private static bool IsNameWord(string word)
    {
        if (IsParticle(word))
            return true;
        // d'Arc, al-Assad, O'Neill, J.R., Jean-Luc.
        var upper = false;
        foreach (var letter in word)
        {
            if (!char.IsLetter(letter) && letter is not ('.' or '-' or '\'' or '’' or '‐' or '`' or '´')
                && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                return false;
            }

            // Scripts without case have no capitals to ask for.
            upper |= char.IsUpper(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter;
        }

        return upper && word.Length <= 30;
    }

    private static bool IsEastAsianName(string word, out string name)
    {
        name = word;
        foreach (var mark in EastAsianRoles)
        {
            if (name.EndsWith(mark, StringComparison.Ordinal) || name.StartsWith(mark, StringComparison.Ordinal))
                name = name.Replace(mark, "", StringComparison.Ordinal);
        }

        return name.Length is >= 2 and <= 5
            && name.All(letter => letter is (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or '々')
            && !BylineWords.NotPeople.Contains(name) && !PageLabels.Furniture.Contains(name) && !PageLabels.Published.Contains(name)
        && !PageLabels.Modified.Contains(name) && !name.EndsWith("字号", StringComparison.Ordinal);
    }

    private static string Folded(string word) => WordForms.Fold(word.Trim('.', ':', '：'));

    private static List<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static string WithoutParentheses(string text)
    {
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter is '(' or '[' or '（')
                depth++;
            else if (letter is ')' or ']' or '）')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0)
                kept.Append(letter);
        }

        return kept.ToString();
    }
}
