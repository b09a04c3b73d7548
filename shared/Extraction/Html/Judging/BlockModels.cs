using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>The models that judge blocks, and what each is asked. They are fitted by tests/training.</summary>
internal static class BlockModels
{
    /// <summary>The name of the third model's feature that is the first's log-odds.</summary>
    public const string FirstOdds = "first odds";

    private const string Family = "blocks";
    private const string Output = "body";

    /// <summary>Judges a block by itself and its words.</summary>
    public static ModelSignature First { get; } =
        new("blocks.trees", Family, FeatureLayout.Join([BlockFeatures.Layout, WordFeatures.Layout]), Output);

    /// <summary>Judges it by itself, what the first says of its surroundings, and the page's kind.</summary>
    public static ModelSignature Second { get; } =
        new("smoothing.trees", Family, FeatureLayout.Join([BlockFeatures.Layout, SmoothedFeatures.Layout, KindClasses.Layout]), Output);

    /// <summary>Judges it by all of this and what the first says of it.</summary>
    public static ModelSignature Third { get; } = new(
        "blocks.net",
        Family,
        FeatureLayout.Join([BlockFeatures.Layout, WordFeatures.Layout, SmoothedFeatures.Layout, KindClasses.Layout, new FeatureLayout(FirstOdds)]),
        Output);

    /// <summary>The weights of words and names.</summary>
    public static ModelSignature Words { get; } = new("words.tsv", Family, new FeatureLayout([.. TextWeights.Keys, .. NameWeights.Keys]), Output);

    private static readonly Lazy<GradientBoostedTrees> FirstFitted = new(() => GradientBoostedTrees.Load(First));
    private static readonly Lazy<GradientBoostedTrees> SecondFitted = new(() => GradientBoostedTrees.Load(Second));
    private static readonly Lazy<Perceptron> ThirdFitted = new(() => Perceptron.Load(Third));
    private static readonly Lazy<WeightTable> WordsFitted = new(() => WeightTable.Load(Words));

    /// <summary>The models that ship with the library.</summary>
    /// <exception cref="InvalidDataException">One was fitted to other features than the code computes.</exception>
    public static (GradientBoostedTrees First, GradientBoostedTrees Second, Perceptron Third, WeightTable Words) Fitted
        => (FirstFitted.Value, SecondFitted.Value, ThirdFitted.Value, WordsFitted.Value);
}
