namespace Ingestion.Extraction;

/// <summary>One raw document exactly as it arrived.</summary>
public sealed record Page
{
    /// <summary>The bytes, uncompressed.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary><c>text/html</c>, <c>application/xhtml+xml</c>, <c>text/plain</c> or <c>text/markdown</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The charset of the HTTP header, where there was one; else empty.</summary>
    public string Charset { get; init; } = "";

    /// <summary>The page's address, where it is known; else empty.</summary>
    public string Url { get; init; } = "";
}
