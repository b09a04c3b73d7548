using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using Ingestion.Storage.Tests.Contract;

namespace Ingestion.Storage.Tests.Documents;

public sealed class StoredJsonTests
{
    [Fact]
    public void Names_in_the_store_do_not_change()
    {
        var article = Sample.Article("Größe <b>", "One 北京.") with
        {
            Blocks =
            [
                new Block { Kind = BlockKind.Paragraph, Text = "One 北京." },
                new Block { Kind = BlockKind.ListItem, Text = "i", Level = 1, IsOrdered = true },
                new Block { Kind = BlockKind.Table, Text = "t", HasHeader = true },
                new Block { Kind = BlockKind.Image, Text = "", Media = new Media { Address = "https://example.com/i.jpg", Alternative = "a", Caption = "c" } },
            ],
            Authors = ["Ann"],
            Origins = [new FieldOrigin { Field = "title", Origin = "h1", Lost = [new LostCandidate { Value = "v", Origin = "o" }] }],
            Repairs = [new Repair { Kind = "k", Field = "title", Position = 1, Removed = "r" }],
        };

        Assert.Equal(
            """
            {"kind":"article","title":"Größe <b>","subtitle":"","blocks":[{"kind":"paragraph","text":"One 北京.","level":0},{"kind":"list-item","text":"i","level":1,"isOrdered":true},{"kind":"table","text":"t","level":0,"hasHeader":true},{"kind":"image","text":"","level":0,"media":{"address":"https://example.com/i.jpg","alternative":"a","caption":"c","provider":""}}],"authors":["Ann"],"contributors":[],"publisher":"","siteName":"","section":"","published":"","modified":"","language":"","topics":[],"leadImage":"","canonicalUrl":"","originalSource":"","licence":"","access":"unknown","direction":"left-to-right","wordCount":0,"readingSeconds":0,"confidence":0,"origins":[{"field":"title","origin":"h1","lost":[{"value":"v","origin":"o"}]}],"repairs":[{"kind":"k","field":"title","block":0,"position":1,"removed":"r","inserted":""}]}
            """,
            ArticleDocument.Of(article).Json);
    }

    [Fact]
    public void Article_stored_before_a_field_came_reads_with_its_default() =>
        Assert.Equal(ArticleAccess.Unknown, StoredJson.ReadArticle("""{"kind":"article","title":"T","blocks":[],"originalSource":"example.org","origins":[]}""").Access);

    [Fact]
    public void Block_stored_before_images_came_reads_as_text()
    {
        var article = StoredJson.ReadArticle("""{"kind":"article","title":"T","blocks":[{"kind":"list-item","text":"i","level":1}]}""");

        Assert.Equal(new Block { Kind = BlockKind.ListItem, Text = "i", Level = 1 }, Assert.Single(article.Blocks));
        Assert.Equal(0, article.Confidence);
    }

    [Fact]
    public void Property_that_a_later_version_added_is_passed_over() =>
        Assert.Equal("T", StoredJson.ReadArticle("""{"kind":"Article","title":"T","blocks":[],"mood":{"x":1}}""").Title);

    [Theory]
    [InlineData("2025-04-07T17:56:38", "2025-04-07T17:56:38.000Z")]
    [InlineData("2025-04-07T17:56:38.1234+02:00", "2025-04-07T15:56:38.123Z")]
    [InlineData("2025-04-07T17:56Z", "2025-04-07T17:56:00.000Z")]
    [InlineData("2025-04-07", "2025-04-07T00:00:00.000Z")]
    [InlineData("2025-04", "2025-04-01T00:00:00.000Z")]
    [InlineData("2025", "2025-01-01T00:00:00.000Z")]
    [InlineData("0001-01-01T00:00:00+14:00", "")]
    [InlineData("yesterday", "")]
    [InlineData("", "")]
    public void Publication_time_is_put_in_one_order(string published, string sortable) =>
        Assert.Equal(sortable, PublicationTime.Sortable(published));

    [Fact]
    public void Article_of_a_page_as_large_as_it_may_be_is_refused_by_size_and_not_by_memory()
    {
        var large = Sample.Article(text: string.Concat(Enumerable.Repeat("word ", 1024 * 1024)));
        var error = Assert.Throws<UnstorableArticleException>(() => ArticleDocument.Of(large with { Title = new string('t', 1024 * 1024) }));

        Assert.Contains("MiB", error.Message, StringComparison.Ordinal);
        Assert.Equal(64, Convert.ToHexString(ArticleDocument.Of(Sample.Article(text: new string('x', 4 * 1024 * 1024))).Hash).Length);
    }
}
