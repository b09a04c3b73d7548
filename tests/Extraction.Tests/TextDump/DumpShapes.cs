using System.Text;
using System.Text.RegularExpressions;
using Ingestion.Extraction.TextDump;

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

    /// <summary>A line wrapped at a column; an item of a list hangs.</summary>
    public static string Wrapped(string line, int width)
    {
        var hanging = line.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in Words(line, width))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n').Append(hanging);
                column = hanging.Length;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }

    // Scripts without spaces break anywhere: here between sentences' parts as long as a line.
    private static IEnumerable<string> Words(string line, int width) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Length > width && word.Any(LineWords.IsUnspaced) ? word.Chunk(width / 2).Select(part => new string(part)) : [word]);

    [GeneratedRegex("""([.!?]["”»]?) (?=\p{Lu}|["“„«])""")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex("""(?<!\S)(\w{1,2}) """)]
    private static partial Regex ShortWords();
}
