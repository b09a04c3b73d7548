using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;
using Ingestion.Extraction.TextDump.Titles;

namespace Ingestion.Training.Lines;

/// <summary>Writes what the fitting script needs, and reads what it says: the outputs of each line, in the order of the documents.</summary>
internal sealed class Rows(List<Document> documents, string work)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes <c>rows.bin</c>, the rows of all lines as if no word were known, <c>labels.bin</c>, what each of the outputs
    /// should be, <c>tokens.bin</c>, a float a line, <c>documents.jsonl</c>; and what the lexicon knows the lines by:
    /// <c>keys.bin</c>, integers, and <c>key-counts.bin</c>, how many of them each line has.
    /// </summary>
    public void Write()
    {
        Directory.CreateDirectory(work);
        using var rows = File.Create(In("rows.bin"));
        using var labels = File.Create(In("labels.bin"));
        using var tokens = File.Create(In("tokens.bin"));
        using var keys = File.Create(In("keys.bin"));
        using var keyCounts = File.Create(In("key-counts.bin"));
        using var pages = new StreamWriter(In("documents.jsonl"));
        foreach (var (document, text, numbers, wanted) in InOrder((document, _) =>
        {
            var text = document.Load();
            return (document, text, LineFeatures.Of(text.Page, new float[text.Page.Lines.Count], default), Wanted(document, text));
        }))
        {
            for (var line = 0; line < numbers.Length; line++)
            {
                rows.Write(MemoryMarshal.AsBytes<float>(numbers[line]));
                labels.Write(MemoryMarshal.AsBytes<float>([.. wanted.Select(output => output[line])]));
            }
            foreach (var words in text.Page.Words)
            {
                var own = LineLexicon.Keys(words);
                keys.Write(MemoryMarshal.AsBytes<int>(own));
                keyCounts.Write(MemoryMarshal.AsBytes<int>([own.Length]));
            }
            tokens.Write(MemoryMarshal.AsBytes<float>([.. text.Page.Lines.Select(line => (float)LineLabels.Tokens(line.Text).Count)]));
            pages.WriteLine(JsonSerializer.Serialize(
                new
                {
                    id = document.Truth.Id,
                    tool = document.Tool,
                    variant = document.Variant,
                    body = document.Tool is Document.Written or Document.Framed ? text.Body : "",
                    title = text.Title,
                    lines = numbers.Length,
                },
                Json));
        }
    }

    /// <summary>From <c>judged.bin</c> writes <c>bodies.jsonl</c>, with the articles that the product makes of these judgements, and the rows their confidence is told from.</summary>
    public void WriteBodies()
    {
        var judged = new Judged(work);
        using var bodies = new StreamWriter(In("bodies.jsonl"));
        foreach (var line in InOrder((document, index) =>
        {
            var text = document.Load();
            var own = judged.Of(index);
            var isBody = TextDumpExtractor.Choose(text.Page, own.Body);
            var article = TextDumpExtractor.Make(text.Text, isMarkdown: false, text.Page, own, [], CancellationToken.None);
            var isWritten = TextDumpExtractor.IsWritten(text.Page, own, isBody, isMarkdown: false);
            return JsonSerializer.Serialize(
                new
                {
                    id = document.Truth.Id,
                    tool = document.Tool,
                    variant = document.Variant,
                    title = article.Title,
                    published = article.Published,
                    authors = article.Authors,
                    text = article.Text,
                    kind = article.Kind.ToString(),
                    written = isWritten,
                    row = LineConfidence.Features(text.Page, own.Body, isWritten ? [.. isBody.Select(_ => true)] : isBody),
                },
                Json);
        }))
        {
            bodies.WriteLine(line);
        }
    }

    /// <summary>From <c>judged.bin</c> writes the possible headlines of every text: their rows, <c>titles.bin</c>, and <c>titles.jsonl</c>, a text a line.</summary>
    public void WriteTitles()
    {
        var judged = new Judged(work);
        using var rows = File.Create(In("titles.bin"));
        using var titles = new StreamWriter(In("titles.jsonl"));
        foreach (var features in InOrder((document, index) => new DumpTitleFeatures(document.Load().Page, judged.Of(index), CancellationToken.None)))
        {
            for (var index = 0; index < features.Candidates.Count; index++)
                rows.Write(MemoryMarshal.AsBytes<float>(features.Of(index)));
            titles.WriteLine(JsonSerializer.Serialize(features.Candidates.Select(candidate => candidate.Text), Json));
        }
    }

    /// <summary>Prints the lines of a document, each with its label, what was judged, and its marks.</summary>
    public void Show(string id, string tool)
    {
        var index = documents.FindIndex(document => document.Truth.Id == id && document.Tool == tool);
        var text = documents[index].Load();
        var isBody = LineLabels.Of(text);
        var judged = File.Exists(In(Judged.File)) ? new Judged(work).Of(index).Body : new float[isBody.Length];
        for (var line = 0; line < isBody.Length; line++)
            Console.WriteLine($"{(isBody[line] ? '+' : '-')} {judged[line]:0.00} {Marks.Of(text.Page.Lines[line])}");
    }

    /// <summary>Prints the lines of a text, each with what the product's models say, and its marks.</summary>
    public static void ShowRead(string path)
    {
        var page = new DumpContext(DumpReader.Read(File.ReadAllText(path), CancellationToken.None), CancellationToken.None);
        var judged = LineModel.Fitted.Judge(page, CancellationToken.None);
        for (var line = 0; line < page.Lines.Count; line++)
            Console.WriteLine(FormattableString.Invariant($"body {judged.Body[line]:0.00} headline {judged.Headline[line]:0.00} date {judged.Date[line]:0.00} byline {judged.Byline[line]:0.00} written {judged.Written[line]:0.00} {Marks.Of(page.Lines[line])}"));
    }

    // What each output should say of each line, in the order of JudgedLines.Outputs.
    private static float[][] Wanted(Document document, ReadText text) =>
    [
        [.. LineLabels.Of(text).Select(isBody => isBody ? 1f : 0f)],
        FieldLabels.Headline(text),
        FieldLabels.Date(text, document.Truth),
        FieldLabels.Byline(text, document.Truth),
        [.. text.Page.Lines.Select(_ => document.Tool == Document.Written ? 1f : 0f)],
    ];

    private ParallelQuery<T> InOrder<T>(Func<Document, int, T> of) =>
        documents.Select((document, index) => (document, index)).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(pair => of(pair.document, pair.index));

    private string In(string name) => Path.Combine(work, name);
}
