using System.Reflection;
using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// Tells for each line of a page how likely it is body. Two stages: the first judges a line by its features, the second
/// by these and by what the first said of the lines around. Fitted by tests/training/lines.
/// </summary>
internal sealed class LineModel
{
    /// <summary>Name of the embedded resource with the trees of the first stage.</summary>
    public const string FirstResource = "line-first.trees";

    /// <summary>Name of the embedded resource with the trees of the second stage.</summary>
    public const string SecondResource = "line-second.trees";

    /// <summary>Name of the embedded resource with the words' weights.</summary>
    public const string WordsResource = "line-words.tsv";

    private static readonly Lazy<LineModel> LazilyFitted = new(Read);

    /// <summary>The model that ships with the library.</summary>
    public static LineModel Fitted => LazilyFitted.Value;

    /// <summary>Weights of words.</summary>
    public required WordWeights Words { get; init; }

    /// <summary>The first stage.</summary>
    public required GradientBoostedTrees First { get; init; }

    /// <summary>The second stage.</summary>
    public required GradientBoostedTrees Second { get; init; }

    /// <summary>The probability of each line to be body.</summary>
    public float[] Judge(DumpContext page, CancellationToken cancellationToken)
    {
        var rows = LineFeatures.Of(page, Words, cancellationToken);
        var first = Predict(First, rows, cancellationToken);
        return Predict(Second, NeighbourFeatures.Of(page, rows, first), cancellationToken);
    }

    /// <summary>What a stage says of each row.</summary>
    public static float[] Predict(GradientBoostedTrees stage, float[][] rows, CancellationToken cancellationToken)
    {
        var judged = new float[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            judged[index] = stage.Probability(rows[index]);
        }

        return judged;
    }

    private static LineModel Read()
    {
        using var words = Open(WordsResource);
        return new() { Words = WordWeights.Read(words), First = GradientBoostedTrees.Load(FirstResource), Second = GradientBoostedTrees.Load(SecondResource) };
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The library was built without its resource {name}.");
}
