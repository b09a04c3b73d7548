using System.Collections.Frozen;

namespace Ingestion.Extraction.Models;

/// <summary>Weights of keys by a table.</summary>
internal sealed class WeightTable : KeyWeights
{
    private readonly FrozenDictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _weights;

    private WeightTable(FrozenDictionary<string, float> weights) => _weights = weights.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The weights that ship with the library.</summary>
    /// <exception cref="InvalidDataException">The table is missing, or was counted by other keys.</exception>
    public static WeightTable Load(ModelSignature signature)
        => Of(KeyedRows.Load(signature).Select(row => KeyValuePair.Create(row.Key, row.Weights[0])));

    /// <summary>Weights at hand.</summary>
    public static WeightTable Of(IEnumerable<KeyValuePair<string, float>> weights) => new(weights.ToFrozenDictionary(StringComparer.Ordinal));

    public override float Of(ReadOnlySpan<char> key) => _weights.TryGetValue(key, out var weight) ? weight : 0;
}
