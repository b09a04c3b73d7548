using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// Tells for each line of a page how likely it is body. Two stages: the first judges a line by its features, the second
/// by these and by what the first said of the lines around. Fitted by tests/training.
/// </summary>
internal sealed class LineModel
{
    private const string Family = "lines";
    private const string Output = "body";

    private static readonly Lazy<LineModel> LazilyFitted = new(Read);

    /// <summary>What the first stage is asked.</summary>
    public static ModelSignature FirstSignature { get; } = new("line-first.trees", Family, LineFeatures.Layout, Output);

    /// <summary>What the second stage is asked.</summary>
    public static ModelSignature SecondSignature { get; } =
        new("line-second.trees", Family, FeatureLayout.Join([LineFeatures.Layout, NeighbourFeatures.Layout]), Output);

    /// <summary>The weights of words.</summary>
    public static ModelSignature WordsSignature { get; } = new("line-words.tsv", Family, new FeatureLayout(WordWeights.Sorts), Output);

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

    private static LineModel Read() => new()
    {
        Words = new WordWeights(WeightTable.Load(WordsSignature)),
        First = GradientBoostedTrees.Load(FirstSignature),
        Second = GradientBoostedTrees.Load(SecondSignature),
    };
}
