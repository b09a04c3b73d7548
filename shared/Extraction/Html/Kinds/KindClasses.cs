using Ingestion.Contracts;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>The kinds that the models tell apart, in the models' order.</summary>
internal static class KindClasses
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<PageKind> All { get; } =
        [PageKind.Article, PageKind.Collection, PageKind.Documentation, PageKind.Forum, PageKind.Listing, PageKind.Product, PageKind.Service];

    /// <summary>Their names, as the models have them.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(kind => kind.ToString())];

    private static readonly Lazy<FeatureLayout> Listed = new(() => new FeatureLayout(All.Select(kind => $"page kind {kind}")));

    /// <summary>Their probabilities as features of the models of blocks.</summary>
    public static FeatureLayout Layout => Listed.Value;

    /// <summary>How likely the page is one whose text is read from beginning to end.</summary>
    public static float ArticleProbability(ReadOnlySpan<float> probabilities) => probabilities[0];
}
