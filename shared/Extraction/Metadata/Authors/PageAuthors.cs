using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>
/// Who wrote a page. Every place that names people is a candidate; a model fitted by tests/training weighs
/// where it stands, what it looks like and which others agree, and takes none when none is likely.
/// </summary>
internal static class PageAuthors
{
    /// <summary>Log-odds below which no name is taken. Found by cross-validation.</summary>
    public const float LeastOdds = -1f;

    /// <summary>What the trees are asked.</summary>
    public static ModelSignature Trees { get; } = new("authors.trees", "authors", AuthorFeatures.Layout, "authors");

    private static readonly Lazy<GradientBoostedTrees> Fitted = new(() => GradientBoostedTrees.Load(Trees));

    /// <returns>The names, and the choice among the places, in which names stand joined by a line break.</returns>
    public static (IReadOnlyList<string> Names, FieldChoice Choice) Of(PageReading page)
    {
        var choice = new FieldChoice("authors");
        var candidates = AuthorCandidates.Of(page).All;
        var features = new AuthorFeatures(page, candidates);
        var ranked = new List<(float Odds, AuthorCandidate Candidate)>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
            ranked.Add((Fitted.Value.LogOdds(features.Of(i)), candidates[i]));
        ranked.Sort((left, right) => right.Odds.CompareTo(left.Odds));
        if (ranked.Count == 0 || ranked[0].Odds < LeastOdds)
            return ([], choice);
        foreach (var (_, candidate) in ranked)
            choice.Add(string.Join('\n', candidate.Names), candidate.Origin);
        return (ranked[0].Candidate.Names, choice);
    }
}
