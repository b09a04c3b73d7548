using System.Collections.Frozen;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>A page's blocks as rows of numbers, the input of the first model.</summary>
internal static class BlockFeatures
{
    private static readonly string[] Tags =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "section", "article", "blockquote", "pre", "figcaption", "dt", "dd",
        "ul", "ol", "dl", "tr", "tbody", "table", "main", "header", "footer", "nav", "aside", "form", "figure", "button", "details", "summary",
        "center", "address", "body", "html",
    ];

    private static readonly FrozenDictionary<string, int> TagNumbers = Tags.Index().ToFrozenDictionary(tag => tag.Item, tag => tag.Index + 1);

    private static readonly string KindName = FeatureLayout.Coded<BlockKind>("kind");

    private static readonly string[] MarkNames = Enum.GetNames<Mark>();

    private static readonly string[][] AncestorNames = Enumerable.Range(1, 4).Select(level => new[]
    {
        FeatureLayout.Coded($"tag{level}", Tags), $"text{level}", $"links{level}", $"blocks{level}", $"words{level}", $"prose{level}", $"children{level}", $"place{level}", $"siblings{level}",
    }).ToArray();

    private static readonly string[][] ProseNames = new[] { "fifth", "half", "most" }
        .Select(name => new[] { name + " levels", name + " blocks", name + " links", name + " place" }).ToArray();

    private static readonly string[][] NeighbourNames = new[] { "before2", "before1", "after1", "after2" }
        .Select(name => new[] { name + " words", name + " links", FeatureLayout.Coded<BlockKind>(name + " kind"), name + " kin", name + " sentence" }).ToArray();

    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of((ref row) => Fill(PageContext.Sample, 0, ref row)));

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value;

    /// <summary>Fills one row a block.</summary>
    /// <param name="page">The page.</param>
    /// <param name="values">Where the first row begins.</param>
    /// <param name="stride">From the beginning of a row to that of the next; at least the length of a row.</param>
    public static void Fill(PageContext page, Span<float> values, int stride)
    {
        var width = Layout.Count;
        for (var i = 0; i < page.Outline.Blocks.Count; i++)
        {
            var row = new FeatureRow(values.Slice(i * stride, width));
            Fill(page, i, ref row);
        }
    }

    private static void Fill(PageContext page, int index, ref FeatureRow row)
    {
        var block = page.Outline.Blocks[index];
        AddText(block, page.Traits[index], ref row);
        AddSharedWords(page.Shared, block, ref row);
        AddMarks(block, ref row);
        AddContainers(page, block, ref row);
        AddProseAround(page, index, block, ref row);
        AddHeadlineAround(page, index, block, ref row);
        page.Votes.Add(index, ref row);
        page.Stretches.Add(index, ref row);
        page.Recurrence.Add(index, ref row);
        AddPosition(page, index, ref row);
        AddShapes(page, index, block, ref row);
        AddNeighbour(page, index, -2, NeighbourNames[0], ref row);
        AddNeighbour(page, index, -1, NeighbourNames[1], ref row);
        AddNeighbour(page, index, 1, NeighbourNames[2], ref row);
        AddNeighbour(page, index, 2, NeighbourNames[3], ref row);
        AddPage(page, ref row);
    }

    private static void AddText(TextBlock block, TextTraits traits, ref FeatureRow row)
    {
        var length = Math.Max(1, block.Text.Length);
        row.AddLog("length", block.Text.Length);
        row.AddLog("words", block.Words);
        row.Add("word length", (float)traits.Letters / Math.Max(1, block.Words));
        row.Add("link share", block.LinkShare);
        row.Add("links", Math.Min(block.Links, 20));
        row.Add("anchor links", Math.Min(block.AnchorLinks, 20));
        row.Add("link is outside", block.Href.Contains("//", StringComparison.Ordinal));
        row.Add("emphasis share", Math.Min(1, (float)block.EmphasisLength / length));
        row.Add("images", Math.Min(block.Images, 5));
        row.Add("ends sentence", traits.EndsSentence);
        row.Add("sentence ends", Math.Min(traits.SentenceEnds, 20));
        row.Add("commas", Math.Min(traits.Commas, 20));
        row.Add("digit share", (float)traits.Digits / length);
        row.Add("capital share", (float)traits.Capitals / Math.Max(1, traits.Letters));
        row.Add("separators", Math.Min(traits.Separators, 10));
        row.Add("starts lower", char.IsLower(traits.First));
        row.Add("starts letter", char.IsLetter(traits.First));
        row.Add("ends colon", traits.Last == ':');
        row.Add("ends question", traits.Last == '?');
        row.Add("year", traits.HasYear);
        row.Add("copyright", traits.HasCopyright);
        row.Add("address", traits.HasAddress);
        row.Add(KindName, (float)block.Kind);
        row.Add("level", block.Level);
        row.Add("broken line", block.IsBrokenLine);
        row.Add("cell", block.Cell is not null);
        row.Add("cell column", block.Cell?.Column ?? 0);
    }

    private static void AddSharedWords(SharedWords shared, TextBlock block, ref FeatureRow row)
    {
        row.Add("in prose", shared.OfProse(block));
        row.Add("in given body", shared.OfBody(block));
        row.Add("in description", shared.OfDescription(block));
    }

    private static void AddMarks(TextBlock block, ref FeatureRow row)
    {
        var inline = block.InlineMarks;
        row.Add("inline author", inline.Has(Mark.Author));
        row.Add("inline date", inline.Has(Mark.Date));
        row.Add("inline share", inline.Has(Mark.Share));
        row.Add("inline button", inline.Has(Mark.Button));
        row.Add("inline tag", inline.Has(Mark.Tag) || inline.Has(Mark.Meta));
        row.Add("inline hidden", inline.Has(Mark.Hidden));
        row.Add("inline caption", inline.Has(Mark.Caption));
        row.Add("inline related", inline.Has(Mark.Related));
        row.Add("inline headline", inline.Has(Mark.Headline));
        var container = block.Container;
        for (var mark = 0; mark < Marks.Count; mark++)
        {
            var depth = container.MarkDepths[mark];
            row.Add(MarkNames[mark], depth == 0 ? 30 : Math.Min(29, container.Depth - depth));
        }
        row.Add("depth", Math.Min(container.Depth, 60));
    }

    /// <summary>The element around the text, then the next ones outwards that hold more blocks than the one before.</summary>
    private static void AddContainers(PageContext page, TextBlock block, ref FeatureRow row)
    {
        var container = block.Container;
        for (var level = 0; level < AncestorNames.Length; level++)
        {
            var names = AncestorNames[level];
            row.Add(names[0], TagNumbers.GetValueOrDefault(container.Tag));
            row.AddLog(names[1], container.TextLength);
            row.Add(names[2], (float)container.LinkLength / Math.Max(1, container.TextLength));
            row.AddLog(names[3], container.Blocks);
            row.Add(names[4], Math.Min(200, (float)container.Words / Math.Max(1, container.Blocks)));
            row.Add(names[5], container.Prose / Math.Max(1, page.Prose));
            row.AddLog(names[6], container.ChildContainers);
            row.Add(names[7], (float)container.First / page.Outline.Blocks.Count);
            row.AddLog(names[8], page.SiblingsOf(container));
            container = container.Wider ?? container;
        }
    }

    /// <summary>How far out the page's running text is: the nearest ancestors that hold a share of it.</summary>
    private static void AddProseAround(PageContext page, int index, TextBlock block, ref FeatureRow row)
    {
        var prose = Math.Max(1, page.Prose);
        AddAncestor(0.2f, ProseNames[0], ref row);
        AddAncestor(0.5f, ProseNames[1], ref row);
        AddAncestor(0.8f, ProseNames[2], ref row);

        void AddAncestor(float share, string[] names, ref FeatureRow row)
        {
            var levels = 0;
            var container = block.Container;
            while (container.Prose < share * prose && container.Wider is { } wider)
            {
                levels++;
                container = wider;
            }
            row.Add(names[0], Math.Min(levels, 20));
            row.AddLog(names[1], container.Blocks);
            row.Add(names[2], (float)container.LinkLength / Math.Max(1, container.TextLength));
            row.Add(names[3], (float)(index - container.First) / Math.Max(1, container.Blocks));
        }
    }

    /// <summary>The nearest ancestor that holds the headline too.</summary>
    private static void AddHeadlineAround(PageContext page, int index, TextBlock block, ref FeatureRow row)
    {
        var headline = page.HeadlineBlock;
        var levels = 0;
        var container = block.Container;
        while ((container.First > headline || container.Last < headline) && container.Wider is { } wider)
        {
            levels++;
            container = wider;
        }
        row.Add("headline levels", headline < 0 ? -1 : Math.Min(levels, 20));
        row.AddLog("headline blocks", headline < 0 ? 0 : container.Blocks);
        row.Add("headline prose", headline < 0 ? -1 : container.Prose / Math.Max(1, page.Prose));
        row.Add("headline place", headline < 0 ? -1 : (float)(index - container.First) / Math.Max(1, container.Blocks));
    }

    private static void AddPosition(PageContext page, int index, ref FeatureRow row)
    {
        var count = page.Outline.Blocks.Count;
        row.Add("place", (float)index / count);
        row.AddLog("index", index);
        row.AddLog("rest", count - index);
        row.Add("text before", (float)page.TextBefore[index] / Math.Max(1, page.TextBefore[^1]));
        row.Add("prose before", page.ProseBefore[index] / Math.Max(1, page.Prose));
        row.Add("prose after", 1 - page.ProseBefore[index + 1] / Math.Max(1, page.Prose));
        var headline = page.HeadlineBlock;
        row.Add("from headline", headline < 0 ? -100 : Math.Clamp(index - headline, -99, 300));
        row.Add("has headline", headline >= 0);
        row.Add("title share", page.TitleShare[index]);
        row.Add("is title", page.IsTitle[index]);
        // How much running text stands close by, whatever holds it.
        row.AddLog("prose within 3", page.ProseBefore[Math.Min(count, index + 4)] - page.ProseBefore[Math.Max(0, index - 3)]);
        row.AddLog("prose 3 before", page.ProseBefore[index] - page.ProseBefore[Math.Max(0, index - 3)]);
        row.AddLog("prose 3 after", page.ProseBefore[Math.Min(count, index + 4)] - page.ProseBefore[index + 1]);
        row.AddLog("prose 10 before", page.ProseBefore[index] - page.ProseBefore[Math.Max(0, index - 10)]);
        row.AddLog("prose 10 after", page.ProseBefore[Math.Min(count, index + 11)] - page.ProseBefore[index + 1]);
    }

    private static void AddShapes(PageContext page, int index, TextBlock block, ref FeatureRow row)
    {
        var shape = page.ShapeOf(block);
        row.AddLog("shape blocks", shape.Blocks);
        row.Add("shape text", (float)shape.TextLength / Math.Max(1, page.TextBefore[^1]));
        row.Add("shape links", (float)shape.LinkLength / Math.Max(1, shape.TextLength));
        row.Add("shape words", Math.Min(200, (float)shape.Words / shape.Blocks));
        row.Add("said before", page.Earlier[index] >= 0);
        row.Add("said again", page.Later[index] >= 0);
        row.Add("runs said before", page.Repeated.Before[index]);
        row.Add("runs said again", page.Repeated.After[index]);
    }

    private static void AddNeighbour(PageContext page, int index, int offset, string[] names, ref FeatureRow row)
    {
        var at = index + offset;
        var isThere = at >= 0 && at < page.Outline.Blocks.Count;
        var block = page.Outline.Blocks[isThere ? at : index];
        var self = page.Outline.Blocks[index];
        row.Add(names[0], isThere ? MathF.Log(1 + block.Words) : -1);
        row.Add(names[1], isThere ? block.LinkShare : -1);
        row.Add(names[2], isThere ? (float)block.Kind + 0.1f * block.Level : -1);
        row.Add(names[3], !isThere ? -1 : block.Container == self.Container ? 3 : block.Container.Parent == self.Container.Parent ? 2 : block.Container.Shape == self.Container.Shape ? 1 : 0);
        row.Add(names[4], isThere && page.Traits[at].EndsSentence);
    }

    private static void AddPage(PageContext page, ref FeatureRow row)
    {
        var root = page.Outline.Containers[0];
        row.AddLog("page blocks", page.Outline.Blocks.Count);
        row.AddLog("page text", root.TextLength);
        row.Add("page links", (float)root.LinkLength / Math.Max(1, root.TextLength));
        row.Add("page prose", page.Prose / Math.Max(1, root.TextLength));
    }
}
