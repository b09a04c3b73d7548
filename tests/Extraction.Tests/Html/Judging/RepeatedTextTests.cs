using System.Text;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class RepeatedTextTests
{
    [Fact]
    public void Pull_quote_is_said_before_and_the_paragraph_it_is_drawn_from_is_said_again()
    {
        var said = Of("<p>The mayor said that the bridge would stay closed until spring, and left.</p><p>Nothing else was said on the day.</p><blockquote>the bridge would stay closed until spring</blockquote>");

        Assert.Equal([0, 0, 1], said.Before);
        Assert.Equal([0, 1], [said.After[1], said.Before[2]]);
        Assert.InRange(said.After[0], 0.3f, 0.6f);
        Assert.Equal(0, said.After[2]);
    }

    [Fact]
    public void Block_that_holds_all_others_once_more_is_said_before()
    {
        var paragraphs = HtmlPages.Paragraphs;

        var said = Of(HtmlPages.Body([.. paragraphs, string.Join(' ', paragraphs)]));

        Assert.InRange(said.Before[^1], 0.8f, 1);
        Assert.All(said.Before[..^1], share => Assert.Equal(0, share));
    }

    [Fact]
    public void Words_too_few_to_be_said_again_by_intent_are_not_counted()
        => Assert.Equal([0, 0], Of("<p>Read more here</p><p>Read more here</p>").Before);

    private static RepeatedText Of(string body)
        => new(HtmlPage.Outline(new Page { Bytes = Encoding.UTF8.GetBytes(body), MediaType = "text/html" }, CancellationToken.None).Blocks);
}
