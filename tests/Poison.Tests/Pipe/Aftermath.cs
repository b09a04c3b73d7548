using Ingestion.Contracts;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>What a case led to.</summary>
internal sealed record Aftermath
{
    /// <summary>By file; null where none came in time.</summary>
    public required IReadOnlyDictionary<string, Outcome?> Outcomes { get; init; }

    /// <summary>What became of the good page dropped after it.</summary>
    public required Outcome? GoodPage { get; init; }

    /// <summary>What still lay among the claims when every outcome had come.</summary>
    public required IReadOnlyList<string> LeftClaimed { get; init; }

    /// <summary>The article of the first file; null when it has none.</summary>
    public required Article? Article { get; init; }

    /// <summary>From the drop to the last outcome.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What the pipe computed until everything was settled.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>The most memory the pipe had meanwhile, in bytes.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>Whether the pipe ended over it.</summary>
    public required bool HasDied { get; init; }

    /// <summary>What the pipe printed meanwhile.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}
