using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>Writes what the fitting script needs, and reads what it says: a number a line, in the order of the documents.</summary>
internal sealed class Rows(List<Document> documents, string work)
{
    /// <summary>
    /// Writes <c>first.bin</c>, the first stage's rows, <c>labels.bin</c> and <c>tokens.bin</c>, a float a line,
    /// <c>documents.jsonl</c>; and the words' weights as the model reads them.
    /// </summary>
    public void WriteFirst()
    {
        Directory.CreateDirectory(work);
        var counter = new WordCounter(documents.Where(document => document.Tool == "inhouse"));
        File.WriteAllLines(In(LineModel.WordsSignature.Resource), counter.Table().Select(pair => FormattableString.Invariant($"{pair.Key}\t{pair.Value}")));
        var weights = documents.Select(document => document.Truth.Fold).Distinct().ToDictionary(fold => fold, counter.Without);
        using var rows = File.Create(In("first.bin"));
        using var labels = File.Create(In("labels.bin"));
        using var tokens = File.Create(In("tokens.bin"));
        using var pages = new StreamWriter(In("documents.jsonl"));
        foreach (var (document, own, isBody, count, body) in InOrder(document =>
        {
            var (page, isBody, count, _, body) = document.Load();
            return (document, LineFeatures.Of(page, weights[document.Truth.Fold], default), isBody, count, body);
        }))
        {
            foreach (var row in own)
                rows.Write(MemoryMarshal.AsBytes<float>(row));
            labels.Write(MemoryMarshal.AsBytes<float>(Array.ConvertAll(isBody, body => body ? 1f : 0f)));
            tokens.Write(MemoryMarshal.AsBytes<float>(Array.ConvertAll(count, one => (float)one)));
            pages.WriteLine(JsonSerializer.Serialize(new
            {
                id = document.Truth.Id,
                tool = document.Tool,
                variant = document.Variant,
                body = document.Tool == Document.Written ? body : "",
                lines = isBody.Length,
            }));
        }
    }

    /// <summary>From <c>believed.bin</c> and <c>first.bin</c> writes <c>second.bin</c>: what the second stage sees besides.</summary>
    public void WriteSecond()
    {
        var lines = Counts();
        var starts = Starts(lines);
        var believed = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(In("believed.bin"))).ToArray();
        using var rows = File.Create(In("second.bin"));
        foreach (var further in InOrder((document, index) =>
        {
            var (page, _, _, _, _) = document.Load();
            return NeighbourFeatures.Further(page, believed[starts[index]..(starts[index] + lines[index])]);
        }))
        {
            foreach (var row in further)
                rows.Write(MemoryMarshal.AsBytes<float>(row));
        }
    }

    /// <summary>From <c>judged.bin</c> writes <c>bodies.jsonl</c>, with the bodies that the product makes of these judgements, and the rows its confidence is told from.</summary>
    public void WriteBodies()
    {
        var lines = Counts();
        var starts = Starts(lines);
        var judged = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(In("judged.bin"))).ToArray();
        using var bodies = new StreamWriter(In("bodies.jsonl"));
        foreach (var line in InOrder((document, index) =>
        {
            var (page, _, _, text, _) = document.Load();
            var own = judged[starts[index]..(starts[index] + lines[index])];
            var isBody = TextDumpExtractor.Choose(page, own);
            var article = TextDumpExtractor.Make(text, isMarkdown: false, page, own, [], CancellationToken.None);
            var isWritten = TextDumpExtractor.IsWritten(page, own, isBody, isMarkdown: false);
            return JsonSerializer.Serialize(new
            {
                id = document.Truth.Id,
                tool = document.Tool,
                variant = document.Variant,
                title = article.Title,
                text = article.Text,
                kind = article.Kind.ToString(),
                written = isWritten,
                row = LineConfidence.Features(page, own, isWritten ? [.. own.Select(_ => true)] : isBody),
            });
        }))
        {
            bodies.WriteLine(line);
        }
    }

    /// <summary>Prints the lines of a document, each with its label, what was judged, and its marks.</summary>
    public void Show(string id, string tool)
    {
        var lines = Counts();
        var starts = Starts(lines);
        var judged = File.Exists(In("judged.bin")) ? MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(In("judged.bin"))).ToArray() : [];
        var index = documents.FindIndex(document => document.Truth.Id == id && document.Tool == tool);
        var (page, isBody, _, _, _) = documents[index].Load();
        for (var line = 0; line < page.Lines.Count; line++)
            Console.WriteLine($"{(isBody[line] ? '+' : '-')} {(judged.Length > 0 ? judged[starts[index] + line] : 0):0.00} {Marks.Of(page.Lines[line])}");
    }

    private int[] Counts() => [.. File.ReadLines(In("documents.jsonl")).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("lines").GetInt32();
    })];

    private static int[] Starts(int[] lines)
    {
        var starts = new int[lines.Length + 1];
        for (var index = 0; index < lines.Length; index++)
            starts[index + 1] = starts[index] + lines[index];
        return starts;
    }

    private ParallelQuery<T> InOrder<T>(Func<Document, T> of) => documents.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(of);

    private ParallelQuery<T> InOrder<T>(Func<Document, int, T> of) =>
        documents.Select((document, index) => (document, index)).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(pair => of(pair.document, pair.index));

    private string In(string name) => Path.Combine(work, name);
}
