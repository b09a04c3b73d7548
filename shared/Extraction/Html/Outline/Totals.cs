namespace Ingestion.Extraction.Html.Outline;

/// <summary>Adds up, for every container, the text within.</summary>
internal static class Totals
{
    public static void Add(PageOutline outline)
    {
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            var block = outline.Blocks[i];
            var container = block.Container;
            if (container.First < 0)
                container.First = i;
            container.Blocks++;
            container.TextLength += block.Text.Length;
            container.LinkLength += Math.Min(block.LinkLength, block.Text.Length);
            container.Words += block.Words;
            container.Prose += ProseOf(block);
        }
        // Children stand after their parents.
        for (var i = outline.Containers.Count - 1; i > 0; i--)
        {
            var container = outline.Containers[i];
            if (container.Parent is not { } parent || container.Blocks == 0)
                continue;
            parent.First = parent.First < 0 ? container.First : Math.Min(parent.First, container.First);
            parent.Blocks += container.Blocks;
            parent.TextLength += container.TextLength;
            parent.LinkLength += container.LinkLength;
            parent.Words += container.Words;
            parent.Prose += container.Prose;
        }
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
