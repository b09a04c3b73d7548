namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// What a tree holds at most, whatever the page: with these bounds tree construction takes time in proportion to the
/// page's length. Tags beyond a bound are left out, their text stays. No honest page comes near them.
/// </summary>
internal static class MarkupBounds
{
    /// <summary>Elements within one another: Blink's and WebKit's own bound. A few more are open where a tag implies others.</summary>
    public const int Depth = 512;

    /// <summary>Elements of a page. The largest of 1,555 real pages has 16,000.</summary>
    public const int Elements = 100_000;

    /// <summary>Tags of a page that are heeded, those included that make no element.</summary>
    public const int Tags = 400_000;

    /// <summary>Formatting elements that are opened anew in every block until they are closed.</summary>
    public const int FormattingElements = 64;
}
