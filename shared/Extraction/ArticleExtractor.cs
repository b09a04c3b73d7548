using Ingestion.Contracts;
using Ingestion.Extraction.Charsets;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.PlainText;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction;

/// <summary>Turns a page into an article. Thread-safe; the same page always gives the same article.</summary>
public sealed class ArticleExtractor
{
    /// <summary>Version of the extraction's results: raised whenever the same page may give another article.</summary>
    public const string Version = "2";

    /// <summary>Extracts the article. A page that holds none gives an article of another kind, or without blocks.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
#pragma warning disable CA1822 // An instance, so that options can come without a change for its users.
    public Article Extract(Page page, CancellationToken cancellationToken = default)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        var article = page.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => HtmlExtractor.Extract(page, cancellationToken),
            "text/markdown" => MarkdownExtractor.Extract(Text(page), cancellationToken),
            _ => TextDumpExtractor.Extract(Text(page), page.Url, cancellationToken),
        };
        return article with { Direction = WritingDirection.Of(article.Blocks), WordCount = article.Blocks.Sum(block => WordCount.Of(block.Text)) };
    }

    private static string Text(Page page) => PageText.Decode(page.Bytes.Span, page.Charset);
}
