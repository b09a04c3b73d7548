using Ingestion.Contracts;

namespace Ingestion.Extraction.Html;

/// <summary>A page's body, with where it stands in the outline.</summary>
/// <param name="Blocks">The blocks, in order.</param>
/// <param name="Positions">For each block the index of the outline's block it begins with.</param>
/// <param name="First">Index of the outline's first block that belongs to it; -1 when none does.</param>
/// <param name="Last">Index of the last; -1 when none does.</param>
internal sealed record Body(IReadOnlyList<Block> Blocks, IReadOnlyList<int> Positions, int First, int Last)
{
    public static Body None { get; } = new([], [], -1, -1);
}
