using System.Reflection;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// Tells for each line of a page how likely it is body. Two stages: the first judges a line by its features, the second
/// by these and by what the first said of the lines around. Fitted by tests/quality/fit-lines.
/// </summary>
internal sealed class LineModel
{
    /// <summary>Name of the embedded resource with the trees of both stages.</summary>
    public const string TreesResource = "line-model.bin";

    /// <summary>Name of the embedded resource with the words' weights.</summary>
    public const string WordsResource = "line-words.tsv";

    private static readonly Lazy<LineModel> LazilyFitted = new(Read);

    /// <summary>The model that ships with the library.</summary>
    public static LineModel Fitted => LazilyFitted.Value;

    /// <summary>Weights of words.</summary>
    public required WordWeights Words { get; init; }

    /// <summary>The first stage.</summary>
    public required BoostedTrees First { get; init; }

    /// <summary>The second stage.</summary>
    public required BoostedTrees Second { get; init; }

    /// <summary>The probability of each line to be body.</summary>
    public float[] Judge(DumpContext page, CancellationToken cancellationToken)
    {
        var rows = LineFeatures.Of(page, Words, cancellationToken);
        var first = Predict(First, rows, cancellationToken);
        return Predict(Second, NeighbourFeatures.Of(page, rows, first), cancellationToken);
    }

    /// <summary>What a stage says of each row.</summary>
    public static float[] Predict(BoostedTrees stage, float[][] rows, CancellationToken cancellationToken)
    {
        var judged = new float[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            judged[index] = stage.Predict(rows[index]);
        }

        return judged;
    }

    private static LineModel Read()
    {
        using var words = Open(WordsResource);
        using var trees = new BinaryReader(Open(TreesResource));
        return new() { Words = WordWeights.Read(words), First = BoostedTrees.Read(trees), Second = BoostedTrees.Read(trees) };
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The library was built without its resource {name}.");
}
