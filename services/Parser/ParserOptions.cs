using System.ComponentModel.DataAnnotations;

namespace Ingestion.Parser;

/// <summary>How the Parser uses its machine.</summary>
public sealed record ParserOptions
{
    /// <summary>Pages parsed at a time.</summary>
    /// <value>The default is one for each processor.</value>
    [Range(1, 256)]
    public int Concurrency { get; init; } = Environment.ProcessorCount;
}
