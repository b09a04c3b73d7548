using System.Text.Json;
using Ingestion.Extraction;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;
using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Titles;

namespace Ingestion.Training;

/// <summary>Writes what the fit must know of the product, so that no script repeats it.</summary>
internal static class ProductFacts
{
    public static void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(new
    {
        models = FittedModels.All.ToDictionary(model => model.Resource, model => new { family = model.Family, features = model.Features.Names, outputs = model.Outputs }),
        parts = new { blocks = BlockFeatures.Layout.Count, words = WordFeatures.Layout.Count, around = SmoothedFeatures.Layout.Count },
        words = new { texts = Places(WordFeatures.OfTexts), names = Places(WordFeatures.OfNames) },
        constants = new
        {
            hopeless = BlockJudge.Hopeless,
            mostOdds = BlockJudge.MostOdds,
            leastArticle = KindJudge.LeastArticle,
            leastOdds = new { dates = PublishedDate.LeastOdds, authors = PageAuthors.LeastOdds },
            lexiconBuckets = LineLexicon.Buckets,
            leastHeadline = DumpTitleModel.LeastBelief,
            mostConfidence = new Dictionary<string, double> { [BodyConfidence.Signature.Resource] = 1, [LineConfidence.Signature.Resource] = LineConfidence.Most },
        },
    }));

    /// <summary>Where features stand in a row of the first model.</summary>
    private static int[] Places(FeatureLayout some) => [.. some.Names.Select(BlockModels.First.Features.IndexOf)];
}
