using System.Text;
using System.Text.Json;
using Ingestion.Extraction.TextDump;
using Ingestion.Quality;

namespace Ingestion.Training.Lines;

/// <summary>What the scripts say of a dump.</summary>
/// <param name="Site">The site it is of.</param>
/// <param name="Fold">The fold it is judged in.</param>
/// <param name="IsArticle">Whether its text is read from beginning to end.</param>
internal sealed record Standing(string Site, int Fold, bool IsArticle);

/// <summary>A text dump, each of its lines known as body or not.</summary>
/// <param name="Id">The page's id.</param>
/// <param name="Standing">What is known of it.</param>
/// <param name="Sites">The sites whose text it has: its own, and of a long copy those it goes on with.</param>
/// <param name="Page">Its lines.</param>
/// <param name="IsBody">Of each line, whether it is body.</param>
internal sealed record Dump(string Id, Standing Standing, IReadOnlyList<string> Sites, DumpContext Page, bool[] IsBody)
{
    /// <summary>The dumps as they are read, without a label.</summary>
    public static ParallelQuery<(string Id, DumpContext Page)> Read(Corpus corpus) => corpus.Ids(areDumps: true).AsParallel().AsOrdered()
        .Select(id => (id, new DumpContext(DumpLine.Read(Encoding.UTF8.GetString(corpus.Read(id, isDump: true).Bytes.Span), default), default)));

    /// <summary>The dumps with the labels in <c>labels.bin</c>, a float a line, and <c>sites.json</c>, one standing each; behind them their long copies.</summary>
    public static List<Dump> All(Corpus corpus, string folder)
    {
        var labels = ReadPage.Floats(folder, "labels.bin");
        var standings = JsonSerializer.Deserialize<Standing[]>(File.ReadAllText(Path.Combine(folder, "sites.json")), JsonSerializerOptions.Web)!;
        var dumps = new List<Dump>();
        var at = 0;
        foreach (var (id, page) in Read(corpus))
        {
            var standing = standings[dumps.Count];
            dumps.Add(new(id, standing, [standing.Site], page, Array.ConvertAll(labels[at..(at + page.Lines.Count)], label => label >= 0.5f)));
            at += page.Lines.Count;
        }
        return [.. dumps, .. LongCopies.Of(dumps)];
    }
}
