using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>
/// The headline, by vote: every place that gives one is a candidate, and a model fitted by tests/quality/fit_fields.py
/// weighs where it stands and which other places agree.
/// </summary>
internal static class PageTitle
{
    private static readonly GradientBoostedTrees Trees = GradientBoostedTrees.Load("titles.trees");

    private static readonly Perceptron Network = Perceptron.Load("titles.net");

    public static FieldChoice Of(PageOutline outline, LinkedData data, string url)
    {
        var choice = new FieldChoice("title");
        var gathered = TitleCandidates.Of(outline, data, url);
        var features = new TitleFeatures(gathered);
        var candidates = gathered.All;
        var best = -1;
        var most = float.MinValue;
        for (var i = 0; i < candidates.Count; i++)
        {
            choice.Add(candidates[i].Value, candidates[i].Origin);
            var row = features.Of(i);
            var odds = Trees.LogOdds(row) + Network.LogOdds(row);
            if (odds > most)
                (best, most) = (i, odds);
        }
        if (best > 0)
            choice.Choose(best);
        return choice;
    }
}
