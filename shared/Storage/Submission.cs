using Ingestion.Contracts;

namespace Ingestion.Storage;

/// <summary>What the Indexer hands the store for one claim.</summary>
public abstract record Submission
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The trace of the page's way; empty when it was not traced.</summary>
    public string TraceId { get; init; } = "";
}

/// <summary>An article to index.</summary>
public sealed record ArticleSubmission : Submission
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>The extractor that made it.</summary>
    public required string ExtractorVersion { get; init; }
}

/// <summary>An outcome without an article: rejected or failed.</summary>
public sealed record OutcomeSubmission : Submission
{
    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }
}
