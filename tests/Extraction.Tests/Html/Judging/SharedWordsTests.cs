using System.Text;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class SharedWordsTests
{
    [Fact]
    public void Block_that_speaks_of_what_the_text_speaks_of_shares_its_words()
    {
        var outline = Outline(HtmlPages.Body([.. HtmlPages.Paragraphs, "Water in streets", "Ten recipes for autumn evenings"]));
        var shared = new SharedWords(outline, "", "");

        Assert.Equal(1, shared.OfProse(outline.Blocks[^2]));
        Assert.Equal(0, shared.OfProse(outline.Blocks[^1]));
    }

    [Fact]
    public void Block_that_the_given_body_has_is_found_in_it_and_no_other()
    {
        var outline = Outline(HtmlPages.Body(HtmlPages.Paragraphs));
        var shared = new SharedWords(outline, HtmlPages.Paragraphs[1], "");

        Assert.Equal(1, shared.OfBody(outline.Blocks[1]));
        Assert.Equal(0, shared.OfBody(outline.Blocks[0]));
    }

    [Fact]
    public void Nothing_is_said_where_no_body_is_given()
    {
        var outline = Outline(HtmlPages.Body(HtmlPages.Paragraphs));

        Assert.Equal(-1, new SharedWords(outline, "", "").OfBody(outline.Blocks[0]));
    }

    private static Extraction.Html.Outline.PageOutline Outline(string body)
        => HtmlPage.Outline(new Page { Bytes = Encoding.UTF8.GetBytes(body), MediaType = "text/html" }, CancellationToken.None);
}
