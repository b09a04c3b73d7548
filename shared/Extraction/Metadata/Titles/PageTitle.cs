using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>
/// The headline, by vote: every place that gives one is a candidate, and a model fitted by tests/training
/// weighs where it stands and which other places agree.
/// </summary>
internal static class PageTitle
{
    private const string Family = "titles";
    private const string Output = "title";

    /// <summary>What the trees are asked.</summary>
    public static ModelSignature Trees { get; } = new("titles.trees", Family, TitleFeatures.Layout, Output);

    /// <summary>What the perceptron is asked.</summary>
    public static ModelSignature Network { get; } = new("titles.net", Family, TitleFeatures.Layout, Output);

    private static readonly Lazy<GradientBoostedTrees> FittedTrees = new(() => GradientBoostedTrees.Load(Trees));
    private static readonly Lazy<Perceptron> FittedNetwork = new(() => Perceptron.Load(Network));

    public static FieldChoice Of(PageOutline outline, LinkedData data, string url)
    {
        var choice = new FieldChoice("title");
        var gathered = TitleCandidates.Of(outline, data, url);
        var features = new TitleFeatures(gathered);
        var candidates = gathered.All;
        var (trees, network) = (FittedTrees.Value, FittedNetwork.Value);
        var best = -1;
        var most = float.MinValue;
        for (var i = 0; i < candidates.Count; i++)
        {
            choice.Add(candidates[i].Value, candidates[i].Origin);
            var row = features.Of(i);
            var odds = trees.LogOdds(row) + network.LogOdds(row);
            if (odds > most)
                (best, most) = (i, odds);
        }
        if (best > 0)
            choice.Choose(best);
        return choice;
    }
}
