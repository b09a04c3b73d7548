using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction;

namespace Ingestion.Quality;

/// <summary>
/// Extracts the pages of a public benchmark's checkout and writes the bodies where and as its own <c>evaluate.py</c> reads
/// them. Two layouts are known: article-extraction-benchmark (scrapinghub), with <c>html/ID.html.gz</c>,
/// <c>ground-truth.json</c> and <c>output/NAME.json</c> of <c>{ID: {"articleBody": text}}</c>; and WCXB, with
/// <c>dev</c> and <c>test</c>, each of <c>html/ID.html.gz</c> and <c>ground-truth/ID.json</c>, whose results are
/// <c>{ID: text}</c>.
/// </summary>
internal static class PublicBenchmark
{
    private static readonly string[] Splits = ["dev", "test"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <returns>0, or 2 when the folder is no checkout of either.</returns>
    public static int Write(string checkout, string name)
    {
        var splits = Splits.Where(split => Directory.Exists(Path.Combine(checkout, split, "html"))).ToArray();
        if (File.Exists(Path.Combine(checkout, "ground-truth.json")) && Directory.Exists(Path.Combine(checkout, "html")))
        {
            WriteArticleBodies(checkout, name);
            return 0;
        }

        if (splits.Length > 0)
        {
            foreach (var split in splits)
                WriteSplit(checkout, split, name);
            return 0;
        }

        Console.Error.WriteLine($"{checkout} is no checkout of scrapinghub/article-extraction-benchmark (html/, ground-truth.json) or of "
            + "Murrough-Foley/web-content-extraction-benchmark (dev/html, dev/ground-truth): clone one of them and name its folder.");
        return 2;
    }

    private static void WriteArticleBodies(string checkout, string name)
    {
        using var truths = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(checkout, "ground-truth.json")));
        // Its evaluate.py demands the same ids as the truth's.
        var bodies = Extract(truths.RootElement.EnumerateObject().Select(truth => (truth.Name, Path.Combine(checkout, "html", truth.Name + ".html.gz"), Url(truth.Value))));
        var output = Path.Combine(checkout, "output", name + ".json");
        Save(output, bodies.ToDictionary(body => body.Id, body => new { articleBody = body.Text }));
        Console.WriteLine($"{bodies.Length} bodies in {output}; score them with: (cd {checkout} && python3 evaluate.py)");
    }

    private static void WriteSplit(string checkout, string split, string name)
    {
        var pages = Directory.EnumerateFiles(Path.Combine(checkout, split, "html"), "*.html.gz").Order(StringComparer.Ordinal).Select(path =>
        {
            var id = Path.GetFileName(path).Replace(".html.gz", "", StringComparison.Ordinal);
            var truth = Path.Combine(checkout, split, "ground-truth", id + ".json");
            if (!File.Exists(truth))
                return (id, path, "");
            using var read = JsonDocument.Parse(File.ReadAllBytes(truth));
            return (id, path, Url(read.RootElement));
        });
        var bodies = Extract(pages);
        var output = Path.Combine(checkout, $"{name}-{split}.json");
        Save(output, bodies.ToDictionary(body => body.Id, body => body.Text));
        Console.WriteLine($"{bodies.Length} bodies in {output}; score them with: (cd {checkout} && python3 evaluate.py --split {split} --results {Path.GetFileName(output)} --per-type)");
    }

    private static (string Id, string Text)[] Extract(IEnumerable<(string Id, string Path, string Url)> pages)
    {
        var extractor = new ArticleExtractor();
        return [.. pages.ToArray().AsParallel().AsOrdered().Select(page => (page.Id, extractor.Extract(Unpacked(page.Path), page.Url).Text))];
    }

    private static ReadOnlyMemory<byte> Unpacked(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Url(JsonElement truth)
        => truth.ValueKind == JsonValueKind.Object && truth.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString()! : "";

    private static void Save<TBodies>(string path, TBodies bodies)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(bodies, Json));
    }
}
