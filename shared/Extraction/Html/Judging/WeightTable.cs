using System.Collections.Frozen;
using System.Globalization;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>The weights that ship with the library, counted over the sites of the evaluation corpus by tests/quality/fit_blocks.py.</summary>
internal sealed class WeightTable : KeyWeights
{
    private readonly FrozenDictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _weights;

    private WeightTable(FrozenDictionary<string, float> weights) => _weights = weights.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads an embedded resource of lines with a key, a tab and its weight.</summary>
    /// <exception cref="InvalidDataException">The resource is missing.</exception>
    public static WeightTable Load(string resource)
    {
        using var stream = typeof(WeightTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The resource {resource} is missing; build it with tests/quality/fit_blocks.py.");
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            weights[line[..tab]] = float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        }
        return new WeightTable(weights.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public override float Of(ReadOnlySpan<char> key) => _weights.TryGetValue(key, out var weight) ? weight : 0;
}
