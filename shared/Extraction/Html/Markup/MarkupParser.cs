using System.Text;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>Parses markup into a tree of bounded depth and size, in time proportional to the markup's length.</summary>
internal static class MarkupParser
{
    /// <param name="markup">A page, or a part of one.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree Parse(ReadOnlySpan<char> markup, CancellationToken cancellationToken)
        => TreeConstructor.Build(MarkupSource.Of(markup), cancellationToken);

    /// <param name="markup">A page's bytes.</param>
    /// <param name="encoding">What they are written in.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree Parse(ReadOnlySpan<byte> markup, Encoding encoding, CancellationToken cancellationToken)
        => TreeConstructor.Build(MarkupSource.Of(markup, encoding), cancellationToken);
}
