using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Metadata;

public sealed class AuthorTests
{
    private static IReadOnlyList<string> Authors(string head = "", string aboveBody = "", string belowBody = "")
        => Extract(Around(Body(Paragraphs), head, aboveBody: aboveBody, belowBody: belowBody)).Authors;

    [Theory]
    [InlineData("<div class=meta><a href=/authors/jane-doe>Jane Doe</a> <time datetime=2024-05-17>17 May 2024</time></div>")]
    [InlineData("<div class=byline><span>Jane Doe</span><span>December 18, 2025</span></div>")]
    [InlineData("<div class=author><span>Written By</span><a href=/jd>Jane Doe</a><span>Last Updated</span><span>May 17, 2024</span></div>")]
    [InlineData("<p>Written by</p><p>Jane Doe</p><p>17 May 2024</p>")]
    [InlineData("<p>17 May 2024 by Jane Doe</p>")]
    public void Person_is_read_from_bylines_of_every_form(string line) => Assert.Equal(["Jane Doe"], Authors(aboveBody: line));

    [Fact]
    public void Authors_in_elements_of_their_own_are_all_taken()
        => Assert.Equal(["Jane Doe", "John Roe"], Authors(aboveBody: "<div class=byline>By <a rel=author href=/jd>Jane Doe</a> and <a rel=author href=/jr>John Roe</a></div>"));

    [Fact]
    public void Pen_name_is_taken_where_the_page_calls_it_its_author()
        => Assert.Equal(["riverwatcher"], Authors("<script type=application/ld+json>{\"@type\":\"DiscussionForumPosting\",\"author\":{\"@type\":\"Person\",\"name\":\"riverwatcher\"}}</script><meta name=author content=riverwatcher>"));

    [Theory]
    [InlineData("<meta name=author content='The Valley Courier'><meta property=og:site_name content='The Valley Courier'>", "")]
    [InlineData("", "<div id=comments><div class=comment><span class=comment-author>Jane Doe</span><p>Well said.</p></div></div>")]
    public void Site_and_commenters_are_no_authors(string head, string belowBody) => Assert.Empty(Authors(head, belowBody: belowBody));
}
