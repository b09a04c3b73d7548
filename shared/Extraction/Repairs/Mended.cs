using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>A headline and a body that were mended.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Blocks">The body.</param>
/// <param name="Repairs">What was done, in order.</param>
public sealed record Mended(string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<Repair> Repairs);
