using System.ComponentModel.DataAnnotations;

namespace Ingestion.Indexer;

/// <summary>How many outcomes are written together.</summary>
public sealed record BatchOptions
{
    /// <summary>The most messages of a batch.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 1000)]
    public int Size { get; init; } = 100;

    /// <summary>How long a batch that is not full waits after its first message.</summary>
    /// <value>The default is 50 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMilliseconds(50);
}
