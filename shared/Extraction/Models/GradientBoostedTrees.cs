using System.Buffers.Binary;

namespace Ingestion.Extraction.Models;

/// <summary>
/// Regression trees whose outputs add up to a log-odds (J. H. Friedman, "Greedy function approximation: a gradient
/// boosting machine", 2001). Behind the header (<see cref="ModelFile"/>) stand little-endian numbers: a base value an
/// output, the number of trees; then for each tree its nodes as (feature, threshold, left, right), where a feature below
/// zero is a leaf and the threshold its value. Trees of the outputs take turns.
/// </summary>
internal sealed class GradientBoostedTrees
{
    /// <summary>The feature of a leaf.</summary>
    private const short Leaf = -1;

    private static ReadOnlySpan<byte> Magic => "TREE"u8;

    private readonly float[] _base;
    private readonly Node[] _nodes;
    private readonly int[] _roots;

    /// <summary>A node. A row goes on to <paramref name="Left"/>, counted from the tree's root, when its feature is at most the value, else to the node after that; a leaf adds its value.</summary>
    private readonly record struct Node(float Value, short Feature, ushort Left);

    private GradientBoostedTrees(float[] @base, Node[] nodes, int[] roots)
    {
        _base = @base;
        _nodes = nodes;
        _roots = roots;
    }

    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static GradientBoostedTrees Load(ModelSignature signature) => Read(signature, ModelFile.Load(signature, Magic).Span);

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The file has another form, or was fitted to other features or outputs.</exception>
    public static GradientBoostedTrees Load(ModelSignature signature, ReadOnlyMemory<byte> file) => Read(signature, ModelFile.Load(signature, Magic, file).Span);

    /// <summary>Log-odds of a two-class model.</summary>
    public float LogOdds(ReadOnlySpan<float> row)
    {
        var sum = _base[0];
        foreach (var root in _roots)
            sum += LeafOf(root, row);
        return sum;
    }

    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-LogOdds(row)));

    /// <summary>One score a class; the highest is the likeliest.</summary>
    public float[] Scores(ReadOnlySpan<float> row)
    {
        var scores = (float[])_base.Clone();
        // Trees of the classes take turns.
        for (var tree = 0; tree < _roots.Length; tree++)
            scores[tree % scores.Length] += LeafOf(_roots[tree], row);
        return scores;
    }

    private float LeafOf(int root, ReadOnlySpan<float> row)
    {
        var nodes = _nodes.AsSpan(root);
        var at = 0;
        while (true)
        {
            var node = nodes[at];
            if (node.Feature < 0)
                return node.Value;
            at = node.Left + (row[node.Feature] <= node.Value ? 0 : 1);
        }
    }

    /// <summary>Puts the two nodes below one side by side: half the memory to walk through.</summary>
    private static void ReadTree(ref ReadOnlySpan<byte> bytes, List<Node> nodes)
    {
        var written = new (short Feature, float Value, short Left, short Right)[Int(ref bytes)];
        for (var i = 0; i < written.Length; i++)
        {
            written[i] = (Short(ref bytes), Float(ref bytes), Short(ref bytes), Short(ref bytes));
        }
        var order = new List<int>(written.Length) { 0 };
        for (var i = 0; i < order.Count; i++)
        {
            var (feature, value, left, right) = written[order[i]];
            nodes.Add(feature < 0 ? new Node(value, Leaf, 0) : new Node(value, feature, checked((ushort)order.Count)));
            if (feature >= 0)
                order.AddRange([left, right]);
        }
    }

    private static GradientBoostedTrees Read(ModelSignature signature, ReadOnlySpan<byte> bytes)
    {
        var @base = new float[signature.Outputs.Count];
        for (var i = 0; i < @base.Length; i++)
            @base[i] = Float(ref bytes);
        var roots = new int[Int(ref bytes)];
        var nodes = new List<Node>();
        for (var tree = 0; tree < roots.Length; tree++)
        {
            roots[tree] = nodes.Count;
            ReadTree(ref bytes, nodes);
        }
        if (nodes.Exists(node => node.Feature >= signature.Features.Count))
            throw new InvalidDataException($"{signature.Resource} asks for a feature that it does not name.");
        return new GradientBoostedTrees(@base, [.. nodes], roots);
    }

    private static int Int(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[4..];
        return value;
    }

    private static short Short(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadInt16LittleEndian(bytes);
        bytes = bytes[2..];
        return value;
    }

    private static float Float(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        bytes = bytes[4..];
        return value;
    }
}
