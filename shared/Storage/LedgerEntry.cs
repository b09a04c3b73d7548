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

    /// <summary>What a person did with the page afterwards.</summary>
    public Handling Handling { get; init; } = Handling.None;
}

/// <summary>What a person did with a page after it had its outcome.</summary>
/// <param name="Kind">What was done last.</param>
/// <param name="At">When, to the millisecond.</param>
public sealed record Handling(HandlingKind Kind, DateTimeOffset At)
{
    /// <summary>Nothing was done.</summary>
    public static readonly Handling None = new(HandlingKind.None, DateTimeOffset.MinValue);
}

/// <summary>The ways of <see cref="Handling"/>.</summary>
public enum HandlingKind
{
    /// <summary>Nothing was done.</summary>
    None,

    /// <summary>The file was put back into the inbox, where it became another claim.</summary>
    Retried,

    /// <summary>The file was removed.</summary>
    Dropped,

    /// <summary>All that the page said was removed: article, file, and its words in the ledger.</summary>
    Forgotten,
}
