using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>
/// When a page was published. Every date it gives is a candidate; a model fitted by tests/training
/// weighs where it stands, what is said of it and which others agree, and takes none when none is likely. A date is
/// only taken where the page says it; nothing is guessed from another.
/// </summary>
internal static class PublishedDate
{
    /// <summary>Log-odds below which a date is not taken. Found by cross-validation.</summary>
    public const float LeastOdds = -1f;

    /// <summary>Log-odds from which a date that the page calls its publication is believed over one it calls a change, whatever the model says of that.</summary>
    private const float BelievedOdds = 0f;

    /// <summary>What the trees are asked.</summary>
    public static ModelSignature Trees { get; } = new("dates.trees", "dates", DateFeatures.Layout, "published");

    private static readonly Lazy<GradientBoostedTrees> Fitted = new(() => GradientBoostedTrees.Load(Trees));

    public static FieldChoice Of(PageReading page, List<DateCandidate> candidates, string modified)
    {
        var choice = new FieldChoice("published");
        var features = new DateFeatures(page, candidates, modified);
        var ranked = new List<(float Odds, DateCandidate Candidate)>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
            ranked.Add((Fitted.Value.LogOdds(features.Of(i)), candidates[i]));
        ranked.Sort((left, right) => right.Odds.CompareTo(left.Odds));
        if (ranked.Exists(one => one.Odds > BelievedOdds && one.Candidate.IsExplicit))
            ranked.RemoveAll(one => one.Candidate.Label == DateLabel.Modified);
        if (ranked.Count == 0 || ranked[0].Odds < LeastOdds)
            return choice;
        var best = Instant(ranked);
        choice.Add(LocalTime.Of(best, candidates), best.Origin);
        foreach (var (_, candidate) in ranked)
            choice.Add(candidate.Iso, candidate.Origin);
        return choice;
    }

    /// <summary>The likeliest, or where it is but a day the likeliest instant of that day that the page believably calls its publication.</summary>
    private static DateCandidate Instant(List<(float Odds, DateCandidate Candidate)> ranked)
    {
        var best = ranked[0].Candidate;
        if (best.HasClock)
            return best;
        foreach (var (odds, candidate) in ranked)
            if (odds > BelievedOdds && candidate.HasClock && candidate.Day == best.Day)
                return candidate;
        return best;
    }
}
