namespace Ingestion.Contracts;

/// <summary>The Fetcher read a page. Published by the Fetcher, consumed by the Parser.</summary>
public sealed record PageFetched
{
    /// <summary>The claim the page belongs to.</summary>
    public required Claim Claim { get; init; }

    /// <summary>A media type such as <c>text/html</c>, found from the content first and the extension second.</summary>
    public required string MediaType { get; init; }

    /// <summary>The charset that came with the page from outside (HTTP header); empty when none did.</summary>
    public string Charset { get; init; } = "";

    /// <summary>The page's bytes, Brotli-compressed (RFC 7932).</summary>
    public required byte[] Body { get; init; }
}

/// <summary>The Parser made an article of a page. Published by the Parser, consumed by the Indexer.</summary>
public sealed record ArticleParsed
{
    /// <summary>The claim the page belongs to.</summary>
    public required Claim Claim { get; init; }

    /// <summary>What the page says.</summary>
    public required Article Article { get; init; }

    /// <summary>The version of the extractor that made it.</summary>
    public required string ExtractorVersion { get; init; }
}

/// <summary>A page can't become an article, through its own fault. Published by Fetcher and Parser, consumed by the Indexer.</summary>
public sealed record PageRejected
{
    /// <summary>The claim the page belongs to.</summary>
    public required Claim Claim { get; init; }

    /// <summary>A code of <see cref="Contracts.Reason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>One sentence for a person: what is wrong and what to do.</summary>
    public required string Sentence { get; init; }

    /// <summary>The stage that rejected it.</summary>
    public required Stage Stage { get; init; }
}

/// <summary>A claim has its outcome in the ledger. Published by the Indexer, consumed by the Fetcher that holds the claim.</summary>
public sealed record PageSettled
{
    /// <summary>The claim that ended.</summary>
    public required Claim Claim { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The trace of the page's way, 32 hexadecimal digits; empty when it was not traced.</summary>
    public string TraceId { get; init; } = "";
}
