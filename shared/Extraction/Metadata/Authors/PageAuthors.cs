using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>
/// Who wrote a page. Every place that names people is a candidate; a model fitted by tests/quality/fit_fields.py weighs
/// where it stands, what it looks like and which others agree, and takes none when none is likely.
/// </summary>
internal static class PageAuthors
{
    /// <summary>Log-odds below which no name is taken. Found by cross-validation.</summary>
    private const float LeastOdds = -1f;

    private static readonly GradientBoostedTrees Trees = GradientBoostedTrees.Load("authors.trees");

    /// <returns>The names, and the choice among the places, in which names stand joined by a line break.</returns>
    public static (IReadOnlyList<string> Names, FieldChoice Choice) Of(PageReading page)
    {
        var choice = new FieldChoice("authors");
        var candidates = AuthorCandidates.Of(page).All;
        var features = new AuthorFeatures(page, candidates);
        var ranked = new List<(float Odds, AuthorCandidate Candidate)>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
            ranked.Add((Trees.LogOdds(features.Of(i)), candidates[i]));
        ranked.Sort((left, right) => right.Odds.CompareTo(left.Odds));
        if (ranked.Count == 0 || ranked[0].Odds < LeastOdds)
            return ([], choice);
        foreach (var (_, candidate) in ranked)
            choice.Add(string.Join('\n', candidate.Names), candidate.Origin);
        return (ranked[0].Candidate.Names, choice);
    }
}
