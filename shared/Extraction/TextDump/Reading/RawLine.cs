using System.Globalization;
using System.Text;

namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>A line of a file that is not blank.</summary>
/// <param name="Text">The line without the spaces around it, each run of spaces within it as one.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Indent">Columns before its text.</param>
/// <param name="Width">Columns to its end.</param>
/// <param name="AfterBlank">A blank line, or the beginning of the file, stands before it.</param>
internal readonly record struct RawLine(string Text, int Number, int Indent, int Width, bool AfterBlank)
{
    // No text that somebody reads has more lines. Beyond, memory counts: lines are taken in pieces of many.
    private const int MaximumLines = 100_000;
    private const int LinesOfAPiece = 100;
    private const int TabColumns = 4;

    /// <summary>The lines of a text, in order; of a text of more than a hundred thousand, the rest in pieces of many lines.</summary>
    public static List<RawLine> Read(string text, CancellationToken cancellationToken)
    {
        var lines = new List<RawLine>();
        var piece = new StringBuilder();
        var number = 0;
        var afterBlank = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            if ((++number & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = raw.TrimEnd().Trim('\uFEFF').TrimEnd();
            var start = 0;
            var indent = 0;
            for (; start < line.Length && (char.IsWhiteSpace(line[start]) || line[start] is '\uFEFF' or '\u200B'); start++)
                indent += line[start] == '\t' ? TabColumns : DisplayWidth.Of(line[start]);
            line = line[start..];
            if (line.Length == 0)
            {
                afterBlank = true;
                continue;
            }

            if (lines.Count >= MaximumLines)
            {
                piece.Append(line).Append('\n');
                if (number % LinesOfAPiece == 0)
                    EndPiece(lines, piece, number);
                continue;
            }

            var own = Spaced(line);
            if (own.Length == 0)
                continue;
            lines.Add(new(own, number, indent, indent + DisplayWidth.Of(own), afterBlank));
            afterBlank = false;
        }

        EndPiece(lines, piece, number);
        return lines;
    }

    /// <summary>A text with single spaces, no-break ones and tabs too, and without what has no width but says how to break a line.</summary>
    public static string Spaced(ReadOnlySpan<char> line)
    {
        var plain = true;
        for (var at = 0; at < line.Length && plain; at++)
            plain = line[at] < '\u0080' ? line[at] > ' ' || (line[at] == ' ' && line[at - 1] != ' ') : !IsSpaceOrInvisible(line[at]);
        if (plain)
            return line.ToString();
        var spaced = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            // Control characters are noise of the bytes; soft hyphens and zero-width marks say where a line may break (UAX #14).
            if (letter is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' || (char.IsControl(letter) && !char.IsWhiteSpace(letter)))
                continue;
            var isSpace = char.IsWhiteSpace(letter);
            if (!isSpace)
                spaced.Append(letter);
            else if (spaced.Length > 0 && spaced[^1] != ' ')
                spaced.Append(' ');
        }

        if (spaced.Length > 0 && spaced[^1] == ' ')
            spaced.Length--;
        return spaced.ToString();
    }

    private static bool IsSpaceOrInvisible(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF'
        || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.LineSeparator;

    private static void EndPiece(List<RawLine> lines, StringBuilder piece, int number)
    {
        if (piece.Length > 0)
            lines.Add(new(piece.ToString().TrimEnd('\n'), number, 0, int.MaxValue, AfterBlank: true));
        piece.Clear();
    }
}
