using System.Text.Json;
using Ingestion.Extraction;

namespace Ingestion.Quality;

/// <summary>Writes what each model is asked and what it tells, which its file must name.</summary>
internal static class Signatures
{
    public static void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        FittedModels.All.ToDictionary(model => model.Resource, model => new { family = model.Family, features = model.Features.Names, outputs = model.Outputs })));
}
