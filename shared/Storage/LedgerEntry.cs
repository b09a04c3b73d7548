using Ingestion.Contracts;

namespace Ingestion.Storage;

/// <summary>What became of a claim: one record a claim, written once a reading.</summary>
public sealed record LedgerEntry
{
    /// <summary>The claim, with the reading the outcome belongs to.</summary>
    public required Claim Claim { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The trace of the page's way; empty when it was not traced.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>When the outcome was written, to the millisecond.</summary>
    public required DateTimeOffset SettledAt { get; init; }

    /// <summary>The extractor that made the article; empty when there is none.</summary>
    public string ExtractorVersion { get; init; } = "";
}
