using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>Chooses the headline of a text without markup. Fitted by tests/training.</summary>
internal static class DumpTitleModel
{
    /// <summary>What the trees are asked.</summary>
    public static ModelSignature Trees { get; } = new("dump-titles.trees", "dump-titles", DumpTitleFeatures.Layout, "headline");

    /// <summary>Below it a text has no headline. A dump nearly always has one, so little is asked.</summary>
    public const float LeastBelief = 0.02f;

    private static readonly Lazy<GradientBoostedTrees> Fitted = new(() => GradientBoostedTrees.Load(Trees));

    /// <summary>The likeliest candidate; none where no line is a headline.</summary>
    public static DumpTitleCandidate? Choose(DumpContext page, JudgedLines judged, CancellationToken cancellationToken)
    {
        if (page.Lines.Count == 0)
            return null;
        var features = new DumpTitleFeatures(page, judged, cancellationToken);
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
