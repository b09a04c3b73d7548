using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// Judges every block of a page: a first model by the block itself, a second by what the first says of its surroundings
/// and of the page's kind, and a third, of another sort and so with other errors, by all of this, which weighs as much
/// as both. Weights and cross-validated figures come from tests/quality/fit_blocks.py.
/// </summary>
internal static class BlockJudge
{
    /// <summary>Blocks the first model is this sure are furniture the others are not asked about.</summary>
    private const float Hopeless = 0.02f;

    /// <summary>No model is surer than this, as in fit_blocks.py.</summary>
    private const float MostOdds = 11.5f;

    private static readonly GradientBoostedTrees First = Load("blocks.trees", BlockFeatures.Names.Count + WordFeatures.Names.Count);

    private static readonly GradientBoostedTrees Second =
        Load("smoothing.trees", BlockFeatures.Names.Count + SmoothedFeatures.Names.Count + KindJudge.Count);

    private static readonly Perceptron Third = LoadThird();

    private static readonly WeightTable Weights = WeightTable.Load("words.tsv");

    public static Judgement Judge(PageContext page, LinkedData data, string url)
    {
        var count = page.Outline.Blocks.Count;
        var own = BlockFeatures.Names.Count;
        var width = First.Features;
        var more = SmoothedFeatures.Names.Count;
        var rows = PageArrays<float>.Rent(count * width);
        var smoothed = PageArrays<float>.Rent(count * more);
        BlockFeatures.Fill(page, rows, width);
        WordFeatures.Fill(page, Weights, rows.AsSpan(Math.Min(own, rows.Length)), width);
        var odds = new float[count];
        var beliefs = new float[count];
        for (var i = 0; i < count; i++)
        {
            odds[i] = Limited(First.LogOdds(rows.AsSpan(i * width, width)));
            beliefs[i] = Probability(odds[i]);
        }
        SmoothedFeatures.Fill(page, beliefs, smoothed.AsSpan(0, count * more));
        var kinds = KindJudge.Probabilities(page, data, beliefs, url);
        var judged = new float[count];
        var row = new float[Second.Features];
        var whole = new float[Third.Inputs];
        kinds.CopyTo(row, own + more);
        kinds.CopyTo(whole, width + more);
        for (var i = 0; i < count; i++)
        {
            if (beliefs[i] < Hopeless)
                continue;
            rows.AsSpan(i * width, own).CopyTo(row);
            smoothed.AsSpan(i * more, more).CopyTo(row.AsSpan(own));
            rows.AsSpan(i * width, width).CopyTo(whole);
            smoothed.AsSpan(i * more, more).CopyTo(whole.AsSpan(width));
            whole[^1] = odds[i];
            var both = odds[i] + Limited(Second.LogOdds(row));
            judged[i] = Probability((both + 2 * Limited(Third.LogOdds(whole))) / 4);
        }
        PageArrays<float>.Return(rows);
        PageArrays<float>.Return(smoothed);
        return new Judgement(judged, kinds, Judgement.ThresholdOf(page.Outline.Blocks, judged, KindJudge.ArticleProbability(kinds)));
    }

    private static float Limited(float odds) => Math.Clamp(odds, -MostOdds, MostOdds);

    private static float Probability(float odds) => 1 / (1 + MathF.Exp(-odds));

    private static Perceptron LoadThird()
    {
        var third = Perceptron.Load("blocks.net");
        var inputs = First.Features + SmoothedFeatures.Names.Count + KindJudge.Count + 1;
        if (third.Inputs != inputs)
            throw new InvalidDataException($"blocks.net was fitted to {third.Inputs} inputs and the page has {inputs}: fit it again with tests/quality/fit_blocks.py.");
        return third;
    }

    private static GradientBoostedTrees Load(string resource, int features)
    {
        var trees = GradientBoostedTrees.Load(resource);
        if (trees.Features != features)
            throw new InvalidDataException($"{resource} was fitted to {trees.Features} features and the page has {features}: fit it again with tests/quality/fit_blocks.py.");
        return trees;
    }
}
