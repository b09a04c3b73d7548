using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;
using Ingestion.Extraction.Metadata.Titles;

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
        File.WriteAllText(Path.Combine(folder, "names.json"), JsonSerializer.Serialize(BlockFeatures.Layout.Names));
        File.WriteAllText(Path.Combine(folder, "words.json"), JsonSerializer.Serialize(WordFeatures.Layout.Names));
        File.WriteAllText(Path.Combine(folder, "smoothed.json"), JsonSerializer.Serialize(SmoothedFeatures.Layout.Names));
        using var rows = File.Create(Path.Combine(folder, "rows.bin"));
        using var pages = new StreamWriter(Path.Combine(folder, "pages.jsonl"));
        foreach (var (id, page, values) in corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Read(corpus, id)))
        {
            rows.Write(MemoryMarshal.AsBytes<float>(values));
            var blocks = page.Outline.Blocks;
            pages.WriteLine(JsonSerializer.Serialize(new
            {
                id,
                texts = blocks.Select(block => block.Text),
                words = blocks.Select(block => block.Words),
                kinds = blocks.Select(block => block.Kind + (block.Level > 0 ? block.Level.ToString(CultureInfo.InvariantCulture) : "")),
                links = blocks.Select(block => MathF.Round(block.LinkShare, 2)),
                parents = blocks.Select(block => block.Container.Parent?.Index ?? -1),
                tables = blocks.Select(block => block.Cell?.Table.Index ?? -1),
                titles = Enumerable.Range(0, blocks.Count).Where(index => page.IsTitle[index] && TextKey.Of(blocks[index].Text) == page.Title),
                headings = Enumerable.Range(0, blocks.Count).Where(index => blocks[index] is { Kind: BlockKind.Heading, Level: 1 }),
            }));
        }
    }

    /// <summary>
    /// Writes what follows from the first model's probabilities in <c>beliefs.bin</c>: <c>smoothed.bin</c>, the second
    /// model's rows, and <c>kinds.jsonl</c>, each page's id with the row its kind is told from.
    /// </summary>
    public static void WriteSmoothed(Corpus corpus, string folder)
    {
        var beliefs = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "beliefs.bin"))).ToArray();
        using var rows = File.Create(Path.Combine(folder, "smoothed.bin"));
        using var kinds = new StreamWriter(Path.Combine(folder, "kinds.jsonl"));
        var at = 0;
        foreach (var (id, page, data, url) in corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Context(corpus, id)))
        {
            var count = page.Outline.Blocks.Count;
            var values = new float[count * SmoothedFeatures.Layout.Count];
            var own = beliefs.AsSpan(at, count);
            if (count > 0)
                SmoothedFeatures.Fill(page, own, values);
            at += count;
            rows.Write(MemoryMarshal.AsBytes<float>(values));
            var keys = new KeySet();
            KindKeys.Read(page, data, own, url, keys);
            kinds.WriteLine(JsonSerializer.Serialize(new { id, row = KindFeatures.Of(page, data, own, url), keys = keys.Keys }));
        }
    }

    private sealed class KeySet : KindKeys.IReader
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public void Read(ReadOnlySpan<char> key) => Keys.Add(key.ToString());
    }

    /// <summary>Writes <c>titles.jsonl</c>: each page's id with its possible titles and their rows.</summary>
    public static void WriteTitles(Corpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "titles.jsonl"), corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id =>
        {
            var page = corpus.Read(id, isDump: false);
            var outline = HtmlPage.Outline(page, CancellationToken.None);
            var candidates = TitleCandidates.Of(outline, LinkedData.Read(outline.Marks.JsonLinkedData), page.Url);
            var features = new TitleFeatures(candidates);
            return JsonSerializer.Serialize(new
            {
                id,
                values = candidates.All.Select(candidate => candidate.Value),
                origins = candidates.All.Select(candidate => $"{candidate.Origin} {candidate.Cut}"),
                rows = candidates.All.Select((_, index) => features.Of(index)),
            });
        }));
    }

    /// <summary>Writes <c>dates.jsonl</c>: each page's id with its possible dates of publication and their rows.</summary>
    public static void WriteDates(Corpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "dates.jsonl"), corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id =>
        {
            var reading = HtmlExtractor.Read(corpus.Read(id, isDump: false), CancellationToken.None).Reading;
            var candidates = DateCandidates.Of(reading).All;
            var features = new DateFeatures(reading, candidates, ModifiedDate.Of(reading, candidates).Value);
            return JsonSerializer.Serialize(new
            {
                id,
                values = candidates.Select(candidate => LocalTime.Of(candidate, candidates)),
                plain = candidates.Select(candidate => candidate.Iso),
                origins = candidates.Select(candidate => candidate.Origin + (candidate.Label == DateLabel.None ? "" : " " + candidate.Label)),
                rows = candidates.Select((_, index) => features.Of(index)),
            });
        }));
    }

    /// <summary>Writes <c>authors.jsonl</c>: each page's id with the names its places give and their rows.</summary>
    public static void WriteAuthors(Corpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "authors.jsonl"), corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id =>
        {
            var reading = HtmlExtractor.Read(corpus.Read(id, isDump: false), CancellationToken.None).Reading;
            var candidates = AuthorCandidates.Of(reading).All;
            var features = new AuthorFeatures(reading, candidates);
            return JsonSerializer.Serialize(new
            {
                id,
                values = candidates.Select(candidate => candidate.Names),
                origins = candidates.Select(candidate => $"{candidate.Place} {candidate.Origin}{(candidate.IsPenName ? " pen name" : "")}"),
                rows = candidates.Select((_, index) => features.Of(index)),
            });
        }));
    }

    public static (string Id, PageContext Page, LinkedData Data, string Url) Context(Corpus corpus, string id)
    {
        var page = corpus.Read(id, isDump: false);
        var outline = HtmlPage.Outline(page, CancellationToken.None);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        return (id, new PageContext(outline, PageTitle.Of(outline, data, page.Url).Value, data.Body), data, page.Url);
    }

    private static (string Id, PageContext Page, float[] Values) Read(Corpus corpus, string id)
    {
        var page = Context(corpus, id).Page;
        var values = new float[page.Outline.Blocks.Count * BlockFeatures.Layout.Count];
        BlockFeatures.Fill(page, values, BlockFeatures.Layout.Count);
        return (id, page, values);
    }
}
