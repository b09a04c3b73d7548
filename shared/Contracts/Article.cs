using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>
/// What a page says once the furniture is gone. Text that the page does not have is empty, never null; lists are
/// empty, never null.
/// </summary>
public sealed record Article
{
    /// <summary>What kind of page it is.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The line below the headline.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The body, in reading order, without the headline.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The body as plain text, a line a block; images and embeds are no part of it.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', Blocks.Where(block => !block.IsMedia).Select(block => block.Text));

    /// <summary>The people who wrote it, without "by", roles and agencies.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The people who contributed to it.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>Who published it.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>The name of the site it stands on.</summary>
    public string SiteName { get; init; } = "";

    /// <summary>The site's section.</summary>
    public string Section { get; init; } = "";

    /// <summary>
    /// When it was published, ISO 8601, as precisely as the page says and no more: <c>2025-04-07</c>,
    /// <c>2025-04-07T17:56:38</c> or <c>2025-04-07T17:56:38+02:00</c>.
    /// </summary>
    public string Published { get; init; } = "";

    /// <summary>When it was last modified, in the form of <see cref="Published"/>.</summary>
    public string Modified { get; init; } = "";

    /// <summary>The language of the text, a BCP 47 tag such as <c>en</c> or <c>pt-BR</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Keywords and tags, in the page's own words.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Address of the image shown with the headline.</summary>
    public string LeadImage { get; init; } = "";

    /// <summary>The address the page gives as its own.</summary>
    public string CanonicalUrl { get; init; } = "";

    /// <summary>Host of the publication the text was taken from, where the page says it was, such as <c>cbsnews.com</c>.</summary>
    public string OriginalSource { get; init; } = "";

    /// <summary>Address of the licence the page gives its text under, or its name; empty when it gives none.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Whether readers must pay, as far as the page says.</summary>
    public ArticleAccess Access { get; init; }

    /// <summary>The direction its text is written in.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Number of words of the body; in scripts without spaces two characters count as a word.</summary>
    public int WordCount { get; init; }

    /// <summary>How long the body takes to be read silently, in seconds.</summary>
    public int ReadingSeconds { get; init; }

    /// <summary>
    /// How likely the body is right, 0 to 1: the share of pages with this confidence whose body reaches an F1 of 0.9
    /// against the text that a person chose, in shingles of four words. 0 where it was never estimated.
    /// </summary>
    public double Confidence { get; init; }

    /// <summary>Where each field came from.</summary>
    public IReadOnlyList<FieldOrigin> Origins { get; init; } = [];

    /// <summary>What was removed or mended, each reversible.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
}

/// <summary>The kinds of page.</summary>
[JsonConverter(typeof(WordConverter<PageKind>))]
public enum PageKind
{
    /// <summary>One text with a beginning and an end: news, blog post, essay.</summary>
    Article,

    /// <summary>Reference or guide of a product or project.</summary>
    Documentation,

    /// <summary>A page that offers a service.</summary>
    Service,

    /// <summary>A discussion.</summary>
    Forum,

    /// <summary>A collection of works or cards.</summary>
    Collection,

    /// <summary>A list that leads to other pages: home page, index, search results.</summary>
    Listing,

    /// <summary>Something for sale.</summary>
    Product,

    /// <summary>None of these: error, consent or empty page.</summary>
    Other,
}

/// <summary>Whether readers must pay.</summary>
[JsonConverter(typeof(WordConverter<ArticleAccess>))]
public enum ArticleAccess
{
    /// <summary>The page does not say.</summary>
    Unknown,

    /// <summary>It is free.</summary>
    Free,

    /// <summary>Some pages are free, then readers must pay.</summary>
    Metered,

    /// <summary>Only those who pay see all of it.</summary>
    Paid,
}

/// <summary>The directions of writing.</summary>
[JsonConverter(typeof(WordConverter<TextDirection>))]
public enum TextDirection
{
    /// <summary>As in Latin script.</summary>
    LeftToRight,

    /// <summary>As in Arabic and Hebrew script.</summary>
    RightToLeft,
}

/// <summary>Where a field's value came from, and which values lost.</summary>
public sealed record FieldOrigin
{
    /// <summary>The field's name in camel case, such as <c>title</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The place in the page, such as <c>json-ld</c>, <c>meta og:title</c>, <c>h1</c>, <c>line 2</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Other values the page gave for the field, best first.</summary>
    public IReadOnlyList<LostCandidate> Lost { get; init; } = [];
}

/// <summary>A value that was not chosen.</summary>
public sealed record LostCandidate
{
    /// <summary>The value.</summary>
    public required string Value { get; init; }

    /// <summary>Its place in the page.</summary>
    public required string Origin { get; init; }
}

/// <summary>
/// Something that was removed or mended. Putting <see cref="Removed"/> in the place of <see cref="Inserted"/> at
/// <see cref="Position"/>, repairs taken last to first, gives back what the page said.
/// </summary>
public sealed record Repair
{
    /// <summary>What was wrong, such as <c>injected-keyword</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which field: <c>title</c> or <c>text</c>.</summary>
    public required string Field { get; init; }

    /// <summary>For <c>text</c>, the index in <see cref="Article.Blocks"/>; else 0.</summary>
    public int Block { get; init; }

    /// <summary>Offset in the mended text, in UTF-16 code units.</summary>
    public required int Position { get; init; }

    /// <summary>What stood there.</summary>
    public required string Removed { get; init; }

    /// <summary>What stands there now; mostly empty.</summary>
    public string Inserted { get; init; } = "";
}
