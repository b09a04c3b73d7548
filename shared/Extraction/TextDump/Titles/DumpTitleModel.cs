using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>Chooses the headline of a text without markup. Fitted by tests/training/dump-titles.</summary>
internal static class DumpTitleModel
{
    /// <summary>Name of the embedded resource with the trees.</summary>
    public const string Resource = "dump-titles.trees";

    // Below it a text has no headline: of texts without one most are left so, and hardly another loses its own.
    private const float LeastBelief = 0.05f;

    private static readonly Lazy<GradientBoostedTrees> Fitted = new(() => GradientBoostedTrees.Load(Resource));

    /// <summary>The likeliest candidate; none where no line is a headline.</summary>
    public static DumpTitleCandidate? Choose(DumpContext page, CancellationToken cancellationToken)
    {
        if (page.Lines.Count == 0)
            return null;
        var features = new DumpTitleFeatures(page, cancellationToken);
        DumpTitleCandidate? best = null;
        var most = LeastBelief;
        for (var index = 0; index < features.Candidates.Count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var belief = Fitted.Value.Probability(features.Of(index));
            if (belief > most)
                (best, most) = (features.Candidates[index], belief);
        }

        return best;
    }
}
