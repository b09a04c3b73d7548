using System.Buffers;
using System.Text;

namespace Ingestion.Extraction.PlainText;

/// <summary>Takes the inline marks off Markdown: links keep their text, images go, code and emphasis keep what they mark.</summary>
internal static class MarkdownInline
{
    // An unclosed bracket must not make every later one search the whole text.
    private const int MaximumTarget = 2_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[!<~");

    /// <summary>The plain text of a line of Markdown.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0)
            return text.Trim();
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            switch (letter)
            {
                case '\\' when char.IsPunctuation(next) || char.IsSymbol(next):
                    plain.Append(next);
                    at++;
                    break;
                case '!' when next == '[' && Target(text, at + 2) is var (_, imageEnd) && imageEnd > 0:
                    at = imageEnd;
                    break;
                case '[' when Target(text, at + 1) is var (textEnd, linkEnd) && linkEnd > 0:
                    plain.Append(Plain(text[(at + 1)..textEnd]));
                    at = linkEnd;
                    break;
                case '`':
                    break;
                case '*' when next == '*' || !IsSpaced(text, at):
                    break;
                case '~' when next == '~':
                    at++;
                    break;
                case '_' when !IsWithinWord(text, at):
                    break;
                case '<' when Tag(text, at) is var end && end > 0:
                    if (text.AsSpan(at + 1).StartsWith("http", StringComparison.OrdinalIgnoreCase))
                        plain.Append(text, at + 1, end - at - 1);
                    at = end;
                    break;
                default:
                    plain.Append(letter);
                    break;
            }
        }

        return plain.ToString().Trim();
    }

    // The end of a link's text and of its target: "[text](target)" or "[text][label]"; 0 when it is none.
    private static (int TextEnd, int End) Target(string text, int start)
    {
        var limit = Math.Min(text.Length, start + MaximumTarget);
        var close = text.IndexOf(']', start, limit - start);
        // The text of a link holds no bracket here: an image within a link ends it early, and the rest stays.
        if (close < 0 || close + 1 >= text.Length)
            return (0, 0);
        var (open, shut) = text[close + 1] == '(' ? ('(', ')') : text[close + 1] == '[' ? ('[', ']') : ('\0', '\0');
        if (open == '\0')
            return (0, 0);
        limit = Math.Min(text.Length, close + MaximumTarget);
        var depth = 0;
        for (var at = close + 1; at < limit; at++)
        {
            depth += text[at] == open ? 1 : text[at] == shut ? -1 : 0;
            if (depth == 0)
                return (close, at);
        }

        return (0, 0);
    }

    private static int Tag(string text, int at)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/'))
            return 0;
        var end = text.IndexOf('>', at, Math.Min(text.Length - at, 300));
        return Math.Max(0, end);
    }

    private static bool IsSpaced(string text, int at) => (at == 0 || text[at - 1] == ' ') && (at + 1 == text.Length || text[at + 1] == ' ');

    private static bool IsWithinWord(string text, int at) =>
        (at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1])) || IsSpaced(text, at);
}
