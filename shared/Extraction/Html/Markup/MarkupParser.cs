using System.Text;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>Parses markup into a tree of bounded depth and size, in time proportional to the markup's length.</summary>
internal static class MarkupParser
{
    /// <param name="markup">A page.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree Parse(ReadOnlySpan<char> markup, CancellationToken cancellationToken)
        => TreeConstructor.Build(MarkupSource.Of(markup), Tag.Document, cancellationToken);

    /// <param name="markup">A page's bytes.</param>
    /// <param name="encoding">What they are written in.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree Parse(ReadOnlySpan<byte> markup, Encoding encoding, CancellationToken cancellationToken)
        => TreeConstructor.Build(MarkupSource.Of(markup, encoding), Tag.Document, cancellationToken);

    /// <summary>Parses the contents of an element: they are the children of the tree's root.</summary>
    /// <param name="markup">The contents.</param>
    /// <param name="context">The element. Scripting being on, those of <c>noscript</c> are a text: name the element around it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree ParseContents(ReadOnlySpan<char> markup, Tag context, CancellationToken cancellationToken)
        => TreeConstructor.Build(MarkupSource.Of(markup), context, cancellationToken);
}
