using Ingestion.Contracts;
using Ingestion.Extraction.Charsets;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction;

/// <summary>Turns a page into an article. Thread-safe; the same page always gives the same article.</summary>
public sealed class ArticleExtractor
{
    /// <summary>Version of the extraction's results: raised whenever the same page may give another article.</summary>
    public const string Version = "1";

#pragma warning disable CA1822
    /// <summary>Extracts the article. A page that holds none gives an article of another kind, or without blocks.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Article Extract(Page page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        return page.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => HtmlExtractor.Extract(page, cancellationToken),
            "text/plain" or "text/markdown" => TextDumpExtractor.Extract(PageText.Decode(page.Bytes.Span, page.Charset), page.Url, cancellationToken),
            _ => new Article { Kind = PageKind.Other, Title = "", Blocks = [] },
        };
    }
}
