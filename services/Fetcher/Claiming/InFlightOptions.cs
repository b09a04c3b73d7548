using System.ComponentModel.DataAnnotations;

namespace Ingestion.Fetcher.Claiming;

/// <summary>How much may be on its way between claim and outcome: section <c>Ingestion:InFlight</c>.</summary>
public sealed record InFlightOptions
{
    /// <summary>Pages on their way.</summary>
    /// <value>The default value is 1,000.</value>
    [Range(1, 1_000_000)]
    public int Pages { get; init; } = 1000;

    /// <summary>Bytes of those pages, decompressed. A page larger than this goes alone.</summary>
    /// <value>The default value is 64 MiB.</value>
    [Range(1L, long.MaxValue)]
    public long Bytes { get; init; } = 64 * 1024 * 1024;
}
