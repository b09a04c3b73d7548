using System.Text.Json;
using Ingestion.Extraction.Language;

namespace Ingestion.Training.Lines;

/// <summary>What the truth says of a page, and the fold that the page is tested in, in every shape.</summary>
internal sealed record Truth(string Id, string Kind, string Text, string Title, string[] Authors, string Published, string Language, string Site, int Fold)
{
    private sealed record Place(string Id, string Site, int Fold, string Language);

    public bool IsArticle => Kind is "article" or "documentation" or "";

    /// <summary>The truths with a text, by id, with site, fold and language as <c>sites.json</c> has them.</summary>
    public static Dictionary<string, Truth> Load(string corpus, string work)
    {
        var places = JsonSerializer.Deserialize<Place[]>(File.ReadAllText(Path.Combine(work, "sites.json")), JsonSerializerOptions.Web)!.ToDictionary(place => place.Id);
        return All(corpus).ToDictionary(truth => truth.Id, truth => truth with { Site = places[truth.Id].Site, Fold = places[truth.Id].Fold, Language = places[truth.Id].Language });
    }

    /// <summary>Writes <c>languages.json</c>, the language of each truth's text by its id: many truths do not tell theirs.</summary>
    public static void WriteLanguages(string corpus, string work)
        => File.WriteAllText(Path.Combine(work, "languages.json"), JsonSerializer.Serialize(All(corpus).ToDictionary(truth => truth.Id, truth => LanguageDetector.Detect(truth.Text))));

    private static IEnumerable<Truth> All(string corpus)
        => Directory.EnumerateFiles(Path.Combine(corpus, "truth"), "*.json").Order(StringComparer.Ordinal).Select(Read).Where(truth => truth.Text.Length > 0);

    private static Truth Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        string Field(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        string[] authors = root.TryGetProperty("authors", out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => name.GetString() ?? "")] : [];
        return new(Field("id"), Field("kind"), Field("text"), Field("title"), authors, Field("published"), Field("language"), "", 0);
    }
}
