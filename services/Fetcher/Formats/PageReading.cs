namespace Ingestion.Fetcher.Formats;

/// <summary>What reading a page gave: a <see cref="PageContent"/> or a <see cref="PageRefusal"/>.</summary>
public abstract record PageReading;

/// <summary>The page.</summary>
public sealed record PageContent : PageReading
{
    /// <summary><c>text/html</c>, <c>application/xhtml+xml</c>, <c>text/plain</c> or <c>text/markdown</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its bytes, decompressed.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}

/// <summary>Why it can't be taken.</summary>
public sealed record PageRefusal : PageReading
{
    /// <summary>A code of <see cref="Contracts.Reason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>One sentence for a person: what is wrong and what to do.</summary>
    public required string Sentence { get; init; }
}
