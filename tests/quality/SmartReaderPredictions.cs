using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Ingestion.Extraction.Charsets;
using SmartReader;

namespace Ingestion.Quality;

/// <summary>Extracts a corpus with SmartReader, to measure it by the same score.</summary>
internal static class SmartReaderPredictions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Corpus corpus, string path)
        => File.WriteAllLines(path, corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Line(corpus, id)));

    private static string Line(Corpus corpus, string id)
    {
        var page = corpus.Read(id, isDump: false);
        var article = new Reader(page.Url.Length > 0 ? page.Url : "https://example.org/", PageText.Decode(page.Bytes.Span, page.Charset)).GetArticle();
        return JsonSerializer.Serialize(new
        {
            id,
            title = article.Title,
            text = Text(article.Content ?? ""),
            authors = Names(article.Author ?? article.Byline ?? ""),
            published = article.PublicationDate?.ToString("yyyy-MM-dd", null) ?? "",
            language = article.Language ?? "",
            kind = article.IsReadable ? "article" : "other",
        }, Json);
    }

    /// <summary>Several names stand in one text, with the word before them.</summary>
    private static string[] Names(string byline)
    {
        foreach (var word in (string[])["by ", "von ", "par ", "por "])
            byline = byline.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? byline[word.Length..] : byline;
        return byline.Split([",", " and ", " und ", " et ", " y ", "&", ";"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The text of its markup, blocks on lines of their own.</summary>
    private static string Text(string markup)
    {
        using var document = new HtmlParser().ParseDocument(markup);
        foreach (var block in document.QuerySelectorAll("p,div,li,h1,h2,h3,h4,h5,h6,tr,td,th,blockquote,pre,figcaption,section,article,br,dt,dd"))
        {
            block.Before(document.CreateTextNode("\n"));
            block.After(document.CreateTextNode("\n"));
        }
        return document.Body?.TextContent ?? "";
    }
}
