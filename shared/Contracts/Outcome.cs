namespace Ingestion.Contracts;

/// <summary>How a claim ended.</summary>
public sealed record Outcome
{
    /// <summary>Indexed, rejected or failed.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>What indexing did; <see cref="Change.None"/> unless indexed.</summary>
    public Change Change { get; init; }

    /// <summary>A code of <see cref="Contracts.Reason"/>; empty when indexed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>One sentence for a person: what is wrong and what to do. Empty when indexed.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The stage that found the outcome.</summary>
    public required Stage Stage { get; init; }
}
