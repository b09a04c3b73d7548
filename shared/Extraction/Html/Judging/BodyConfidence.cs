using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// How likely a body is right, see <see cref="Contracts.Article.Confidence"/>: a logistic regression over what the
/// models said of the page's blocks and kind, fitted by tests/training to judgements of models that had
/// not seen the page's site.
/// </summary>
internal static class BodyConfidence
{
    /// <summary>What the model is asked.</summary>
    public static ModelSignature Signature { get; } =
        new("confidence.tsv", "confidence", FeatureLayout.Join([ExpectedScore.Layout, new FeatureLayout("article", "kind")]), "right");

    private static readonly Lazy<LogisticModel> Model = new(() => LogisticModel.Load(Signature));

    /// <summary>The confidence, with three digits.</summary>
    public static double Of(PageContext page, Judgement judgement) => Math.Round(Model.Value.Probability(Features(page, judgement)), 3);

    /// <summary>The features of a page.</summary>
    public static double[] Features(PageContext page, Judgement judgement)
    {
        var score = new ExpectedScore();
        for (var i = 0; i < judgement.Blocks.Length; i++)
            score.Add(page.Outline.Blocks[i].Words + 1, judgement.Blocks[i], judgement.Blocks[i] >= judgement.Threshold);
        return [.. score.Features(), KindClasses.ArticleProbability(judgement.Kinds), judgement.Kinds.Max()];
    }
}
