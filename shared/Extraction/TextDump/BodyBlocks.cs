using Ingestion.Contracts;

namespace Ingestion.Extraction.TextDump;

/// <summary>Makes blocks of the lines that were chosen as a page's text.</summary>
internal static class BodyBlocks
{
    private const int MaximumHeadingWords = 14;
    private const int LeastRepeatedWords = 8;

    /// <summary>A block for each chosen line but the headline and second copies of whole sentences.</summary>
    public static List<Block> Of(DumpContext page, bool[] isBody)
    {
        var chosen = new List<int>();
        var seen = new HashSet<string>();
        for (var index = 1; index < isBody.Length; index++)
        {
            if (!isBody[index] || index == page.Headline || page.Lines[index].Text == page.Lines[page.Headline].Text)
                continue;
            // Pages for several widths of screen say their text twice.
            if (page.Words[index].Words.Count >= LeastRepeatedWords && !seen.Add(page.Lines[index].Text))
                continue;
            chosen.Add(index);
        }

        var blocks = new List<Block>(chosen.Count);
        for (var at = 0; at < chosen.Count; at++)
        {
            var line = page.Lines[chosen[at]];
            var next = at + 1 < chosen.Count ? page.Lines[chosen[at + 1]] : null;
            blocks.Add(line.IsListItem ? new() { Kind = BlockKind.ListItem, Text = line.Text, Level = 1 }
                : IsHeading(page, chosen[at], next) ? new() { Kind = BlockKind.Heading, Text = line.Text, Level = 2 }
                : new() { Kind = BlockKind.Paragraph, Text = line.Text });
        }

        return blocks;
    }

    // A short line that ends no sentence, with text below it.
    private static bool IsHeading(DumpContext page, int index, DumpLine? next)
    {
        var text = page.Lines[index].Text;
        return next is not null
            && page.Words[index].Words.Count is > 0 and <= MaximumHeadingWords
            && text[^1] is not ('.' or ',' or ';' or ':' or '!' or '…' or '。' or '"' or '”' or '»' or '“')
            && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || !char.IsLower(text[0]))
            && (next.IsListItem || next.Text.Length > text.Length);
    }
}
