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

    /// <summary>Added to the article's score: losing an article costs more than keeping a page that is none.</summary>
    private const float ArticleBias = 0f;

    private static readonly GradientBoostedTrees Trees = GradientBoostedTrees.Load("kinds.trees");

    public static PageKind Of(PageContext page, LinkedData data, ReadOnlySpan<float> judged, string url)
    {
        var scores = Trees.Scores(KindFeatures.Of(page, data, judged, url));
        scores[0] += ArticleBias;
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return Kinds[best];
    }
}
