using Ingestion.Contracts;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump;

/// <summary>Makes blocks of the lines that were chosen as a page's text.</summary>
internal static class BodyBlocks
{
    private const int MaximumHeadingWords = 14;
    private const int LeastRepeatedWords = 8;
    private const int LeastTextWidth = 60;

    /// <summary>A block for each chosen line but the headline and second copies of whole sentences.</summary>
    public static List<Block> Of(DumpContext page, bool[] isBody, DumpTitle title)
    {
        var headline = title.Lines == 1 ? page.Lines[title.Index].Text : title.Title.Value;
        var chosen = new List<int>();
        var seen = new HashSet<string>();
        for (var index = 0; index < isBody.Length; index++)
        {
            if (!isBody[index] || (page.Lines[index].Text == headline && !page.IsProse[index]))
                continue;
            // Pages for several widths of screen say their text twice.
            if (page.Words[index].Words.Count >= LeastRepeatedWords && !seen.Add(page.Lines[index].Text))
                continue;
            chosen.Add(index);
        }

        return Blocks(page, chosen);
    }

    /// <summary>A block for each line of a text that somebody wrote, refrains too.</summary>
    public static List<Block> Written(DumpContext page, bool[] isBody) => Blocks(page, [.. Enumerable.Range(0, isBody.Length).Where(index => isBody[index])]);

    private static List<Block> Blocks(DumpContext page, List<int> chosen)
    {
        var blocks = new List<Block>(chosen.Count);
        for (var at = 0; at < chosen.Count; at++)
        {
            var (first, line) = (chosen[at], page.Lines[chosen[at]]);
            // Parts of one line are one block again, but where an element ended.
            var from = at;
            while (at + 1 < chosen.Count && chosen[at + 1] == chosen[at] + 1 && page.Lines[chosen[at + 1]].Joint is LineJoint.Space or LineJoint.Nothing)
                at++;
            var text = at == from ? line.Text : string.Concat(chosen[from..(at + 1)].Select(index => (page.Lines[index].Joint == LineJoint.Space && index > first ? " " : "") + page.Lines[index].Text));
            var next = at + 1 < chosen.Count ? page.Lines[chosen[at + 1]] : null;
            blocks.Add(Of(page, line, first, next, text));
        }

        return blocks;
    }

    private static Block Of(DumpContext page, DumpLine line, int index, DumpLine? next, string text)
    {
        if (line.IsCode)
            return new() { Kind = BlockKind.Preformatted, Text = text };
        if (line.Heading > 0 && line.Mark == ListMark.None)
            return new() { Kind = BlockKind.Heading, Text = text, Level = Math.Clamp(line.Heading, 2, 6) };
        if (line.IsListItem)
            return new() { Kind = BlockKind.ListItem, Text = text, Level = Math.Max(1, line.Level), IsOrdered = line.Mark == ListMark.Number };
        if (line.IsQuote)
            return new() { Kind = BlockKind.Quote, Text = text };
        return IsHeading(page, index, next) ? new() { Kind = BlockKind.Heading, Text = text, Level = 2 } : new() { Kind = BlockKind.Paragraph, Text = text };
    }

    // A short line that ends no sentence, with text below it.
    private static bool IsHeading(DumpContext page, int index, DumpLine? next)
    {
        var text = page.Lines[index].Text;
        return next is not null
            && page.Words[index].Words.Count is > 0 and <= MaximumHeadingWords
            && text[^1] is not ('.' or ',' or ';' or ':' or '!' or '…' or '。' or '"' or '”' or '»' or '“')
            && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || !char.IsLower(text[0]))
            && (next.IsListItem || (next.Text.Length > text.Length && DisplayWidth.Of(next.Text) >= LeastTextWidth));
    }
}
