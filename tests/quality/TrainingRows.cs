using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Quality;

/// <summary>
/// Writes what the fitting script needs: <c>rows.bin</c>, the blocks' features as 32-bit floats, and <c>pages.jsonl</c>,
/// each page's id with its blocks' texts, in the order of the rows.
/// </summary>
internal static class TrainingRows
{
    public static void Write(Corpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "names.json"), JsonSerializer.Serialize(BlockFeatures.Names));
        using var rows = File.Create(Path.Combine(folder, "rows.bin"));
        using var pages = new StreamWriter(Path.Combine(folder, "pages.jsonl"));
        foreach (var (id, texts, values) in corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Read(corpus, id)))
        {
            rows.Write(MemoryMarshal.AsBytes<float>(values));
            pages.WriteLine(JsonSerializer.Serialize(new { id, texts }));
        }
    }

    /// <summary>Writes <c>smoothed.bin</c>: the second model's rows, from the first model's probabilities in <c>beliefs.bin</c>.</summary>
    public static void WriteSmoothed(Corpus corpus, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "smoothed.json"), JsonSerializer.Serialize(SmoothedFeatures.Names));
        var beliefs = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "beliefs.bin"))).ToArray();
        using var rows = File.Create(Path.Combine(folder, "smoothed.bin"));
        var at = 0;
        foreach (var page in corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Context(corpus, id)))
        {
            var count = page.Outline.Blocks.Count;
            var values = new float[count * SmoothedFeatures.Names.Count];
            if (count > 0)
                SmoothedFeatures.Fill(page, beliefs.AsSpan(at, count), values);
            at += count;
            rows.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    /// <summary>Writes <c>kinds.jsonl</c>: each page's id with the row its kind is told from.</summary>
    public static void WriteKinds(Corpus corpus, string folder)
        => File.WriteAllLines(Path.Combine(folder, "kinds.jsonl"), corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => KindRow(corpus, id)));

    private static string KindRow(Corpus corpus, string id)
    {
        var page = corpus.Read(id, isDump: false);
        var outline = HtmlPage.Outline(page, CancellationToken.None);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        var context = new PageContext(outline, PageTitle.Of(outline.Marks, data, page.Url).Value);
        return JsonSerializer.Serialize(new { id, row = KindFeatures.Of(context, data, BlockJudge.Judge(context), page.Url) });
    }

    private static PageContext Context(Corpus corpus, string id)
    {
        var outline = HtmlPage.Outline(corpus.Read(id, isDump: false), CancellationToken.None);
        return new PageContext(outline, PageTitle.Of(outline.Marks, LinkedData.Read(outline.Marks.JsonLinkedData), "").Value);
    }

    private static (string Id, string[] Texts, float[] Values) Read(Corpus corpus, string id)
    {
        var page = Context(corpus, id);
        var values = new float[page.Outline.Blocks.Count * BlockFeatures.Names.Count];
        BlockFeatures.Fill(page, values);
        return (id, [.. page.Outline.Blocks.Select(block => block.Text)], values);
    }
}
