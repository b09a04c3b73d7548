using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>
/// Writes <c>bodies.jsonl</c>, the body and the kind that the product makes of a page by given judgements, and the row its
/// confidence is told from. The judgements are the log-odds of the three models of blocks, a float a block in
/// <c>first.bin</c>, <c>second.bin</c> and <c>third.bin</c>, and <c>kinds.bin</c>, the probabilities of kinds, a row a page.
/// </summary>
internal static class Bodies
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Judged(ReadPage Page, Judgement Judgement);

    public static void Write(Corpus corpus, string folder)
        => File.WriteAllLines(Path.Combine(folder, "bodies.jsonl"), Judgements(corpus, folder).AsParallel().AsOrdered().Select(Line));

    private static IEnumerable<Judged> Judgements(Corpus corpus, string folder)
    {
        var (first, second, third) = (ReadPage.Floats(folder, "first.bin"), ReadPage.Floats(folder, "second.bin"), ReadPage.Floats(folder, "third.bin"));
        var kinds = ReadPage.Floats(folder, "kinds.bin");
        int at = 0, number = 0;
        foreach (var page in ReadPage.All(corpus))
        {
            var judged = new float[page.Context.Outline.Blocks.Count];
            for (var i = 0; i < judged.Length; i++, at++)
                judged[i] = BlockJudge.Probability(first[at]) < BlockJudge.Hopeless ? 0 : BlockJudge.Together(first[at], second[at], third[at]);
            var own = kinds.AsSpan(number++ * KindClasses.All.Count, KindClasses.All.Count).ToArray();
            yield return new(page, Judgement.Of(page.Context, judged, own));
        }
    }

    private static string Line(Judged judged)
    {
        var (page, judgement) = judged;
        var (_, blocks, kind) = HtmlExtractor.Conclude(page.Context, page.Data, page.Title, judgement, CancellationToken.None);
        return JsonSerializer.Serialize(
            new
            {
                id = page.Id,
                text = string.Join('\n', blocks.Select(block => block.Text)),
                kind = kind.ToString(),
                row = BodyConfidence.Features(page.Context, judgement),
            },
            Json);
    }
}
