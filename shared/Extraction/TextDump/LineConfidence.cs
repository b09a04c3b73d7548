using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>How likely a dump's body is right, see <see cref="Contracts.Article.Confidence"/>, fitted by tests/training.</summary>
internal static class LineConfidence
{
    /// <summary>What the model is asked.</summary>
    public static ModelSignature Signature { get; } = new("line-confidence.tsv", "line-confidence", ExpectedScore.Layout, "right");

    private static readonly Lazy<LogisticModel> Model = new(() => LogisticModel.Load(Signature));

    /// <summary>More is never said.</summary>
    public const double Most = 0.99;

    /// <summary>The confidence, with three digits.</summary>
    public static double Of(DumpContext page, float[] judged, bool[] isBody) => Math.Min(Most, Math.Round(Model.Value.Probability(Features(page, judged, isBody)), 3));

    /// <summary>The features of a dump.</summary>
    public static double[] Features(DumpContext page, float[] judged, bool[] isBody)
    {
        var score = new ExpectedScore();
        for (var index = 0; index < judged.Length; index++)
            score.Add(page.Words[index].Words.Count + 1, judged[index], isBody[index]);
        return score.Features();
    }
}
