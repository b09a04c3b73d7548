using Ingestion.Extraction.Charsets;

namespace Ingestion.Extraction.Tests.Html.Markup;

/// <summary>
/// The parser beside AngleSharp on what nobody wrote down a tree for: random tag soup and whole pages. Where the two differ
/// html5lib's cases and the HTML standard say who is right, and <c>angle-sharp-differs.txt</c> says where and why.
/// </summary>
public sealed class AngleSharpTests
{
    private const string Differences = "angle-sharp-differs.txt";

    private const int Soups = 4000;

    [Fact]
    public void Random_soup_becomes_the_tree_of_the_standard()
        => new NamedCases(Differences, "soup").Check(Enumerable.Range(0, Soups).Select(seed => Compared($"{seed}", TagSoup.Of(seed), isShown: true)));

    [Fact]
    public void Whole_pages_become_the_tree_of_the_standard()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);

        new NamedCases(Differences, "page").Check(Corpus.Pages().AsParallel()
            .Select(page => Compared(page.Id, PageText.Decode(page.Bytes, Corpus.TruthOf(page.Id).Encoding ?? ""), isShown: false)));
    }

    private static (string Id, string Input, string Expected, string Actual) Compared(string id, string markup, bool isShown)
        => (id, isShown ? markup : "", MarkupTrees.AngleSharps(markup), MarkupTrees.Ours(markup));
}
