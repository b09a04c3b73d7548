using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Repairs;
using Ingestion.Extraction.TextDump.Reading;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.PlainText;

/// <summary>Makes an article of a text that somebody wrote as text: a title, then paragraphs parted by blank lines or line ends.</summary>
internal static class PlainTextExtractor
{
    /// <summary>Longer lines are no titles.</summary>
    public const int MaximumTitleLength = 300;

    private const int MaximumCutTitleLength = 120;
    private const int HeaderLines = 12;
    private const int WrapColumn = 100;
    private const int LeastWrapped = 40;
    private const int MaximumSample = 2_000;

    /// <summary>Extracts the article.</summary>
    public static Article Extract(IReadOnlyList<DumpLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return new() { Kind = PageKind.Other, Title = "", Blocks = [] };
        var first = lines[0].Text;
        // A first line that stands alone or is short is the title; of a first paragraph the beginning serves as one.
        var isBroken = IsBrokenAtColumn(lines);
        var isTitle = first.Length <= MaximumTitleLength && (lines.Count == 1 || lines[1].AfterBlank || !(isBroken && IsWrapped(lines, 0)));
        var start = isTitle && lines.Count > 1 ? 1 : 0;
        var page = new DumpContext([.. lines.Take(HeaderLines)], cancellationToken);
        var header = DumpHeader.Read(page, page.IsProse);
        var blocks = Blocks(lines, start, isBroken, header.Used, cancellationToken);
        var language = LanguageDetector.Detect(string.Join('\n', blocks.Take(200).Select(block => block.Text)));
        var mended = TextRepairs.Mend(isTitle ? first : Cut(first), blocks);
        return new Article
        {
            Kind = PageKind.Article,
            Title = mended.Title,
            Blocks = mended.Blocks,
            Authors = header.Authors,
            Published = header.Published.Value,
            Modified = header.Modified.Value,
            Language = language,
            Origins = FoundText.Origins(
                ("title", lines[0].Number), ("authors", header.AuthorsLine), ("published", header.Published.Line), ("modified", header.Modified.Line),
                ("language", language.Length > 0 ? FoundText.WholeText : 0)),
            // Written as text, it is taken as it stands.
            Confidence = mended.Blocks.Count == 0 ? 0 : 1,
            Repairs = mended.Repairs,
        };
    }

    /// <summary>A line as a title: itself, or its beginning when it is too long for one.</summary>
    public static string TitleOf(string line) => line.Length <= MaximumTitleLength ? line : Cut(line);

    /// <summary>The beginning of a text, at a sentence's or a word's end, as a title.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= MaximumCutTitleLength)
            return text;
        var end = text.AsSpan(0, MaximumCutTitleLength).IndexOfAny('.', '!', '?');
        if (end < 20)
            end = text.LastIndexOf(' ', MaximumCutTitleLength);
        if (end < 20)
            end = char.IsHighSurrogate(text[MaximumCutTitleLength - 1]) ? MaximumCutTitleLength - 1 : MaximumCutTitleLength;
        return text[..end].TrimEnd();
    }

    private static List<Block> Blocks(IReadOnlyList<DumpLine> lines, int start, bool isBroken, HashSet<int> used, CancellationToken cancellationToken)
    {
        var blocks = new List<Block>();
        var paragraph = new StringBuilder();
        for (var index = start; index < lines.Count; index++)
        {
            if ((index & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = lines[index];
            if (used.Contains(index) || IsRule(line.Text))
                continue;
            if (line.IsListItem)
            {
                blocks.Add(new() { Kind = BlockKind.ListItem, Text = line.Text, Level = 1 });
                continue;
            }

            paragraph.Append(line.Text);
            // Lines broken at a column belong together; lines broken where a sentence ends stand for themselves.
            if (isBroken && index + 1 < lines.Count && !lines[index + 1].AfterBlank && !lines[index + 1].IsListItem && IsWrapped(lines, index))
            {
                paragraph.Append(' ');
                continue;
            }

            var isHeading = line.AfterBlank && index + 1 < lines.Count && lines[index + 1].AfterBlank && paragraph.Length < 80
                && char.IsLetterOrDigit(paragraph[^1]);
            blocks.Add(new() { Kind = isHeading ? BlockKind.Heading : BlockKind.Paragraph, Text = paragraph.ToString(), Level = isHeading ? 2 : 0 });
            paragraph.Clear();
        }

        return blocks;
    }

    // Lines that mostly end within a sentence were broken at a column; lines that end with one are paragraphs.
    private static bool IsBrokenAtColumn(IReadOnlyList<DumpLine> lines)
    {
        int within = 0, atEnd = 0;
        for (var index = 0; index + 1 < Math.Min(lines.Count, MaximumSample); index++)
        {
            if (!IsWrapped(lines, index))
                continue;
            if (lines[index].Text[^1] is '.' or '!' or '?' or '"' or '”' or ':')
                atEnd++;
            else
                within++;
        }

        return within > atEnd;
    }

    // Broken by an editor: near the column where lines break, and not at the end of a sentence that a new line follows.
    private static bool IsWrapped(IReadOnlyList<DumpLine> lines, int index)
    {
        var length = lines[index].Text.Length;
        if (length is < LeastWrapped or > WrapColumn || index + 1 >= lines.Count || lines[index + 1].AfterBlank)
            return false;
        var next = lines[index + 1].Text;
        var space = next.IndexOf(' ', StringComparison.Ordinal);
        // The next line's first word would not have fitted.
        return length + 1 + (space < 0 ? next.Length : space) > 60 && next.Length <= WrapColumn;
    }

    private static bool IsRule(string text) => text.Length >= 3 && text.AsSpan().IndexOfAnyExcept("=-*_") < 0;
}
