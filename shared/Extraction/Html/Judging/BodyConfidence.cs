using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// How likely a body is right, see <see cref="Contracts.Article.Confidence"/>: a logistic regression over what the
/// models said of the page's blocks and kind, fitted by tests/quality/fit_confidence.py to judgements of models that had
/// not seen the page's site.
/// </summary>
internal static class BodyConfidence
{
    /// <summary>The features, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["expected F1", "expected precision", "expected recall", "doubt", "article", "kind", "words", "share"];

    private static readonly LogisticModel Model = LogisticModel.Load("confidence.tsv", Names);

    /// <summary>The confidence, with three digits.</summary>
    public static double Of(PageContext page, Judgement judgement, Body body) => Math.Round(Model.Probability(Features(page, judgement, body)), 3);

    /// <summary>The features of a page's body.</summary>
    public static double[] Features(PageContext page, Judgement judgement, Body body)
    {
        var blocks = page.Outline.Blocks;
        double kept = 0, hits = 0, likely = 0, doubt = 0, all = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            double words = blocks[i].Words + 1, belief = judgement.Blocks[i];
            all += words;
            likely += words * belief;
            doubt += words * belief * (1 - belief);
            if (belief < judgement.Threshold)
                continue;
            kept += words;
            hits += words * belief;
        }

        var bodyWords = body.Blocks.Sum(block => (double)WordCount.Of(block.Text));
        return
        [
            LogOdds(2 * hits / (kept + likely)),
            LogOdds(hits / kept),
            LogOdds(hits / likely),
            Math.Log(doubt / (likely + 1) + 0.01),
            KindJudge.ArticleProbability(judgement.Kinds),
            judgement.Kinds.Max(),
            Math.Log(1 + bodyWords),
            bodyWords / (all + 1),
        ];
    }

    private static double LogOdds(double share) => double.IsNaN(share) ? -4 : Math.Log(Math.Clamp(share, 0.002, 0.998) / (1 - Math.Clamp(share, 0.002, 0.998)));
}
