namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>
/// Reads a text without markup as lines, whatever made it: lines that were wrapped are whole again, and bullets, numbers,
/// indentation, headings, quotes, links, images and tables are marks of a line instead of its text. So the same page gives
/// much the same lines through any tool.
/// </summary>
internal static class DumpReader
{
    private const int MaximumLines = 100_000;
    private const int MaximumLinkedLines = 40;
    private const int TextWidth = 50;
    private const int MaximumLevels = 9;
    private const int MaximumIndent = 40;

    /// <summary>The lines of a text, in order.</summary>
    public static List<DumpLine> Read(string text, CancellationToken cancellationToken)
    {
        var raw = RawLine.Read(text, cancellationToken);
        var joined = new LineJoiner(raw, cancellationToken).Join();
        var style = DumpStyle.Of(joined);
        var added = ToolLines.Of(joined, style);
        var marks = new LinkMarks(style);
        var margin = Margin(joined);
        var lines = new List<DumpLine>(joined.Count);
        var levels = new List<int>();
        var (linked, afterBlank) = (0, true);
        for (var index = 0; index < joined.Count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = joined[index];
            afterBlank |= line.AfterBlank;
            if (added[index])
            {
                // Its links are numbered with the others.
                marks.Plain(line.Text);
                afterBlank = true;
                continue;
            }

            // "[" and "](address)" around lines make a link of all of them.
            if (style.IsMarkdown && !line.IsCode && line.Text.StartsWith("](", StringComparison.Ordinal))
            {
                line = line with { Text = line.Text[(Math.Max(1, line.Text.IndexOf(')', StringComparison.Ordinal)) + 1)..].Trim() };
                linked = 0;
            }

            var opensLink = style.IsMarkdown && line.Text.EndsWith('[') && !line.IsCode;
            if (opensLink)
                line = line with { Text = line.Text[..^1].TrimEnd(' ', '!') };
            if (line.Text.Length > 0)
            {
                var plain = line.IsCode ? new(line.Text, 0, 0, 0) : Plain(line, style, marks);
                if (plain.Text.Length > 0 && lines.Count < MaximumLines)
                {
                    Add(lines, line, plain, style, margin, Level(levels, line), afterBlank, linked > 0, IsOrdered(joined, index));
                    afterBlank = false;
                }
                else if (plain.Text.Length > 0)
                {
                    lines.Add(new(plain.Text, line.Number) { AfterBlank = true });
                }
            }

            linked = opensLink ? MaximumLinkedLines : Math.Max(0, linked - 1);
        }

        return lines;
    }

    private static void Add(List<DumpLine> lines, JoinedLine line, PlainLine plain, DumpStyle style, int margin, int level, bool afterBlank, bool isLinked, bool isOrdered)
    {
        var text = plain.Text;
        var heading = line.Heading;
        if (heading == 0 && DumpStyle.StarredHeading(text) is var stars && stars > 0)
        {
            heading = stars;
            text = text.Trim('*').Trim();
            if (text.Length == 0)
                return;
        }

        // A number is the mark of an item only beside its neighbours' numbers.
        var mark = line.Mark == ListMark.Number && !isOrdered ? ListMark.None : line.Mark;
        if (line.Mark == ListMark.Number && !isOrdered)
            text = line.Written + text;
        if (line.IsRow)
            text = Cells(text);
        if (text.Length == 0)
            return;
        var read = new DumpLine(text, line.Number)
        {
            AfterBlank = afterBlank,
            Mark = mark,
            Level = mark == ListMark.None ? 0 : level,
            Heading = heading,
            IsQuote = line.IsQuote,
            IsCode = line.IsCode,
            IsRow = line.IsRow,
            Indent = Math.Clamp(line.Indent - margin, -MaximumIndent, MaximumIndent),
            Links = plain.Links + (isLinked ? 1 : 0),
            LinkShare = isLinked ? 1 : style.MarksLinks ? Math.Min(1, plain.LinkLetters / (float)text.Length) : DumpLine.Unknown,
            Images = plain.Images,
        };
        if (line.IsCode)
        {
            lines.Add(read);
            return;
        }

        foreach (var piece in GluedLine.Split(text))
            lines.Add(piece.Joint == LineJoint.LineEnd ? read with { Text = text[piece.Start..piece.End] } : read with { Text = text[piece.Start..piece.End], Joint = piece.Joint, AfterBlank = false });
    }

    private static PlainLine Plain(JoinedLine line, DumpStyle style, LinkMarks marks)
    {
        if (!style.IsMarkdown)
            return marks.Plain(line.Text);
        return MarkdownMarks.Plain(line.Text);
    }

    // Where most of the text begins: bullets and centred headings stand elsewhere.
    private static int Margin(List<JoinedLine> lines)
    {
        var letters = new int[MaximumIndent + 1];
        foreach (var line in lines)
        {
            if (line.Mark == ListMark.None && line.Text.Length >= TextWidth)
                letters[Math.Min(line.Indent, MaximumIndent)] += Math.Min(line.Text.Length, 2_000);
        }

        return Array.IndexOf(letters, letters.Max());
    }

    // Items set in further than those before stand in a list of their own.
    private static int Level(List<int> levels, JoinedLine line)
    {
        if (line.Mark == ListMark.None)
        {
            if (line.AfterBlank || line.Heading > 0)
                levels.Clear();
            return 0;
        }

        while (levels.Count > 0 && levels[^1] > line.Indent)
            levels.RemoveAt(levels.Count - 1);
        if (levels.Count == 0 || levels[^1] < line.Indent)
            levels.Add(line.Indent);
        return Math.Min(levels.Count, MaximumLevels);
    }

    private static bool IsOrdered(List<JoinedLine> lines, int index)
    {
        var line = lines[index];
        return line.Mark == ListMark.Number
            && ((index > 0 && IsNext(lines[index - 1], line)) || (index + 1 < lines.Count && IsNext(line, lines[index + 1])));
    }

    private static bool IsNext(JoinedLine line, JoinedLine next) => line.Mark == ListMark.Number && next.Mark == ListMark.Number && next.Ordinal == line.Ordinal + 1;

    private static string Cells(string text) =>
        string.Join('\t', text.Split(['|', '│', '┃', '║'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
