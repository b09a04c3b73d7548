using System.Buffers;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What the models say of a page.</summary>
/// <param name="Blocks">Each block's probability of being body.</param>
/// <param name="Kinds">Each kind's probability, in the order of <see cref="KindJudge"/>.</param>
internal sealed record Judgement(float[] Blocks, float[] Kinds)
{
    /// <summary>
    /// The probability from which a block is taken into the body. Articles end at a border, and what is doubtful there is
    /// furniture; pages of other kinds are made of blocks that look like furniture elsewhere. Found by cross-validation.
    /// </summary>
    public float Threshold => 0.4f + 0.25f * KindJudge.ArticleProbability(Kinds);
}

/// <summary>
/// Judges every block of a page: a first model by the block itself, a second by what the first says of its surroundings
/// and of the page's kind. Weights and cross-validated figures come from tests/quality/fit_blocks.py.
/// </summary>
internal static class BlockJudge
{
    /// <summary>Blocks the first model is this sure are furniture are not asked about again.</summary>
    private const float Hopeless = 0.02f;

    private static readonly GradientBoostedTrees First = Load("blocks.trees", BlockFeatures.Names.Count);

    private static readonly GradientBoostedTrees Second =
        Load("smoothing.trees", BlockFeatures.Names.Count + SmoothedFeatures.Names.Count + KindJudge.Count);

    public static Judgement Judge(PageContext page, LinkedData data, string url)
    {
        var count = page.Outline.Blocks.Count;
        var width = BlockFeatures.Names.Count;
        var more = SmoothedFeatures.Names.Count;
        var rows = ArrayPool<float>.Shared.Rent(count * width);
        var smoothed = ArrayPool<float>.Shared.Rent(count * more);
        BlockFeatures.Fill(page, rows.AsSpan(0, count * width));
        var beliefs = Beliefs(rows, count);
        SmoothedFeatures.Fill(page, beliefs, smoothed.AsSpan(0, count * more));
        var kinds = KindJudge.Probabilities(page, data, beliefs, url);
        var judged = new float[count];
        var row = new float[width + more + kinds.Length];
        kinds.CopyTo(row, width + more);
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
        return new Judgement(judged, kinds);
    }

    private static float[] Beliefs(float[] rows, int count)
    {
        var width = BlockFeatures.Names.Count;
        var beliefs = new float[count];
        for (var i = 0; i < count; i++)
            beliefs[i] = First.Probability(rows.AsSpan(i * width, width));
        return beliefs;
    }

    private static GradientBoostedTrees Load(string resource, int features)
    {
        var trees = GradientBoostedTrees.Load(resource);
        if (trees.Features != features)
            throw new InvalidDataException($"{resource} was fitted to {trees.Features} features and the page has {features}: fit it again with tests/quality/fit_blocks.py.");
        return trees;
    }
}
