using Ingestion.Contracts;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Adds up, for every container, the text within, and takes back marks that this text belies.</summary>
internal static class Totals
{
    /// <summary>An element with the headline and this share of the page's unlinked text frames the page, whatever its names say.</summary>
    private const float FrameShare = 0.4f;

    /// <summary>The share for pages without a headline.</summary>
    private const float BareFrameShare = 0.75f;

    /// <summary>Marks that say body, and so hold for frames too.</summary>
    private static readonly ulong BodyMarks = Marks.None.With(Mark.Content).With(Mark.Article).With(Mark.Main).With(Mark.Thread).With(Mark.Product).Bits;

    public static void Add(PageOutline outline)
    {
        var headline = outline.Blocks.FindIndex(block => block is { Kind: BlockKind.Heading, Level: 1 });
        AddText(outline);
        FindWider(outline.Containers);
        SettleMarks(outline.Containers, headline);
        AddProse(outline);
    }

    private static void AddText(PageOutline outline)
    {
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            var block = outline.Blocks[i];
            var container = block.Container;
            if (container.First < 0)
                container.First = i;
            container.Last = i;
            container.Blocks++;
            container.TextLength += block.Text.Length;
            container.LinkLength += Math.Min(block.LinkLength, block.Text.Length);
            container.Words += block.Words;
        }
        // Children stand after their parents.
        for (var i = outline.Containers.Count - 1; i > 0; i--)
        {
            var container = outline.Containers[i];
            if (container.Parent is not { } parent || container.Blocks == 0)
                continue;
            parent.First = parent.First < 0 ? container.First : Math.Min(parent.First, container.First);
            parent.Last = Math.Max(parent.Last, container.Last);
            parent.Blocks += container.Blocks;
            parent.TextLength += container.TextLength;
            parent.LinkLength += container.LinkLength;
            parent.Words += container.Words;
        }
    }

    private static void FindWider(List<Container> containers)
    {
        // Parents stand before their children.
        foreach (var container in containers)
            if (container.Parent is { } parent)
                container.Wider = parent.Blocks > container.Blocks ? parent : parent.Wider;
    }

    /// <summary>Themes name their outermost elements after what stands in them: <c>has-sidebar</c>, <c>with-related</c>.</summary>
    private static void SettleMarks(List<Container> containers, int headline)
    {
        if (containers.Count == 0)
            return;
        var all = Math.Max(1, containers[0].TextLength - containers[0].LinkLength);
        foreach (var container in containers)
        {
            var share = (float)(container.TextLength - container.LinkLength) / all;
            var holdsHeadline = headline >= 0 && container.First <= headline && headline <= container.Last;
            var isFrame = holdsHeadline ? share >= FrameShare : headline < 0 && share >= BareFrameShare;
            var marks = isFrame ? new Marks(container.Marks.Bits & BodyMarks) : container.Marks;
            container.MarkDepths = Containers.Depths(container.Parent, marks, container.Depth);
        }
    }

    private static void AddProse(PageOutline outline)
    {
        foreach (var block in outline.Blocks)
            block.Container.Prose += ProseOf(block);
        for (var i = outline.Containers.Count - 1; i > 0; i--)
            if (outline.Containers[i] is { Parent: { } parent } container)
                parent.Prose += container.Prose;
    }

    /// <summary>Running text outside links; short lines and furniture hardly count.</summary>
    public static float ProseOf(TextBlock block)
    {
        if (block.Words < 8)
            return 0;
        var depths = block.Container.MarkDepths;
        if ((depths[(int)Mark.Footer] | depths[(int)Mark.Navigation] | depths[(int)Mark.Consent] | depths[(int)Mark.Comment]) != 0)
            return 0;
        return block.Text.Length * (1 - block.LinkShare);
    }
}
