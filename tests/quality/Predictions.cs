using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Ingestion.Extraction;
using Ingestion.Extraction.Charsets;
using Ingestion.Extraction.Html;

namespace Ingestion.Quality;

/// <summary>Extracts a corpus and writes a line a page, in the form the corpus' score.py reads.</summary>
internal static class Predictions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Corpus corpus, bool areDumps, string path)
    {
        var extractor = new ArticleExtractor();
        var lines = corpus.Ids(areDumps).AsParallel().AsOrdered().Select(id => Line(extractor, id, corpus.Read(id, areDumps)));
        File.WriteAllLines(path, lines);
    }

    /// <summary>Extracts the text dumps of <c>FOLDER/tool/id.txt</c> into a file for each tool.</summary>
    public static void WriteTools(string folder, string output)
    {
        var extractor = new ArticleExtractor();
        foreach (var tool in Directory.EnumerateDirectories(folder))
        {
            var lines = Directory.EnumerateFiles(tool, "*.txt").Order(StringComparer.Ordinal).AsParallel().AsOrdered()
                .Select(path => Line(extractor, Path.GetFileNameWithoutExtension(path), Corpus.ReadText(path)));
            File.WriteAllLines(Path.Combine(output, Path.GetFileName(tool) + ".jsonl"), lines);
        }
    }

    /// <summary>Pages a second of processor time, collection of garbage included and reading left out, beside the parser's own with its defaults on the same pages. The last round counts.</summary>
    public static void Time(Corpus corpus, string prefixes)
    {
        var extractor = new ArticleExtractor();
        var pages = corpus.Ids(areDumps: false).Where(id => prefixes.Split(',').Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(id => corpus.Read(id, isDump: false)).ToArray();
        Console.WriteLine($"{pages.Length} pages of {pages.Average(page => page.Bytes.Length) / 1000:0} KB");
        for (var round = 1; round <= 4; round++)
        {
            var all = Rate(pages, page => extractor.Extract(page));
            var parse = Rate(pages, page => new HtmlParser().ParseDocument(PageText.Decode(page.Bytes.Span, page.Charset)).Dispose());
            var outline = Rate(pages, page => HtmlPage.Outline(page, CancellationToken.None));
            Console.WriteLine($"extraction {all:0} pages/s, decoding and outline {outline:0}, AngleSharp's parse alone {parse:0}");
        }
    }

    private static double Rate(Page[] pages, Action<Page> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var page in pages)
            action(page);
        return pages.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static string Line(ArticleExtractor extractor, string id, Page page)
    {
        var article = extractor.Extract(page);
        return JsonSerializer.Serialize(new
        {
            id,
            title = article.Title,
            text = article.Text,
            authors = article.Authors,
            published = article.Published,
            language = article.Language,
            topics = article.Topics,
            kind = article.Kind.ToString(),
            origins = article.Origins,
        }, Json);
    }
}
