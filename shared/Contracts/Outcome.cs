using System.Text.Json.Serialization;

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

    /// <summary>The exception that failed it; null for all other outcomes, whose JSON it stays out of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExceptionRecord? Exception { get; init; }
}

/// <summary>An exception, as it is kept.</summary>
public sealed record ExceptionRecord
{
    /// <summary>Full name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its message; at most <see cref="LongestMessage"/> characters.</summary>
    public required string Message { get; init; }

    /// <summary>Its stack trace, and those of the exceptions within it; at most <see cref="LongestTrace"/> characters.</summary>
    public required string Trace { get; init; }

    /// <summary>A message may quote a page.</summary>
    public const int LongestMessage = 1_000;

    /// <summary>Some eighty frames.</summary>
    public const int LongestTrace = 8_000;
}
