namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class ContainerScoresTests
{
    private const string Links = "<ul><li><a href='/a'>More from the news desk, today and yesterday</a></li><li><a href='/b'>All that was written on bridges, and more</a></li></ul>";

    private static readonly string Body = string.Concat(HtmlPages.Paragraphs.Select(text => $"<p>{text}</p>"));

    private static readonly string Letters = string.Concat(Enumerable.Repeat($"<p>{string.Join(' ', HtmlPages.Paragraphs)}</p>", 3));

    [Fact]
    public void Paragraphs_are_within_the_element_they_vote_for_and_what_surrounds_it_is_not()
    {
        var rows = Rows($"<div>{Links}</div><div>{Body}</div><div>{Links}</div>");

        Assert.Equal([0, 0, .. HtmlPages.Paragraphs.Select(_ => 3f), 0, 0], rows.Select(row => row["vote standing"]));
        Assert.All(rows[2..^2], row => Assert.Equal(1, row["vote near"]));
        Assert.All(rows[..2], row => Assert.True(row["vote place"] < 0 && row["vote levels"] < 0));
        Assert.Equal([0, 0], rows[..2].Select(row => row["vote past end"]));
        Assert.True(rows[^2]["vote past end"] > 0 && rows[^1]["vote past end"] > rows[^2]["vote past end"]);
    }

    [Fact]
    public void Comments_do_not_win_however_long_they_are()
    {
        var rows = Rows($"<div><h1>Flood reaches the old town</h1>{Body}</div><div class='comments'>{Letters}</div>");

        Assert.Equal(3, rows[1]["vote standing"]);
        Assert.Equal(0, rows[^1]["vote standing"]);
    }

    [Fact]
    public void Comments_win_where_there_is_nothing_else()
        => Assert.Equal(3, Rows($"<div class='comments'>{Letters}</div>")[0]["vote standing"]);

    [Fact]
    public void Box_of_links_in_the_article_is_cleaned()
    {
        var rows = Rows($"<div>{Body}{Links}</div>");

        Assert.Equal(0, rows[0]["vote cleaned"]);
        Assert.Equal(1, rows[^1]["vote cleaned"]);
    }

    [Fact]
    public void Second_part_of_a_body_joins_the_first()
    {
        var rows = Rows($"<section><div class='part'>{Body}{Body}</div><div class='part'>{Body}</div></section><div>{Links}</div>");

        Assert.Equal(1, rows[^3]["vote standing"]);
    }

    private static Dictionary<string, float>[] Rows(string body)
    {
        var page = FeatureRows.Page(body);
        return FeatureRows.Of(page.Outline.Blocks.Count, page.Votes.Add);
    }
}
