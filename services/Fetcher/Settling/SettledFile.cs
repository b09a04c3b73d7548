using Ingestion.Contracts;

namespace Ingestion.Fetcher.Settling;

/// <summary>A rejected or failed file that nobody has put back, with what its reason file says.</summary>
public sealed record SettledFile
{
    /// <summary>Where it lies.</summary>
    public required string Path { get; init; }

    /// <summary>The path it had below the inbox, with <c>/</c> between folders.</summary>
    public required string Source { get; init; }

    /// <summary>Rejected or failed.</summary>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>A code of <see cref="Contracts.Reason"/>; empty when the reason file is gone.</summary>
    public required string Reason { get; init; }

    /// <summary>What is wrong and what to do; empty when the reason file is gone.</summary>
    public required string Sentence { get; init; }

    /// <summary>The stage that found the outcome; null when the reason file is gone.</summary>
    public required Stage? Stage { get; init; }

    /// <summary>The exception that failed it; null when there was none.</summary>
    public required ExceptionRecord? Exception { get; init; }

    /// <summary>Its claim; empty when the reason file is gone.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>Its page; empty when the reason file is gone.</summary>
    public required string PageId { get; init; }

    /// <summary>The trace of its way; empty when it was not traced.</summary>
    public required string TraceId { get; init; }

    /// <summary>When it was settled.</summary>
    public required DateTimeOffset SettledAt { get; init; }
}
