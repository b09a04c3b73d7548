namespace Ingestion.Contracts;

/// <summary>
/// One arrival of a page, as every message about it carries it. The claim is the unit of the ledger: it ends in
/// exactly one <see cref="Outcome"/>.
/// </summary>
public sealed record Claim
{
    /// <summary>UUID version 7, made by the Fetcher when it takes the file out of the inbox.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>
    /// How often the claimed file has been read: 1, and one more each time the file turned out to have been still in
    /// the writing. A later reading replaces the outcome of an earlier one; of one reading the first outcome wins.
    /// </summary>
    public int Reading { get; init; } = 1;

    /// <summary>32 lower-case hexadecimal digits of a SHA-256 over the source and the page's bytes.</summary>
    public required string PageId { get; init; }

    /// <summary>Where the page came from.</summary>
    public required PageSource Source { get; init; }

    /// <summary>The Fetcher that holds the claimed file, and that settles it.</summary>
    public required string Fetcher { get; init; }

    /// <summary>When the page arrived: for a dropped file, when the Fetcher claimed it.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Size of the page in bytes, uncompressed.</summary>
    public required long Size { get; init; }
}

/// <summary>Where a page came from.</summary>
public sealed record PageSource
{
    /// <summary>The way it came in.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>For a file, its path below the inbox, with <c>/</c> between folders; else its address.</summary>
    public required string Name { get; init; }

    /// <summary>The page's own address on the web, where it is known; else empty.</summary>
    public string Url { get; init; } = "";
}
