using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>Tells a page's kind by a model over the whole page, fitted by tests/quality/fit_kinds.py.</summary>
internal static class KindJudge
{
    /// <summary>The model's classes, in its order.</summary>
    private static readonly PageKind[] Kinds =
        [PageKind.Article, PageKind.Collection, PageKind.Documentation, PageKind.Forum, PageKind.Listing, PageKind.Product, PageKind.Service];

    /// <summary>An article taken for something else is lost, the other mistake only clutters: so articles are believed in sooner.</summary>
    private const float ArticleWeight = 2.7f;

    private static readonly GradientBoostedTrees Trees = GradientBoostedTrees.Load("kinds.trees");

    /// <summary>Number of kinds the model tells apart.</summary>
    public static int Count => Kinds.Length;

    /// <summary>The probability of each kind, in the model's order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="data">Its JSON-LD.</param>
    /// <param name="beliefs">The first model's probability of each block being body.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    public static float[] Probabilities(PageContext page, LinkedData data, ReadOnlySpan<float> beliefs, string url)
    {
        var scores = Trees.Scores(KindFeatures.Of(page, data, beliefs, url));
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = MathF.Exp(scores[i]);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        return scores;
    }

    /// <summary>The likeliest kind, articles weighted.</summary>
    public static PageKind Likeliest(ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        var bestWeight = probabilities[0] * ArticleWeight;
        for (var i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > bestWeight)
                (best, bestWeight) = (i, probabilities[i]);
        return Kinds[best];
    }

    /// <summary>How likely the page is one whose text is read from beginning to end.</summary>
    public static float ArticleProbability(ReadOnlySpan<float> probabilities) => probabilities[0];
}
