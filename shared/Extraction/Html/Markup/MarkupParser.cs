using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>Parses markup into a document with bounded depth and size, and only with the attributes extraction reads.</summary>
internal static class MarkupParser
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IHtmlDocument Parse(string markup, CancellationToken cancellationToken)
    {
        var parser = new HtmlParser(new HtmlParserOptions
        {
            // With scripting, noscript holds raw text: an element left open in it can't swallow the rest of the page.
            IsScripting = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = ShouldEmit,
        });
        cancellationToken.ThrowIfCancellationRequested();
        return parser.ParseDocument(MarkupBounds.Apply(markup, cancellationToken));
    }

    private static bool ShouldEmit(ref StructHtmlToken token, ReadOnlyMemory<char> name) => name.Span switch
    {
        "id" or "class" or "href" or "rel" or "content" or "name" or "property" or "itemprop" or "itemtype" or "datetime"
            or "lang" or "dir" or "role" or "hidden" or "aria-hidden" or "style" or "type" or "src" or "title" or "alt"
            or "charset" or "http-equiv" or "width" or "height" or "data-src" or "data-lazy-src" or "data-original" or "data-srcset" or "srcset" or "data" or "cite" or "colspan" => true,
        _ => false,
    };
}
