using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction.TextDump;
using Ingestion.Quality;

namespace Ingestion.Training.Lines;

/// <summary>Writes what the fit of the line model needs; each file has the dumps in the order of their ids, behind them the long copies.</summary>
internal static class LineRows
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>dumps.jsonl</c>, each dump's id, language and lines.</summary>
    public static void WriteLines(Corpus corpus, string folder)
        => File.WriteAllLines(Path.Combine(folder, "dumps.jsonl"), Dump.Read(corpus).Select(dump => Line(dump.Id, dump.Page)));

    /// <summary><c>copies.jsonl</c>, the long copies; <c>lines-FOLD.bin</c>, rows by words' weights that the fold did not give; <c>line-words.tsv</c>.</summary>
    public static void WriteRows(Corpus corpus, string folder)
    {
        var dumps = Dump.All(corpus, folder);
        File.WriteAllLines(Path.Combine(folder, "copies.jsonl"), dumps.Where(IsCopy).Select(dump => Line(dump.Id, dump.Page, dump.IsBody)));
        foreach (var fold in Folds(dumps).Append(-1))
        {
            var counter = new WordCounter(dumps.Where(dump => !IsCopy(dump) && dump.Standing.Fold != fold));
            var all = counter.All();
            using var rows = File.Create(Path.Combine(folder, $"lines-{Name(fold)}.bin"));
            foreach (var own in dumps.AsParallel().AsOrdered().Select(dump => LineFeatures.Of(dump.Page, dump.Standing.Fold == fold ? all : counter.Without(dump), default)))
                Write(rows, own);
            if (fold < 0)
                File.WriteAllLines(Path.Combine(folder, "line-words.tsv"), counter.Table().Select(pair => FormattableString.Invariant($"{pair.Key}\t{pair.Value}")));
        }
    }

    /// <summary>From <c>first-FOLD.bin</c>, the first stage's probabilities, <c>around-FOLD.bin</c>.</summary>
    public static void WriteAround(Corpus corpus, string folder)
    {
        var dumps = Dump.All(corpus, folder);
        foreach (var fold in Folds(dumps).Append(-1))
        {
            var first = Parts(dumps, ReadPage.Floats(folder, $"first-{Name(fold)}.bin"));
            using var rows = File.Create(Path.Combine(folder, $"around-{Name(fold)}.bin"));
            // The rows themselves are there: only what follows them is asked for.
            foreach (var around in dumps.Zip(first).AsParallel().AsOrdered().Select(pair => NeighbourFeatures.Of(pair.First.Page, [.. pair.Second.Select(_ => Array.Empty<float>())], pair.Second)))
                Write(rows, around);
        }
    }

    /// <summary>From <c>judged.bin</c> <c>bodies.jsonl</c>: each id with its body, and the row its confidence is told from.</summary>
    public static void WriteBodies(Corpus corpus, string folder)
    {
        var dumps = Dump.All(corpus, folder);
        File.WriteAllLines(Path.Combine(folder, "bodies.jsonl"), dumps.Zip(Parts(dumps, ReadPage.Floats(folder, "judged.bin"))).AsParallel().AsOrdered().Select(pair =>
        {
            var (dump, judged) = pair;
            var isBody = TextDumpExtractor.Choose(dump.Page, judged);
            return JsonSerializer.Serialize(
                new
                {
                    id = dump.Id,
                    text = string.Join('\n', BodyBlocks.Of(dump.Page, isBody).Select(block => block.Text)),
                    row = LineConfidence.Features(dump.Page, judged, isBody),
                },
                Json);
        }));
    }

    private static bool IsCopy(Dump dump) => dump.Id.EndsWith("-long", StringComparison.Ordinal);

    private static IEnumerable<int> Folds(IEnumerable<Dump> dumps) => dumps.Select(dump => dump.Standing.Fold).Distinct().Order();

    private static string Name(int fold) => fold < 0 ? "all" : FormattableString.Invariant($"{fold}");

    private static string Line(string id, DumpContext page, bool[]? isBody = null)
        => JsonSerializer.Serialize(new { id, language = page.Language, texts = page.Lines.Select(line => line.Text), isBody }, Json);

    private static List<float[]> Parts(IEnumerable<Dump> dumps, float[] all)
    {
        var at = 0;
        return [.. dumps.Select(dump => all[at..(at += dump.IsBody.Length)])];
    }

    private static void Write(Stream rows, float[][] own)
    {
        foreach (var row in own)
            rows.Write(MemoryMarshal.AsBytes<float>(row));
    }
}
