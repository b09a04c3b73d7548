using System.Buffers.Binary;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// Regression trees whose outputs add up to a log-odds (J. H. Friedman, "Greedy function approximation: a gradient
/// boosting machine", 2001). Fitted by tests/quality; read from a resource of little-endian numbers: magic "TREE",
/// features, classes, base values, trees; then for each tree its nodes as (feature, threshold, left, right), where a
/// feature below zero is a leaf and the threshold its value.
/// </summary>
internal sealed class GradientBoostedTrees
{
    private readonly float[] _base;
    private readonly Node[] _nodes;
    private readonly int[] _roots;

    private readonly record struct Node(short Feature, float Threshold, int Left, int Right);

    private GradientBoostedTrees(int features, float[] @base, Node[] nodes, int[] roots)
    {
        Features = features;
        _base = @base;
        _nodes = nodes;
        _roots = roots;
    }

    /// <summary>Length of a row.</summary>
    public int Features { get; }

    public int Classes => _base.Length;

    /// <exception cref="InvalidDataException">The resource is missing or has another form.</exception>
    public static GradientBoostedTrees Load(string resource)
    {
        using var stream = typeof(GradientBoostedTrees).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The resource {resource} is missing; build it with tests/quality/fit.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    private static GradientBoostedTrees Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("TREE"u8))
            throw new InvalidDataException("Not a file of trees.");
        bytes = bytes[4..];
        var features = Int(ref bytes);
        var @base = new float[Int(ref bytes)];
        for (var i = 0; i < @base.Length; i++)
            @base[i] = Float(ref bytes);
        var roots = new int[Int(ref bytes)];
        var nodes = new List<Node>();
        for (var tree = 0; tree < roots.Length; tree++)
        {
            roots[tree] = nodes.Count;
            var count = Int(ref bytes);
            for (var i = 0; i < count; i++)
            {
                var feature = BinaryPrimitives.ReadInt16LittleEndian(bytes);
                bytes = bytes[2..];
                var threshold = Float(ref bytes);
                var left = BinaryPrimitives.ReadInt16LittleEndian(bytes);
                var right = BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]);
                bytes = bytes[4..];
                nodes.Add(new Node(feature, threshold, roots[tree] + left, roots[tree] + right));
            }
        }
        return new GradientBoostedTrees(features, @base, [.. nodes], roots);
    }

    /// <summary>Log-odds of a two-class model.</summary>
    public float LogOdds(ReadOnlySpan<float> row)
    {
        var sum = _base[0];
        foreach (var root in _roots)
            sum += Leaf(root, row);
        return sum;
    }

    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-LogOdds(row)));

    /// <summary>One score a class; the highest is the likeliest.</summary>
    public float[] Scores(ReadOnlySpan<float> row)
    {
        var scores = (float[])_base.Clone();
        // Trees of the classes take turns.
        for (var tree = 0; tree < _roots.Length; tree++)
            scores[tree % scores.Length] += Leaf(_roots[tree], row);
        return scores;
    }

    private float Leaf(int at, ReadOnlySpan<float> row)
    {
        var nodes = _nodes;
        while (true)
        {
            ref readonly var node = ref nodes[at];
            if (node.Feature < 0)
                return node.Threshold;
            at = row[node.Feature] <= node.Threshold ? node.Left : node.Right;
        }
    }

    private static int Int(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[4..];
        return value;
    }

    private static float Float(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        bytes = bytes[4..];
        return value;
    }
}
