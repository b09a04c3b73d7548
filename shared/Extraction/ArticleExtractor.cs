using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction.Charsets;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction;

/// <summary>Turns a page into an article. Thread-safe; the same page always gives the same article.</summary>
/// <example>
/// <code>
/// var article = new ArticleExtractor().Extract(html, url: "https://example.com/2025/news.html");
/// Console.WriteLine(article.Title);
/// Console.WriteLine(ArticleMarkdown.Write(article));
/// </code>
/// </example>
#pragma warning disable CA1822 // An instance, so that options can come without a change for its users.
public sealed class ArticleExtractor
{
    /// <summary>Version of the extraction's results: raised whenever the same page may give another article.</summary>
    public const string Version = "6";

    /// <summary>Extracts the article. A page that holds none gives an article of another kind, or without blocks.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Article Extract(Page page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        var article = page.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => HtmlExtractor.Extract(page, cancellationToken),
            "text/markdown" => TextDumpExtractor.Extract(Text(page), isMarkdown: true, cancellationToken),
            _ => TextDumpExtractor.Extract(Text(page), page.Url, cancellationToken),
        };
        var words = article.Blocks.Sum(block => WordCount.Of(block.Text));
        return article with
        {
            Direction = WritingDirection.Of(article.Blocks),
            WordCount = words,
            ReadingSeconds = ReadingSpeed.Seconds(words, article.Language),
            Origins = words == 0 ? article.Origins : [.. article.Origins, new FieldOrigin { Field = "direction", Origin = "text" }],
        };
    }

    /// <summary>Extracts the article of a page of HTML.</summary>
    /// <param name="html">The markup.</param>
    /// <param name="url">The page's address, which its links and images are resolved against; empty when unknown.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Article Extract(string html, string url = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Extract(new Page { Bytes = Encoding.UTF8.GetBytes(html), MediaType = "text/html", Charset = "utf-8", Url = url }, cancellationToken);
    }

    /// <summary>Extracts the article of a page of HTML in whatever encoding it declares or shows.</summary>
    /// <param name="html">The bytes, uncompressed.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Article Extract(ReadOnlyMemory<byte> html, string url = "", CancellationToken cancellationToken = default)
        => Extract(new Page { Bytes = html, MediaType = "text/html", Url = url }, cancellationToken);

    /// <summary>Extracts the article of a page of HTML that is read from a stream to its end.</summary>
    /// <param name="html">The bytes, uncompressed.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    /// <param name="cancellationToken">Stops reading and extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public async Task<Article> ExtractAsync(Stream html, string url = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var bytes = new MemoryStream();
        await html.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return Extract(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), url, cancellationToken);
    }

    // Soft hyphens say where a word may be broken, and are no part of it (Unicode, UAX #14).
    private static string Text(Page page) => PageText.Decode(page.Bytes.Span, page.Charset).Replace("\u00AD", "", StringComparison.Ordinal);
}
