using Ingestion.Extraction.Charsets;
using Ingestion.Extraction.Html.Markup;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html;

/// <summary>A page of HTML as far as it goes without judgement: its bytes decoded, parsed and outlined.</summary>
internal static class HtmlPage
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PageOutline Outline(Page page, CancellationToken cancellationToken)
    {
        var bytes = page.Bytes.Span;
        var (encoding, markLength) = PageText.Choose(bytes, page.Charset);
        using var tree = MarkupParser.Parse(bytes[markLength..], encoding, cancellationToken);
        return OutlineBuilder.Build(tree, cancellationToken);
    }
}
