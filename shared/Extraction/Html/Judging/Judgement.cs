using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What the models say of a page.</summary>
/// <param name="Blocks">Each block's probability of being body.</param>
/// <param name="Kinds">Each kind's probability, in the order of <see cref="KindClasses"/>.</param>
/// <param name="Threshold">The probability from which a block is taken into the body.</param>
internal sealed record Judgement(float[] Blocks, float[] Kinds, float Threshold)
{
    /// <summary>Found by cross-validation, with <see cref="ArticleShare"/>.</summary>
    private const float ExpectedShare = 0.4f;

    /// <summary>Articles end at a border, and what is doubtful there is furniture.</summary>
    private const float ArticleShare = 0.28f;

    /// <summary>The judgement of a page, whose threshold follows from what the models say of its blocks and kind.</summary>
    public static Judgement Of(PageContext page, float[] blocks, float[] kinds)
        => new(blocks, kinds, ThresholdOf(page.Outline.Blocks, blocks, KindClasses.ArticleProbability(kinds)));

    /// <summary>
    /// The threshold under which the F1 of the words kept is best is half of that best F1 (Z. Lipton, C. Elkan,
    /// B. Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014); so where the models doubt
    /// the whole page, doubtful blocks are taken.
    /// </summary>
    public static float ThresholdOf(IReadOnlyList<TextBlock> blocks, ReadOnlySpan<float> judged, float article)
        => ExpectedShare * BestExpected(blocks, judged) + ArticleShare * article;

    /// <summary>The best F1 of words that may be expected of the page when the likeliest blocks are taken first.</summary>
    private static float BestExpected(IReadOnlyList<TextBlock> blocks, ReadOnlySpan<float> judged)
    {
        var order = new int[judged.Length];
        var keys = new float[judged.Length];
        float likely = 0, best = 0, words = 0, hits = 0;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = -judged[i];
            likely += (blocks[i].Words + 1) * judged[i];
        }
        Array.Sort(keys, order);
        foreach (var i in order)
        {
            words += blocks[i].Words + 1;
            hits += (blocks[i].Words + 1) * judged[i];
            best = Math.Max(best, 2 * hits / (words + likely));
        }
        return best;
    }
}
