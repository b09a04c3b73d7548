using Ingestion.Contracts;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Metadata;

public sealed class PageFieldsTests
{
    private static Article With(string head, string aboveBody = "", string url = "", string headline = "Flood reaches the old town", string lang = "en")
        => Extract(Around(Body(Paragraphs), head, headline, aboveBody, lang: lang), url);

    private static string Linked(string json) => $"<script type=\"application/ld+json\">{json}</script>";

    [Theory]
    [InlineData("Flood reaches the old town | The Valley Courier")]
    [InlineData("The Valley Courier: Flood reaches the old town")]
    public void Title_is_the_one_most_places_agree_on(string openGraph)
    {
        var article = With($"""<meta property="og:title" content="{openGraph}"><meta property="og:site_name" content="The Valley Courier">""" + Linked("""{"@type":"NewsArticle","headline":"Flood reaches the old town"}"""));

        Assert.Equal("Flood reaches the old town", article.Title);
    }

    [Fact]
    public void Logo_in_a_first_headline_does_not_win_the_vote()
    {
        var markup = Around(Body(Paragraphs), """<meta property="og:title" content="Flood reaches the old town"><meta property="og:site_name" content="The Valley Courier">""")
            .Replace("<a href=\"/\" class=\"logo\">The Valley Courier</a>", "<h1>The Valley Courier</h1>", StringComparison.Ordinal);

        Assert.Equal("Flood reaches the old town", Extract(markup).Title);
    }

    [Fact]
    public void Title_origin_names_the_losers()
    {
        var article = With("""<meta property="og:title" content="Old town under water">""");

        var origin = Assert.Single(article.Origins, origin => origin.Field == "title");
        Assert.Contains(origin.Lost, lost => lost.Value == "Old town under water" && lost.Origin == "meta og:title");
    }

    [Fact]
    public void Date_of_publication_is_read_from_head_and_text_and_change_is_another()
    {
        const string Meta = """<meta property="article:published_time" content="2024-02-02T10:00:00Z"><meta property="article:modified_time" content="2024-03-04T12:00:00Z">""";
        var linked = Linked("""{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2024-02-02","dateModified":"2024-03-03T12:00:00+01:00"}""");
        const string Line = "<p class=date>4 April 2024</p>";

        var article = With(linked);

        Assert.Equal("2024-02-02", article.Published);
        Assert.Equal("2024-03-03T12:00:00+01:00", article.Modified);
        Assert.Equal("2024-02-02T10:00:00Z", With(Meta).Published);
        Assert.Equal("2024-03-04T12:00:00Z", With(Meta).Modified);
        Assert.Equal("2024-04-04", With("", Line).Published);
    }

    [Fact]
    public void Date_of_the_address_is_read_when_the_page_gives_none()
        => Assert.Equal("2024-05-17", With("", url: "https://courier.example/2024/05/17/flood").Published);

    [Theory]
    [InlineData("")]
    [InlineData("<p class=date>soon</p>")]
    [InlineData("<time datetime='P3D'>three days</time>")]
    public void Date_is_never_invented(string line)
    {
        var article = With("", line);

        Assert.Empty(article.Published);
        Assert.Empty(article.Modified);
    }

    [Fact]
    public void Time_of_a_comment_is_not_the_pages()
    {
        var markup = Around(Body(Paragraphs), belowBody: "<div id=comments><div class=comment><time datetime=2024-06-01>1 June 2024</time><p>Well said.</p></div></div>");

        Assert.Empty(Extract(markup).Published);
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Doe"}}""")]
    [InlineData("""{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Organization","name":"Newswire Ltd"}]}""")]
    [InlineData("""{"@graph":[{"@type":"Article","author":{"@id":"#jane"}},{"@type":"Person","@id":"#jane","name":"Jane Doe"}]}""")]
    [InlineData("""[{"@type":["Article"],"author":"Jane Doe"}]""")]
    [InlineData("""<!-- {"@type":"Article","author":"Jane Doe",} -->""")]
    [InlineData("{\"@type\":\"Article\",\"description\":\"two\nlines\",\"author\":\"Jane Doe\"}")]
    [InlineData("""/*<![CDATA[*/{"@type":"Article","author":"Jane Doe"}/*]]>*/""")]
    public void Author_is_found_in_linked_data_of_every_form(string json)
        => Assert.Equal(["Jane Doe"], With(Linked(json)).Authors);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"@type\":")]
    [InlineData("null")]
    [InlineData("[1, \"x\", [[]]]")]
    [InlineData("{\"@type\":\"Article\",\"author\":{\"name\":{\"name\":[]}},\"datePublished\":5,\"keywords\":{},\"image\":[[]],\"headline\":\"\\ud800\"}")]
    public void Broken_linked_data_is_left_out(string json)
    {
        var article = With(Linked(json));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
        Assert.Equal("Flood reaches the old town", article.Title);
    }

    [Fact]
    public void Bottomless_linked_data_is_left_out()
    {
        var deep = "{\"@type\":\"Article\",\"author\":" + string.Concat(Enumerable.Repeat("{\"author\":", 100_000));

        Assert.Equal(Paragraphs, With(Linked(deep)).Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Works_that_a_page_lists_are_not_its_own()
    {
        var article = With(Linked("""{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"Another story","author":"John Roe","datePublished":"2020-01-01"}}]}"""));

        Assert.Empty(article.Authors);
        Assert.Empty(article.Published);
    }

    [Theory]
    [InlineData("<meta name=author content='Jane Doe'>", "")]
    [InlineData("", "<span class=byline>By Jane Doe, staff writer</span>")]
    [InlineData("", "<a rel=author href=/jd>Jane Doe</a>")]
    [InlineData("", "<p>By Jane Doe</p>")]
    public void Author_is_found_without_linked_data(string head, string line)
        => Assert.Equal(["Jane Doe"], With(head, line).Authors);

    [Fact]
    public void Language_is_the_pages_mark_with_its_region() => Assert.Equal("en-GB", With("", lang: "en_gb").Language);

    [Fact]
    public void Language_of_the_text_outweighs_a_templates_mark() => Assert.Equal("en", With("", lang: "de").Language);

    [Fact]
    public void Site_and_addresses_are_read()
    {
        var article = With("""
            <meta property="og:site_name" content="The Valley Courier"><link rel="canonical" href="/flood"><meta property="og:image" content="/flood.jpg">
            <meta property="article:section" content="Weather"><meta property="article:tag" content="Floods"><meta property="article:tag" content="Old town">
            """ + Linked("""{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Valley Media"}}"""), url: "https://courier.example/flood?from=feed");

        Assert.Equal("The Valley Courier", article.SiteName);
        Assert.Equal("Valley Media", article.Publisher);
        Assert.Equal("Weather", article.Section);
        Assert.Equal(["Floods", "Old town"], article.Topics);
        Assert.Equal("https://courier.example/flood", article.CanonicalUrl);
        Assert.Equal("https://courier.example/flood.jpg", article.LeadImage);
        Assert.Empty(article.OriginalSource);
    }

    [Fact]
    public void Canonical_address_on_another_site_is_the_original_source()
        => Assert.Equal("wire.example", With("<link rel=canonical href=https://www.wire.example/flood>", url: "https://courier.example/flood").OriginalSource);
}
