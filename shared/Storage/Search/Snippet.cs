using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>Finds the stretch of a text that shows why a search found it.</summary>
internal static class Snippet
{
    /// <summary>Length of the longest snippet, in UTF-16 code units, the ellipses included.</summary>
    public const int LongestSnippet = 240;

    private const int Before = 60;
    private const int LongestWord = 30;
    private const char Ellipsis = '…';

    /// <summary>
    /// The stretch around the first match of any of the query's phrases, else the text's beginning; on one line, with an
    /// ellipsis where the text goes on.
    /// </summary>
    public static string Around(string text, SearchQuery query)
    {
        var match = FirstMatch(text, query);
        var start = match <= Before ? 0 : WordStart(text, match - Before, match);
        var snippet = new StringBuilder(LongestSnippet);
        if (start > 0)
            snippet.Append(Ellipsis);
        var end = AppendLine(snippet, text, start);
        if (end == text.Length)
            return snippet.ToString().TrimEnd();
        CutAtWord(snippet);
        return snippet.Append(Ellipsis).ToString();
    }

    private static int FirstMatch(string text, SearchQuery query)
    {
        var longest = query.Phrases.Count == 0 ? 0 : query.Phrases.Max(phrase => phrase.Tokens.Count);
        var recent = new List<string>(longest * 2);
        var starts = new List<int>(longest * 2);
        var reader = new TokenReader(text);
        while (longest > 0 && reader.Read())
        {
            if (recent.Count == longest * 2)
            {
                recent.RemoveRange(0, longest);
                starts.RemoveRange(0, longest);
            }
            recent.Add(reader.Token.ToString());
            starts.Add(reader.Start);
            foreach (var phrase in query.Phrases)
            {
                if (phrase.IsEndOf(recent))
                    return starts[^phrase.Tokens.Count];
            }
        }
        return 0;
    }

    /// <summary>The first beginning of a word between the two places; without one the first, off the middle of a pair.</summary>
    private static int WordStart(string text, int from, int match)
    {
        for (var index = from; index < match && index < from + LongestWord; index++)
        {
            if (char.IsWhiteSpace(text[index - 1]) && !char.IsWhiteSpace(text[index]))
                return index;
        }
        return char.IsLowSurrogate(text[from]) ? from + 1 : from;
    }

    /// <summary>Adds text, each row of white space as one space, until the room for it is used; returns where it stopped.</summary>
    private static int AppendLine(StringBuilder snippet, string text, int start)
    {
        var index = start;
        while (index < text.Length)
        {
            if (char.IsWhiteSpace(text[index]) || char.IsControl(text[index]))
            {
                index++;
                if (snippet.Length > 0 && snippet[^1] is not ' ' and not Ellipsis && snippet.Length < LongestSnippet)
                    snippet.Append(' ');
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var consumed);
            if (snippet.Length + rune.Utf16SequenceLength > LongestSnippet)
                break;
            snippet.Append(rune.ToString());
            index += consumed;
        }
        return index;
    }

    /// <summary>Makes room for the ellipsis, and drops the piece of a word before it unless that word is very long.</summary>
    private static void CutAtWord(StringBuilder snippet)
    {
        for (var length = snippet.Length; length > snippet.Length - LongestWord && length > 1; length--)
        {
            if (snippet[length - 1] == ' ')
            {
                snippet.Length = length - 1;
                return;
            }
        }
        if (snippet.Length < LongestSnippet)
            return;
        snippet.Length = char.IsLowSurrogate(snippet[^1]) ? snippet.Length - 2 : snippet.Length - 1;
    }
}
