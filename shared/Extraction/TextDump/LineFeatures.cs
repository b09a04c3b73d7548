using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// What the line model sees of each line: its own shape, its place in the page and among its neighbours.
/// </summary>
internal static class LineFeatures
{
    /// <summary>The numbers, in order.</summary>
    public static FeatureLayout Layout { get; } = new(
    [
        "letters", "words", "word-length", "digit-share", "capital-share", "all-capital-share", "comma-share", "sentence-ends",
        "quotes", "separators", "joints", "is-list-item", "function-word-share", "ends-sentence", "ends-colon", "ends-ellipsis",
        "begins-small", "begins-digit", "has-date", "is-byline", "label", "word-odds",
        "title-share", "title-cover", "is-headline", "vocabulary-share", "repeats",
        "link-share", "links", "heading", "level", "indent", "is-quote", "is-row", "is-code", "images", "is-bracketed", "joint",
        "line-place", "letter-place", "after-headline",
        "headline-known", "prose-before-2", "prose-after-2", "prose-before-6", "prose-after-6", "prose-before-15", "prose-after-15",
        "since-prose", "until-prose", "prose-behind", "prose-ahead", "words-1", "words+1", "words-2", "words+2", "list-run",
        "label-distance", "furniture-before-4", "furniture-after-4",
        "length-spread", "lines", "prose-lines", "ends-sentence-1", "ends-sentence+1", "capital-share-1", "capital-share+1", "is-list-item-1", "is-list-item+1",
        "since-long-prose-run", "bio", "label-1", "date-1", "date+1", "short-run",
        "joint-count", "prose-share-10", "sentence-share-6", "run-distance", "run-place",
        "link-share-1", "link-share+1", "link-share-5", "indent-change", "heading-1", "heading+1", "begins-small+1",
        "page-prose-share", "page-sentence-share", "page-labels", "page-short-share", "page-link-share", "page-words",
    ]);

    /// <summary>The numbers of every line.</summary>
    /// <param name="page">The lines.</param>
    /// <param name="odds">What each line's words say (<see cref="LineLexicon.Odds"/>).</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static float[][] Of(DumpContext page, float[] odds, CancellationToken cancellationToken)
    {
        var count = page.Lines.Count;
        var rows = new float[count][];
        var own = new LineTraits[count];
        for (var index = 0; index < count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            own[index] = LineTraits.Of(page, index, odds[index]);
        }

        var around = new LineSurroundings(page, own);
        for (var index = 0; index < count; index++)
        {
            var row = new List<float>(Layout.Count);
            own[index].AddTo(row);
            around.AddTo(row, index);
            rows[index] = [.. row];
        }

        return rows;
    }
}
