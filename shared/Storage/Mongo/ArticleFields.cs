namespace Ingestion.Storage.Mongo;

/// <summary>
/// The fields of a document of <c>articles</c>, beside <c>_id</c>, which is the page id, and those of
/// <see cref="Contracts.Article"/> under their own names.
/// </summary>
internal static class ArticleFields
{
    /// <summary>The version of this layout.</summary>
    public const string SchemaVersion = "schemaVersion";

    /// <summary>The body as plain text.</summary>
    public const string Text = "text";

    /// <summary>When it was published, as a date; null when the page gives no date.</summary>
    public const string PublishedAt = "publishedAt";

    /// <summary>SHA-256 of the article, in lower-case hexadecimal digits.</summary>
    public const string ContentHash = "contentHash";

    /// <summary>Where the page came from.</summary>
    public const string Source = "source";

    /// <summary>The page's own address, as the source knows it and as the page names it.</summary>
    public const string SourceUrl = $"{Source}.url", CanonicalUrl = "canonicalUrl";

    /// <summary>The claim that wrote it last.</summary>
    public const string ClaimId = "claimId";

    /// <summary>The trace of that claim.</summary>
    public const string TraceId = "traceId";

    /// <summary>The extractor that made it.</summary>
    public const string ExtractorVersion = "extractorVersion";

    /// <summary>When it was last created or updated.</summary>
    public const string IndexedAt = "indexedAt";

    /// <summary>What searches read: the tokens of each field, parted by spaces, and every token once with its weight.</summary>
    public const string Search = "search";

    /// <summary>Every token once.</summary>
    public const string Tokens = $"{Search}.tokens";

    /// <summary>The weight of each token, in the order of <see cref="Tokens"/>.</summary>
    public const string Weights = $"{Search}.weights";

    /// <summary>Another value after every write, so that a writer notices that another came in between.</summary>
    public const string Revision = "revision";

    /// <summary>The claims that came to this article last, and what each changed; see <see cref="ClaimMark"/>.</summary>
    public const string Claims = "claims";
}
