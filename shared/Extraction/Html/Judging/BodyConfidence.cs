using Ingestion.Extraction.Html.Kinds;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// How likely a body is right, see <see cref="Contracts.Article.Confidence"/>: a logistic regression over what the
/// models said of the page's blocks and kind, fitted by tests/quality/fit_confidence.py to judgements of models that had
/// not seen the page's site.
/// </summary>
internal static class BodyConfidence
{
    /// <summary>The features, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ExpectedScore.Names, "article", "kind"];

    private static readonly LogisticModel Model = LogisticModel.Load("confidence.tsv", Names);

    /// <summary>The confidence, with three digits.</summary>
    public static double Of(PageContext page, Judgement judgement) => Math.Round(Model.Probability(Features(page, judgement)), 3);

    /// <summary>The features of a page.</summary>
    public static double[] Features(PageContext page, Judgement judgement)
    {
        var score = new ExpectedScore();
        for (var i = 0; i < judgement.Blocks.Length; i++)
            score.Add(page.Outline.Blocks[i].Words + 1, judgement.Blocks[i], judgement.Blocks[i] >= judgement.Threshold);
        return [.. score.Features(), KindJudge.ArticleProbability(judgement.Kinds), judgement.Kinds.Max()];
    }
}
