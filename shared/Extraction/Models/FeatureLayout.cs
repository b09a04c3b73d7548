namespace Ingestion.Extraction.Models;

/// <summary>The features of a model: their names in the order of a row, and where the parts stand that a row is joined of.</summary>
internal sealed class FeatureLayout
{
    /// <summary>No row is longer.</summary>
    private const int MostFeatures = 1024;

    private readonly (FeatureLayout Layout, int Offset)[] _parts;

    /// <exception cref="ArgumentException">A name stands twice: it would not tell which of the two is meant.</exception>
    public FeatureLayout(params IEnumerable<string> names)
        : this([.. names], [])
    {
    }

    private FeatureLayout(string[] names, (FeatureLayout Layout, int Offset)[] parts)
    {
        if (names.CountBy(name => name).FirstOrDefault(pair => pair.Value > 1).Key is { } twice)
            throw new ArgumentException($"The feature '{twice}' stands twice.", nameof(names));
        Names = names;
        _parts = parts;
    }

    /// <summary>Writes one row.</summary>
    public delegate void Writer(ref FeatureRow row);

    /// <summary>The names, in the order of a row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Length of a row.</summary>
    public int Count => Names.Count;

    /// <summary>The layout of the rows that a writer writes, by letting it write one.</summary>
    public static FeatureLayout Of(Writer write)
    {
        var names = new List<string>();
        var row = new FeatureRow(new float[MostFeatures], names);
        write(ref row);
        return new FeatureLayout(names);
    }

    /// <summary>The layout of rows that other rows are joined to, one behind the other.</summary>
    public static FeatureLayout Join(params IReadOnlyList<FeatureLayout> parts)
    {
        var placed = new List<(FeatureLayout Layout, int Offset)>();
        var names = new List<string>();
        foreach (var part in parts)
        {
            placed.Add((part, names.Count));
            names.AddRange(part.Names);
        }
        return new FeatureLayout([.. names], [.. placed]);
    }

    /// <summary>
    /// The name of a feature whose numbers stand for words: with all of them, in order, so that a word which is added,
    /// removed or moved makes another feature of it.
    /// </summary>
    public static string Coded(string name, IEnumerable<string> words) => $"{name}: {string.Join('|', words)}";

    /// <summary>The name of a feature whose numbers are the values of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static string Coded<T>(string name)
        where T : struct, Enum
        => Coded(name, Enum.GetNames<T>());

    /// <summary>Where a part stands in a row.</summary>
    /// <exception cref="ArgumentException">The layout was not joined of it.</exception>
    public Range RangeOf(FeatureLayout part)
    {
        foreach (var (layout, offset) in _parts)
            if (ReferenceEquals(layout, part))
                return offset..(offset + part.Count);
        throw new ArgumentException("The layout has no such part.", nameof(part));
    }

    /// <summary>Where a feature stands in a row.</summary>
    /// <exception cref="ArgumentException">The layout has no such feature.</exception>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i] == name)
                return i;
        throw new ArgumentException($"The layout has no feature '{name}'.", nameof(name));
    }
}
