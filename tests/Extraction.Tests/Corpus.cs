using System.IO.Compression;
using System.Text.Json;

namespace Ingestion.Extraction.Tests;

/// <summary>The evaluation corpus, which lies in <c>../shared/corpus</c> beside the checkout where it is there at all.</summary>
internal static class Corpus
{
    private static readonly Lazy<string> Folder = new(Find);

    public const string Missing = "../shared/corpus is not beside this checkout";

    public static bool IsThere => Folder.Value.Length > 0;

    public static IEnumerable<(string Id, string Text)> Dumps() =>
        Directory.EnumerateFiles(Path.Combine(Folder.Value, "texts"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)));

    public static IEnumerable<(string Id, byte[] Bytes)> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Folder.Value, "pages"), "*.html.gz")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path).Replace(".html.gz", "", StringComparison.Ordinal), Unpacked(path)));

    public static Truth TruthOf(string id) =>
        JsonSerializer.Deserialize<Truth>(File.ReadAllText(Path.Combine(Folder.Value, "truth", id + ".json")), Options)!;

    /// <summary>The truths of news pages; most of those that name no language are English.</summary>
    public static IEnumerable<Truth> Articles() =>
        Directory.EnumerateFiles(Path.Combine(Folder.Value, "truth"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => TruthOf(Path.GetFileNameWithoutExtension(path)))
            .Where(truth => truth is { Text.Length: > 0 } && (truth.Source == "fundus" || truth.Kind == "article"));

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static byte[] Unpacked(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Find()
    {
        var corpus = Path.Combine(Repository.Root, "..", "shared", "corpus");
        return Directory.Exists(corpus) ? corpus : "";
    }

    internal sealed record Truth(string Source, string? Kind, string? Url, string? Title, string? Text, string? Language, string? Published, string[]? Authors, string? Encoding);
}
