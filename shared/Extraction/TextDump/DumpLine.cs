namespace Ingestion.Extraction.TextDump;

/// <summary>A line of a text that once was a page.</summary>
/// <param name="Text">The line without its list marker and the spaces around it; never empty.</param>
/// <param name="Number">Its number in the file, from 1, blank lines counted.</param>
/// <param name="IsListItem">It began with a list marker.</param>
/// <param name="AfterBlank">A blank line, or the beginning of the file, stands before it.</param>
internal sealed record DumpLine(string Text, int Number, bool IsListItem, bool AfterBlank)
{
    /// <summary>The lines of a text that are not blank, in order.</summary>
    public static List<DumpLine> Read(string text, CancellationToken cancellationToken)
    {
        var lines = new List<DumpLine>();
        var number = 0;
        var afterBlank = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            if ((++number & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = raw.Trim().Trim('\uFEFF');
            var isListItem = line.Length > 2 && line[0] is '-' or '*' or '•' or '·' or '–' && line[1] is ' ' or '\t';
            if (isListItem)
                line = line[2..].TrimStart();
            if (line.Length == 0)
            {
                afterBlank = true;
                continue;
            }

            lines.Add(new(line.ToString(), number, isListItem, afterBlank));
            afterBlank = false;
        }

        return lines;
    }
}
