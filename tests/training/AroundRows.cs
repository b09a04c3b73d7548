using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>
/// Writes what follows from the first model's log-odds in <c>first.bin</c>: <c>around.bin</c>, what they say around each
/// block, and <c>kinds.jsonl</c>, each page's id with the row and the keys its kind is told from.
/// </summary>
internal static class AroundRows
{
    public static void Write(Corpus corpus, string folder)
    {
        var beliefs = Array.ConvertAll(ReadPage.Floats(folder, "first.bin"), BlockJudge.Probability);
        using var rows = File.Create(Path.Combine(folder, "around.bin"));
        using var kinds = new StreamWriter(Path.Combine(folder, "kinds.jsonl"));
        var at = 0;
        foreach (var page in ReadPage.All(corpus))
        {
            var count = page.Context.Outline.Blocks.Count;
            var values = new float[count * SmoothedFeatures.Layout.Count];
            var own = beliefs.AsSpan(at, count);
            if (count > 0)
                SmoothedFeatures.Fill(page.Context, own, values);
            at += count;
            rows.Write(MemoryMarshal.AsBytes<float>(values));
            var keys = new KeySet();
            KindKeys.Read(page.Context, page.Data, own, page.Url, keys);
            kinds.WriteLine(JsonSerializer.Serialize(new { id = page.Id, row = KindFeatures.Of(page.Context, page.Data, own, page.Url), keys = keys.Keys }));
        }
    }

    private sealed class KeySet : KindKeys.IReader
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public void Read(ReadOnlySpan<char> key) => Keys.Add(key.ToString());
    }
}
