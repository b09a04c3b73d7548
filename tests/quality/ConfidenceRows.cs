using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Html;

namespace Ingestion.Quality;

/// <summary>
/// Writes <c>confidence.jsonl</c>: each page's id, the body that its judgements give, and the row that its confidence is
/// told from. The judgements are those of models that saw no page of the same host: <c>judged.bin</c> and
/// <c>kinds.bin</c>, as fit_blocks.py leaves them.
/// </summary>
internal static class ConfidenceRows
{
    public static void Write(Corpus corpus, string folder)
    {
        var judged = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "judged.bin"))).ToArray();
        var kinds = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "kinds.bin"))).ToArray();
        File.WriteAllText(Path.Combine(folder, "confidence.json"), JsonSerializer.Serialize(BodyConfidence.Names));
        using var rows = new StreamWriter(Path.Combine(folder, "confidence.jsonl"));
        int at = 0, number = 0;
        foreach (var (id, page, data, _) in corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => TrainingRows.Context(corpus, id)))
        {
            var blocks = page.Outline.Blocks;
            var own = judged.AsSpan(at, blocks.Count).ToArray();
            var kind = kinds.AsSpan(number++ * KindJudge.Count, KindJudge.Count).ToArray();
            at += blocks.Count;
            var judgement = new Judgement(own, kind, Judgement.ThresholdOf(blocks, own, KindJudge.ArticleProbability(kind)));
            var body = BodyAssembly.Assemble(page, judgement);
            var found = GivenBody.Unless(body.Blocks, data.Body, page.Outline.Marks.States, CancellationToken.None);
            rows.WriteLine(JsonSerializer.Serialize(new
            {
                id,
                text = string.Join('\n', found.Select(block => block.Text)),
                row = BodyConfidence.Features(page, judgement),
            }));
        }
    }
}
