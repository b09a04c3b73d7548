using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>The texts of a short page that say what it is for: its headlines, and what stands below them without the furniture.</summary>
internal sealed class PageTexts
{
    /// <summary>Words of a block that may be running text.</summary>
    private const int SentenceWords = 6;

    private const float MostLinks = 0.5f;

    /// <summary>An article's worth of running text.</summary>
    private const int MostWords = 150;

    private const int MostBlocks = 300;

    /// <summary>A headline that begins with others, a title that names section and site.</summary>
    private const int MostHeadlines = 8;

    private static readonly Mark[] FurnitureMarks =
        [Mark.Footer, Mark.Navigation, Mark.Header, Mark.Aside, Mark.Sidebar, Mark.Comment, Mark.Related, Mark.Newsletter, Mark.Consent];

    private PageTexts(IReadOnlyList<string> headlines, IReadOnlyList<TextBlock> below)
    {
        Headlines = headlines;
        Below = below;
        RunningWords = below.Sum(block => IsRunning(block) ? block.Words : 0);
    }

    /// <summary>The page's title in its parts, and the heading.</summary>
    public IReadOnlyList<string> Headlines { get; }

    /// <summary>What stands in none of the page's furniture; all blocks where that leaves no sentence. Without the headlines.</summary>
    public IReadOnlyList<TextBlock> Below { get; }

    public int RunningWords { get; }

    /// <summary>Whether the page says too little to be more than a notice.</summary>
    public bool IsShort => RunningWords <= MostWords && Below.Count <= MostBlocks;

    public static PageTexts Of(PageOutline outline, string title)
    {
        var own = outline.Blocks.Where(block => !IsFurniture(block.Container)).ToList();
        if (!own.Exists(IsRunning))
            own = outline.Blocks;
        var heading = own.Find(block => block is { Kind: BlockKind.Heading, Level: 1 }) ?? own.Find(block => block.Kind == BlockKind.Heading);
        var headlines = new List<string>();
        foreach (var part in PartsOf(outline.Marks.Title).Append(heading?.Text ?? "").Append(title))
            if (part.Length > 0 && headlines.Count < MostHeadlines && !headlines.Contains(part, StringComparer.OrdinalIgnoreCase))
                headlines.Add(part);
        return new PageTexts(headlines, [.. own.Where(block => !headlines.Contains(block.Text, StringComparer.OrdinalIgnoreCase))]);
    }

    public static bool IsRunning(TextBlock block) => block.Words >= SentenceWords && block.LinkShare < MostLinks;

    /// <summary>Whether an element stands in a part of the page that its site shows around everything.</summary>
    public static bool IsFurniture(Container container)
    {
        foreach (var mark in FurnitureMarks)
            if (container.MarkDepths[(int)mark] > 0)
                return true;
        return false;
    }

    /// <summary>A title parted where its section and its site begin.</summary>
    private static IEnumerable<string> PartsOf(string title)
    {
        var start = 0;
        for (var i = 0; i <= title.Length; i++)
            if (i == title.Length || IsBorder(title, i))
            {
                var part = title[start..i].Trim();
                if (part.Length > 0)
                    yield return part;
                start = i + 1;
            }
    }

    private static bool IsBorder(string title, int at) => title[at] switch
    {
        '|' or '–' or '—' or ':' or '：' or '·' or '•' or '»' or '«' or '_' or '｜' => true,
        '-' => at == 0 || at == title.Length - 1 || title[at - 1] == ' ' || title[at + 1] == ' ' || title[at - 1] >= '\u2E80' || title[at + 1] >= '\u2E80',
        _ => false,
    };
}
