using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction;

namespace Ingestion.Quality;

/// <summary>Extracts a corpus and writes a line a page, in the form the corpus' score.py reads.</summary>
internal static class Predictions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Corpus corpus, bool areDumps, string path)
    {
        var extractor = new ArticleExtractor();
        var lines = corpus.Ids(areDumps).AsParallel().AsOrdered().Select(id => Line(extractor, corpus, id, areDumps));
        File.WriteAllLines(path, lines);
    }

    /// <summary>Pages a second on one thread, reading left out; the second of two rounds counts.</summary>
    public static void Time(Corpus corpus, string prefix)
    {
        var extractor = new ArticleExtractor();
        var pages = corpus.Ids(areDumps: false).Where(id => prefix.Split(',').Any(one => id.StartsWith(one, StringComparison.Ordinal)))
            .Select(id => corpus.Read(id, isDump: false)).ToArray();
        for (var round = 1; round <= 3; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var page in pages)
                extractor.Extract(page);
            Console.WriteLine($"{pages.Length} pages, {pages.Average(page => page.Bytes.Length) / 1000:0} KB each: {pages.Length / watch.Elapsed.TotalSeconds:0} pages/s");
        }
    }

    private static string Line(ArticleExtractor extractor, Corpus corpus, string id, bool isDump)
    {
        var article = extractor.Extract(corpus.Read(id, isDump));
        return JsonSerializer.Serialize(new
        {
            id, title = article.Title, text = article.Text, authors = article.Authors, published = article.Published, language = article.Language,
            topics = article.Topics, kind = article.Kind.ToString(),
        }, Json);
    }
}
