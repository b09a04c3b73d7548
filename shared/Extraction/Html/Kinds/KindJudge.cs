using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>Tells a page's kind by models over the whole page, fitted by tests/quality/fit_kinds.py.</summary>
internal static class KindJudge
{
    /// <summary>The models' classes, in their order.</summary>
    private static readonly PageKind[] Kinds =
        [PageKind.Article, PageKind.Collection, PageKind.Documentation, PageKind.Forum, PageKind.Listing, PageKind.Product, PageKind.Service];

    /// <summary>
    /// The probability of being an article or documentation from which a page is taken for one of these. An article taken
    /// for something else is lost, the other mistake only clutters: by cross-validation (fit_kinds.py) 98 of 100 reach it.
    /// </summary>
    private const float LeastArticle = 0.36f;

    /// <summary>The same for <see cref="BareText"/>, of which the models are unsure.</summary>
    private const float LeastArticleOfBareText = 0.25f;

    private static readonly GradientBoostedTrees Trees = GradientBoostedTrees.Load("kinds.trees");

    private static readonly Perceptron Network = Perceptron.Load("kinds.net");

    private static readonly KindWords Words = KindWords.Load("kind-words.tsv");

    /// <summary>Number of kinds the model tells apart.</summary>
    public static int Count => Kinds.Length;

    /// <summary>The probability of each kind, in the model's order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="data">Its JSON-LD.</param>
    /// <param name="beliefs">The first model's probability of each block being body.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    public static float[] Probabilities(PageContext page, LinkedData data, ReadOnlySpan<float> beliefs, string url)
    {
        var row = KindFeatures.Of(page, data, beliefs, url);
        var scores = Trees.Scores(row);
        Network.AddTo(scores, row);
        Words.AddTo(scores, page, data, beliefs, url);
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
        var article = 0f;
        for (var i = 0; i < Kinds.Length; i++)
            article += IsArticle(Kinds[i]) ? probabilities[i] : 0;
        var isArticle = article >= (isBareText ? LeastArticleOfBareText : LeastArticle);
        var best = -1;
        for (var i = 0; i < Kinds.Length; i++)
            if (IsArticle(Kinds[i]) == isArticle && (best < 0 || probabilities[i] > probabilities[best]))
                best = i;
        return Kinds[best];
    }

    /// <summary>How likely the page is one whose text is read from beginning to end.</summary>
    public static float ArticleProbability(ReadOnlySpan<float> probabilities) => probabilities[0];

    private static bool IsArticle(PageKind kind) => kind is PageKind.Article or PageKind.Documentation;
}
