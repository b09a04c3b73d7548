using System.Buffers;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// Judges every block of a page: a first model by the block itself, a second by what the first says of its surroundings.
/// Weights and cross-validated figures come from tests/quality/fit_blocks.py.
/// </summary>
internal static class BlockJudge
{
    /// <summary>Where precision and recall of the body meet, found by cross-validation.</summary>
    public const float Threshold = 0.5f;

    /// <summary>Blocks the first model is this sure are furniture are not asked about again.</summary>
    private const float Hopeless = 0.02f;

    private static readonly GradientBoostedTrees First = Load("blocks.trees", BlockFeatures.Names.Count);

    private static readonly GradientBoostedTrees Second = Load("smoothing.trees", BlockFeatures.Names.Count + SmoothedFeatures.Names.Count);

    /// <summary>Each block's probability of being body, in the page's order.</summary>
    public static float[] Judge(PageContext page)
    {
        var count = page.Outline.Blocks.Count;
        var width = BlockFeatures.Names.Count;
        var more = SmoothedFeatures.Names.Count;
        var rows = ArrayPool<float>.Shared.Rent(count * width);
        var smoothed = ArrayPool<float>.Shared.Rent(count * more);
        var beliefs = new float[count];
        var judged = new float[count];
        BlockFeatures.Fill(page, rows.AsSpan(0, count * width));
        for (var i = 0; i < count; i++)
            beliefs[i] = First.Probability(rows.AsSpan(i * width, width));
        SmoothedFeatures.Fill(page, beliefs, smoothed.AsSpan(0, count * more));
        var row = new float[width + more];
        for (var i = 0; i < count; i++)
        {
            if (beliefs[i] < Hopeless)
                continue;
            rows.AsSpan(i * width, width).CopyTo(row);
            smoothed.AsSpan(i * more, more).CopyTo(row.AsSpan(width));
            judged[i] = Second.Probability(row);
        }
        ArrayPool<float>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(smoothed);
        return judged;
    }

    private static GradientBoostedTrees Load(string resource, int features)
    {
        var trees = GradientBoostedTrees.Load(resource);
        if (trees.Features != features)
            throw new InvalidDataException($"{resource} was fitted to {trees.Features} features and the page has {features}: fit it again with tests/quality/fit_blocks.py.");
        return trees;
    }
}
