using System.Text;
using System.Text.RegularExpressions;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>The shapes that the same lines come in.</summary>
internal static partial class DumpShapes
{
    /// <summary>Names of the shapes, for tests that take one.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "blank lines", "some blank lines", "wrapped at 60", "wrapped at 72", "wrapped at 80", "wrapped at 100",
        "paragraphs wrapped at 60", "paragraphs wrapped at 72", "paragraphs wrapped at 80", "paragraphs wrapped at 100",
        "indented", "carriage returns", "tabs", "a line a sentence", "byte order mark", "no-break spaces",
    ];

    /// <summary>The lines in a shape.</summary>
    public static string Of(string shape, IReadOnlyList<string> lines) => shape switch
    {
        "blank lines" => string.Join("\n\n", lines),
        "some blank lines" => string.Join('\n', lines.Select((line, index) => index % 3 == 1 ? line + "\n" : line)),
        "indented" => string.Join('\n', lines.Select(line => "    " + line)),
        "carriage returns" => string.Join("\r\n", lines),
        "tabs" => string.Join('\n', lines.Select(line => "\t" + (line.StartsWith("- ", StringComparison.Ordinal) ? "-\t" + line[2..] : line))),
        "a line a sentence" => string.Join("\n\n", lines.Select(line => SentenceEnds().Replace(line, "$1\n"))),
        "byte order mark" => "\uFEFF" + string.Join('\n', lines),
        "no-break spaces" => string.Join('\n', lines.Select(line => "\u00A0\u00A0" + ShortWords().Replace(line, "$1\u00A0"))),
        _ => string.Join(shape.StartsWith("paragraphs", StringComparison.Ordinal) ? "\n\n" : "\n", lines.Select(line => Wrapped(line, int.Parse(shape.AsSpan(shape.LastIndexOf(' ') + 1), System.Globalization.CultureInfo.InvariantCulture)))),
    };

    /// <summary>A line wrapped at a column as terminals and editors do it; an item of a list hangs. Scripts without spaces break anywhere.</summary>
    public static string Wrapped(string line, int width)
    {
        var hanging = line.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var (piece, isApart) in Pieces(line))
        {
            var size = DisplayWidth.Of(piece);
            var space = isApart && column > 0 ? 1 : 0;
            if (column > 0 && column + space + size > width)
            {
                wrapped.Append('\n').Append(hanging);
                column = hanging.Length;
            }
            else if (space > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(piece);
            column += size;
        }

        return wrapped.ToString();
    }

    /// <summary>A wrapped text of a script without spaces does not tell whether one stood at a line's end: its letters count.</summary>
    public static string Letters(string text) => string.Concat(text.Select(letter => LineWords.IsUnspaced(letter) ? $" {letter} " : letter.ToString()));

    // What may not be broken, with whether a space stands before it.
    private static IEnumerable<(string Piece, bool IsApart)> Pieces(string line)
    {
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Any(LineWords.IsUnspaced))
            {
                yield return (word, true);
                continue;
            }

            var isApart = true;
            for (var at = 0; at < word.Length;)
            {
                var end = at + 1;
                while (end < word.Length && !LineWords.IsUnspaced(word[end]))
                    end++;
                yield return (word[at..end], isApart);
                (at, isApart) = (end, false);
            }
        }
    }

    [GeneratedRegex("""([.!?]["”»]?) (?=\p{Lu}|["“„«])""")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex("""(?<!\S)(\w{1,2}) """)]
    private static partial Regex ShortWords();
}
