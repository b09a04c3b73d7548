namespace Ingestion.Extraction.TextDump;

/// <summary>Gradient-boosted decision trees with a logistic link: numbers in, a probability out.</summary>
internal sealed class BoostedTrees
{
    /// <summary>The feature of a node that is a leaf.</summary>
    public const byte Leaf = byte.MaxValue;

    /// <summary>The sum before the first tree.</summary>
    public required float Bias { get; init; }

    /// <summary>Each tree's nodes, the root first.</summary>
    public required IReadOnlyList<Node[]> Trees { get; init; }

    /// <summary>A node: a row goes on to <paramref name="Left"/> when its feature is at most the value, else to the node after that; a leaf adds its value.</summary>
    public readonly record struct Node(byte Feature, float Value, ushort Left);

    /// <summary>The probability of a row of numbers.</summary>
    public float Predict(float[] row) => 1 / (1 + MathF.Exp(-Sum(row)));

    /// <summary>The sum of bias and leaves for a row of numbers: the logarithm of the odds.</summary>
    public float Sum(float[] row)
    {
        var sum = Bias;
        foreach (var tree in Trees)
        {
            ref readonly var node = ref tree[0];
            while (node.Feature != Leaf)
                node = ref tree[row[node.Feature] <= node.Value ? node.Left : node.Left + 1];
            sum += node.Value;
        }

        return sum;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static BoostedTrees Read(BinaryReader reader)
    {
        var bias = reader.ReadSingle();
        var trees = new Node[reader.ReadUInt16()][];
        for (var tree = 0; tree < trees.Length; tree++)
        {
            var nodes = new Node[reader.ReadUInt16()];
            for (var node = 0; node < nodes.Length; node++)
                nodes[node] = new(reader.ReadByte(), reader.ReadSingle(), reader.ReadUInt16());
            trees[tree] = nodes;
        }

        return new() { Bias = bias, Trees = trees };
    }

    /// <summary>Writes bias, number of trees, and for each tree its number of nodes and the nodes; little-endian.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Bias);
        writer.Write((ushort)Trees.Count);
        foreach (var tree in Trees)
        {
            writer.Write((ushort)tree.Length);
            foreach (var node in tree)
            {
                writer.Write(node.Feature);
                writer.Write(node.Value);
                writer.Write(node.Left);
            }
        }
    }
}
