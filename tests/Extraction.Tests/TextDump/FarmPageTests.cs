using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>The shape of the seed document, varied: nothing of its extraction may hang on its names, labels or order.</summary>
public class FarmPageTests
{
    [Fact]
    public void Everything_comes_out_of_the_plain_variant() => AssertWhole(new FarmPage());

    [Theory]
    [InlineData("Vera Lindqvist")]
    [InlineData("Zentrix")]
    [InlineData("Blue Harbor Asset Academy")]
    [InlineData("Quant-Vision Pro")]
    public void Keyword_may_be_any(string keyword) => AssertWhole(new FarmPage { Keyword = keyword });

    [Theory]
    [InlineData(" were asking", " were{0} asking")]
    [InlineData(" were asking", " were{0}asking")]
    [InlineData(" were asking", " were {0} asking")]
    [InlineData("which came as", "which {0}came as")]
    [InlineData("The council will meet", "{0}The council will meet")]
    [InlineData("nobody can get home", "nobody can {0}get home")]
    public void Keyword_may_be_spliced_anywhere(string whole, string broken) =>
        AssertWhole(new FarmPage { Splice = (text, keyword) => text.Replace(whole, string.Format(null, broken, keyword), StringComparison.Ordinal) });

    [Fact]
    public void Keyword_may_be_spliced_often() =>
        AssertWhole(new FarmPage { Splice = (text, keyword) => text.Replace(" the ", $" the {keyword}", StringComparison.Ordinal) });

    [Theory]
    [InlineData(": ")]
    [InlineData("|")]
    [InlineData(" - ")]
    [InlineData(" | ")]
    [InlineData("：")]
    public void Keyword_may_have_another_separator(string separator) => AssertWhole(new FarmPage { Separator = separator });

    [Fact]
    public void Page_without_a_keyword_needs_no_repair()
    {
        var page = new FarmPage { Keyword = "", Splice = (text, _) => text };
        AssertWhole(page);
        Assert.Empty(TextDumpExtractor.Extract(page.Text, "", TestContext.Current.CancellationToken).Repairs);
    }

    [Fact]
    public void Breadcrumb_may_be_missing() => AssertWhole(new FarmPage { Breadcrumb = "" });

    [Theory]
    [InlineData("You are here: Home » Science")]
    [InlineData("Startseite > Science")]
    [InlineData("Location: Home / Science")]
    [InlineData("Inicio › Science")]
    public void Breadcrumb_may_read_otherwise(string breadcrumb) => AssertWhole(new FarmPage { Breadcrumb = breadcrumb });

    [Fact]
    public void Date_may_be_missing()
    {
        var page = new FarmPage { Date = "", Publisher = "" };
        var article = TextDumpExtractor.Extract(page.Text, "", TestContext.Current.CancellationToken);
        Assert.Equal("", article.Published);
        AssertBody(page, article);
    }

    [Theory]
    [InlineData("Published: 3 November 2024 08:15:42")]
    [InlineData("Veröffentlicht: 03.11.2024 08:15:42")]
    [InlineData("Fecha: 2024-11-03 08:15:42")]
    [InlineData("Дата: 3 ноября 2024, 08:15:42")]
    [InlineData("日期：2024年11月3日 08:15:42")]
    public void Date_may_be_labelled_and_written_otherwise(string date) => AssertWhole(new FarmPage { Date = date });

    [Theory]
    [InlineData("- Tags:")]
    [InlineData("Topics:")]
    [InlineData("- Schlagworte:")]
    [InlineData("Temas")]
    [InlineData("- Mots-clés :")]
    [InlineData("Метки:")]
    public void Topics_may_be_labelled_otherwise(string label) => AssertWhole(new FarmPage { TopicsLabel = label });

    [Theory]
    [InlineData("Recommendation,Ranking,Related")]
    [InlineData("Related articles,Most read")]
    [InlineData("Mehr zum Thema,Meistgelesen,Empfehlungen")]
    [InlineData("Articles similaires,Les plus lus")]
    [InlineData("Lo más leído,Te puede interesar")]
    [InlineData("Leggi anche")]
    [InlineData("Читайте также,Популярное")]
    [InlineData("You may also like,Trending,Latest news,Popular")]
    public void Trailing_lists_may_have_other_labels_and_order(string labels)
    {
        AssertWhole(new FarmPage { Labels = labels.Split(',') });
        AssertWhole(new FarmPage { Labels = labels.Split(','), MarkLists = false });
    }

    [Theory]
    [InlineData("Additional reporting by Maria Olsen.")]
    [InlineData("Maria Olsen contributed reporting.")]
    [InlineData("Mitarbeit: Maria Olsen")]
    [InlineData("Maria Olsen a contribué à cet article.")]
    [InlineData("Maria Olsen contribuyó a este artículo.")]
    public void Contribution_may_be_worded_otherwise(string contribution) => AssertWhole(new FarmPage { Contribution = contribution });

    [Fact]
    public void Credits_may_be_missing()
    {
        var page = new FarmPage { AuthorNote = "", Contribution = "" };
        var article = TextDumpExtractor.Extract(page.Text, "", TestContext.Current.CancellationToken);
        Assert.Empty(article.Contributors);
        Assert.Equal("", article.OriginalSource);
        AssertBody(page, article);
    }

    private static void AssertWhole(FarmPage page)
    {
        var article = TextDumpExtractor.Extract(page.Text, "", TestContext.Current.CancellationToken);
        AssertBody(page, article);
        Assert.Equal(page.Site, article.SiteName);
        Assert.Equal(page.Publisher, article.Publisher);
        Assert.Equal(page.Breadcrumb.Length > 0 ? "Science" : "", article.Section);
        Assert.Equal("2024-11-03T08:15:42", article.Published);
        Assert.Equal("en", article.Language);
        Assert.Equal(["Tove Hansen"], article.Authors);
        Assert.Equal(["Maria Olsen"], article.Contributors);
        Assert.Equal("example-news.org", article.OriginalSource);
        Assert.Equal(page.Topics, article.Topics);
        Assert.Equal(PageKind.Article, article.Kind);
    }

    private static void AssertBody(FarmPage page, Article article)
    {
        Assert.Equal(page.Headline, article.Title);
        Assert.Equal(page.Paragraphs, article.Blocks.Select(block => block.Text));
        if (page.Keyword.Length > 0)
        {
            Assert.All(article.Repairs, repair => Assert.Contains(page.Keyword, repair.Removed, StringComparison.Ordinal));
            Assert.Contains(article.Repairs, repair => repair.Field == "title");
            Assert.Contains(article.Repairs, repair => repair.Field == "text");
        }
    }
}
