using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html;

/// <summary>Makes the body of the blocks that were judged to belong to it.</summary>
internal static class BodyAssembly
{
    /// <summary>Shorter blocks may rightly stand twice.</summary>
    private const int RepeatLength = 80;

    /// <summary>A page none of whose blocks reaches this has no body.</summary>
    private const float LeastBelief = 0.1f;

    public static Body Assemble(PageContext page, Judgement judgement)
    {
        var outline = page.Outline.Blocks;
        var judged = judgement.Blocks;
        var threshold = ThresholdOf(judgement);
        var body = new List<Block>();
        var positions = new List<int>();
        var seen = new Dictionary<string, TextBlock>(StringComparer.Ordinal);
        int first = -1, last = -1;
        for (var i = 0; i < outline.Count; i++)
        {
            var block = outline[i];
            if (block.Cell is { } cell)
            {
                var end = i + 1;
                while (end < outline.Count && outline[end].Cell?.Table == cell.Table)
                    end++;
                if (IsKept(outline, judged, threshold, i, end))
                {
                    body.Add(new Block { Kind = BlockKind.Table, Text = TableText(outline, i, end), HasHeader = HasHeader(outline, i, end) });
                    positions.Add(i);
                    first = first < 0 ? i : first;
                    last = end - 1;
                }
                i = end - 1;
                continue;
            }
            if (judged[i] < threshold || block.Words == 0 && block.Kind != BlockKind.Preformatted || IsHeadline(page, i, body.Count == 0))
                continue;
            if (IsCopy(block, seen))
                continue;
            body.Add(new Block { Kind = block.Kind, Text = block.Text, Level = block.Level, IsOrdered = block.IsOrdered });
            positions.Add(i);
            first = first < 0 ? i : first;
            last = i;
        }
        return new Body(body, positions, first, last);
    }

    /// <summary>Pages hold their body once more for another layout, elsewhere in the tree; what is said again side by side is meant to be.</summary>
    private static bool IsCopy(TextBlock block, Dictionary<string, TextBlock> seen)
        => block.Text.Length > RepeatLength && !seen.TryAdd(block.Text, block) && seen[block.Text].Container.Parent != block.Container.Parent;

    /// <summary>Where nothing is likely enough, the likeliest blocks are better than none.</summary>
    private static float ThresholdOf(Judgement judgement)
    {
        var most = 0f;
        foreach (var belief in judgement.Blocks)
            most = Math.Max(most, belief);
        return most >= judgement.Threshold ? judgement.Threshold : most >= LeastBelief ? most * 0.6f : judgement.Threshold;
    }

    /// <summary>A table is kept or left out whole.</summary>
    private static bool IsKept(List<TextBlock> blocks, float[] judged, float threshold, int from, int to)
    {
        float belief = 0, weight = 0;
        for (var i = from; i < to; i++)
        {
            belief += judged[i] * (blocks[i].Words + 1);
            weight += blocks[i].Words + 1;
        }
        return belief >= threshold * weight;
    }

    /// <summary>Whether all cells of the first row are headers.</summary>
    private static bool HasHeader(List<TextBlock> blocks, int from, int to)
    {
        var row = blocks[from].Cell!.Row;
        for (var i = from; i < to && blocks[i].Cell!.Row == row; i++)
            if (!blocks[i].Cell!.IsHeader)
                return false;
        return true;
    }

    private static string TableText(List<TextBlock> blocks, int from, int to)
    {
        var text = new StringBuilder();
        var (row, column) = (blocks[from].Cell!.Row, blocks[from].Cell!.Column);
        for (var i = from; i < to; i++)
        {
            var cell = blocks[i].Cell!;
            if (i > from)
                text.Append(cell.Row != row ? '\n' : cell.Column != column ? '\t' : ' ');
            (row, column) = (cell.Row, cell.Column);
            text.Append(blocks[i].Text);
        }
        return text.ToString();
    }

    /// <summary>The headline belongs to the title, not to the body.</summary>
    private static bool IsHeadline(PageContext page, int index, bool isFirst)
        => page.IsTitle[index] && (isFirst || page.Outline.Blocks[index].Kind == BlockKind.Heading && page.Outline.Blocks[index].Level == 1) && TextKey.Of(page.Outline.Blocks[index].Text) == page.Title;
}
