using System.IO.Compression;
using System.Text.Json;
using Ingestion.Extraction;

namespace Ingestion.Quality;

/// <summary>The pages of a corpus folder: <c>pages/*.html.gz</c>, or <c>texts/*.txt</c>, with <c>truth/*.json</c> beside them.</summary>
internal sealed class Corpus(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>Ids of the pages, or of the text dumps, in order.</summary>
    public string[] Ids(bool areDumps)
        => [.. Directory.EnumerateFiles(Path.Combine(Folder, areDumps ? "texts" : "pages")).Select(IdOf).Order(StringComparer.Ordinal)];

    /// <summary>The page as the pipe would hand it over, with the charset and address its truth gives.</summary>
    public Page Read(string id, bool isDump)
    {
        if (isDump)
            return ReadText(Path.Combine(Folder, "texts", id + ".txt"));
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "truth", id + ".json")));
        using var file = new GZipStream(File.OpenRead(Path.Combine(Folder, "pages", id + ".html.gz")), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return new Page
        {
            Bytes = bytes.ToArray(),
            MediaType = "text/html",
            Charset = Text(truth.RootElement, "encoding"),
            Url = Text(truth.RootElement, "url"),
        };
    }

    /// <summary>A text dump as the pipe would hand it over.</summary>
    public static Page ReadText(string path) => new() { Bytes = File.ReadAllBytes(path), MediaType = "text/plain", Charset = "utf-8" };

    private static string Text(JsonElement truth, string field)
        => truth.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string IdOf(string path) => Path.GetFileName(path).Replace(".html.gz", "", StringComparison.Ordinal).Replace(".txt", "", StringComparison.Ordinal);
}
