using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>Tells a page's kind by models over the whole page, fitted by tests/training.</summary>
internal static class KindJudge
{
    /// <summary>
    /// The probability of being an article or documentation from which a page is taken for one of these. An article taken
    /// for something else is lost, the other mistake only clutters: by cross-validation (tests/training) 98 of 100 reach it.
    /// </summary>
    public const float LeastArticle = 0.36f;

    /// <summary>The same for <see cref="BareText"/>, of which the models are unsure.</summary>
    private const float LeastArticleOfBareText = 0.25f;

    private const string Family = "kinds";

    /// <summary>What the trees are asked.</summary>
    public static ModelSignature Trees { get; } = new("kinds.trees", Family, KindFeatures.Layout, KindClasses.Names);

    /// <summary>What the perceptron is asked.</summary>
    public static ModelSignature Network { get; } = new("kinds.net", Family, KindFeatures.Layout, KindClasses.Names);

    /// <summary>The weights of words.</summary>
    public static ModelSignature Words { get; } = new("kind-words.tsv", Family, new FeatureLayout(KindKeys.Sorts), KindClasses.Names);

    private static readonly Lazy<GradientBoostedTrees> FittedTrees = new(() => GradientBoostedTrees.Load(Trees));
    private static readonly Lazy<Perceptron> FittedNetwork = new(() => Perceptron.Load(Network));
    private static readonly Lazy<KindWords> FittedWords = new(() => KindWords.Load(Words));

    /// <summary>The probability of each kind, in the model's order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="data">Its JSON-LD.</param>
    /// <param name="beliefs">The first model's probability of each block being body.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    public static float[] Probabilities(PageContext page, LinkedData data, ReadOnlySpan<float> beliefs, string url)
    {
        var row = KindFeatures.Of(page, data, beliefs, url);
        var scores = FittedTrees.Value.Scores(row);
        FittedNetwork.Value.AddTo(scores, row);
        FittedWords.Value.AddTo(scores, page, data, beliefs, url);
        var most = scores.Max();
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        return scores;
    }

    /// <summary>The likeliest kind; articles and documentation against all others first.</summary>
    /// <param name="probabilities">Each kind's, in the models' order.</param>
    /// <param name="isBareText">Whether the page is hardly more than a short running text.</param>
    public static PageKind Likeliest(ReadOnlySpan<float> probabilities, bool isBareText)
    {
        var kinds = KindClasses.All;
        var article = 0f;
        for (var i = 0; i < kinds.Count; i++)
            article += IsArticle(kinds[i]) ? probabilities[i] : 0;
        var isArticle = article >= (isBareText ? LeastArticleOfBareText : LeastArticle);
        var best = -1;
        for (var i = 0; i < kinds.Count; i++)
            if (IsArticle(kinds[i]) == isArticle && (best < 0 || probabilities[i] > probabilities[best]))
                best = i;
        return kinds[best];
    }

    private static bool IsArticle(PageKind kind) => kind is PageKind.Article or PageKind.Documentation;
}
