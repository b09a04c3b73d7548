using Ingestion.Contracts;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Html;

public sealed class ArticleBodyTests
{
    [Fact]
    public void Body_is_its_paragraphs_and_nothing_of_the_furniture()
    {
        var article = Extract(Around(Body(Paragraphs)));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
        Assert.All(article.Blocks, block => Assert.Equal(BlockKind.Paragraph, block.Kind));
        Assert.Equal(PageKind.Article, article.Kind);
    }

    [Fact]
    public void Headline_byline_and_date_stay_out_of_the_body()
    {
        var article = Extract(Around(Body(Paragraphs), aboveBody: """<p class="byline">By <a rel="author" href="/jd">Jane Doe</a></p><time datetime="2024-05-17T08:30:00+02:00">17 May 2024</time>"""));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
        Assert.Equal("Flood reaches the old town", article.Title);
        Assert.Equal(["Jane Doe"], article.Authors);
        Assert.Equal("2024-05-17T08:30:00+02:00", article.Published);
    }

    [Fact]
    public void Body_that_is_spread_over_sibling_containers_is_kept_whole()
    {
        var markup = Around(string.Concat(Paragraphs.Select(text => $"<section class=\"part\"><div class=\"text\"><p>{text}</p></div></section>")));

        Assert.Equal(Paragraphs, Extract(markup).Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Related_links_and_newsletter_box_below_the_body_are_left_out()
    {
        var article = Extract(Around(Body(Paragraphs), belowBody: """
            <div class="related-posts"><h3>Related stories</h3><ul><li><a href="/1">Storm brings down trees in the park</a></li><li><a href="/2">Bridge closed for a week, council says</a></li></ul></div>
            <div class="newsletter-signup"><p>Sign up for our newsletter and get the news every morning.</p><form><input type="email"><button>Subscribe</button></form></div>
            """));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Body_that_stands_twice_for_two_layouts_is_taken_once()
    {
        var body = Body(Paragraphs);

        var article = Extract(Around($"<div class=\"desktop\">{body}</div><div class=\"mobile\">{body}</div>"));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Paragraph_that_is_said_again_beside_itself_is_kept()
    {
        string[] said = [Paragraphs[0], Paragraphs[1], Paragraphs[0], Paragraphs[2], Paragraphs[3]];

        Assert.Equal(said, Extract(Around(Body(said))).Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Text_for_readers_without_scripts_is_the_body_where_the_page_shows_nothing_else()
    {
        var article = Extract($"<html><head><title>Flood reaches the old town</title></head><body><div id=\"app\"></div><noscript><div class=\"post\"><h1>Flood reaches the old town</h1><div class=\"post-content\">{Body(Paragraphs)}</div></div></noscript></body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Text_for_readers_without_scripts_is_left_out_where_the_page_shows_its_own()
    {
        var article = Extract(Around(Body(Paragraphs), aboveBody: $"<noscript><p>{Paragraphs[4]} Turn scripts on to see the pictures.</p></noscript>"));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<div id=\"app\"><p>Please turn scripts on to read this page.</p></div>")]
    public void Body_that_is_only_in_linked_data_is_taken_from_there(string shown)
    {
        var data = $$"""{"@type":"NewsArticle","headline":"Flood reaches the old town","articleBody":"{{string.Join("\\n\\n", Paragraphs)}}"}""";

        var article = Extract($"<html><head><title>Flood reaches the old town</title><script type=\"application/ld+json\">{data}</script></head><body>{shown}</body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
        Assert.Equal("Flood reaches the old town", article.Title);
    }

    [Fact]
    public void Body_that_is_only_in_the_state_of_scripts_is_taken_from_there()
    {
        var markup = string.Concat(Paragraphs.Select(text => $"<p>{text}</p>"));
        var state = $$$$"""{"props":{"pageProps":{"menu":["News","Sport"],"post":{"title":"Flood reaches the old town","body":"{{{{markup}}}}"},"related":[{"teaser":"Ten recipes for autumn evenings that you can cook in half an hour."}]}}}""";

        var article = Extract($"<html><head><title>Flood reaches the old town</title></head><body><div id=__next></div><script id=__NEXT_DATA__ type=application/json>{state}</script></body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
        Assert.Equal(PageKind.Article, article.Kind);
    }

    [Fact]
    public void Body_that_the_state_of_scripts_has_in_pieces_is_put_together()
    {
        var pieces = string.Join(',', Paragraphs.Select(text => $$$"""{"type":"paragraph","data":{"text":"{{{text}}}"}}"""));
        var state = $$$$"""{"page":{"content":{"blocks":[{{{{pieces}}}}]},"teasers":[{"text":"Ten recipes for autumn evenings that you can cook in half an hour."}],"imprint":"All rights reserved by the publisher of this paper, in whole and in part."}}""";

        var article = Extract($"<html><head><title>Flood reaches the old town</title></head><body><div id=app></div><script type=application/json>{state}</script></body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Markup_of_a_body_in_linked_data_is_read_as_markup()
    {
        var data = $$"""{"@type":"NewsArticle","articleBody":"{{string.Concat(Paragraphs.Select(text => $"<p>{text}</p>"))}}"}""";

        var article = Extract($"<html><head><title>Flood</title><script type=\"application/ld+json\">{data}</script></head><body></body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Frame_left_open_in_noscript_does_not_swallow_the_page()
    {
        var article = Extract(Around(Body(Paragraphs), aboveBody: """<noscript><iframe src="https://example.com/count.html" height="0" width="0" /></noscript>"""));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Headings_lists_quotes_and_code_keep_their_kind()
    {
        var article = Extract(Around($"""
            <p>{Paragraphs[0]}</p><p>{Paragraphs[1]}</p><h2>What to do in a flood</h2>
            <ul><li>Switch off the electricity before the water reaches the sockets in the wall.</li><li>Carry papers, medicines and animals to the upper floor of the house first.<ul><li>Keep the papers in a bag that is closed and dry.</li></ul></li></ul>
            <p>{Paragraphs[2]}</p><blockquote><p>{Paragraphs[3]}</p></blockquote><p>{Paragraphs[4]}</p>
            """));

        Assert.Contains(article.Blocks, block => block is { Kind: BlockKind.Heading, Level: 2, Text: "What to do in a flood" });
        Assert.Equal([1, 1, 2], article.Blocks.Where(block => block.Kind == BlockKind.ListItem).Select(block => block.Level));
        Assert.Contains(article.Blocks, block => block.Kind == BlockKind.Quote && block.Text == Paragraphs[3]);
    }

    [Fact]
    public void Data_table_is_one_block_of_rows_and_cells()
    {
        var article = Extract(Around($"""
            <p>{Paragraphs[0]}</p><p>{Paragraphs[1]}</p>
            <table><tr><th>Day</th><th>Height of the water in metres</th></tr><tr><td>Monday</td><td>3.1 at the bridge, 2.8 at the mill</td></tr><tr><td>Tuesday</td><td>5.2 at the bridge, 4.9 at the mill</td></tr></table>
            <p>{Paragraphs[2]}</p><p>{Paragraphs[3]}</p>
            """));

        var table = Assert.Single(article.Blocks, block => block.Kind == BlockKind.Table);
        Assert.Equal("Day\tHeight of the water in metres\nMonday\t3.1 at the bridge, 2.8 at the mill\nTuesday\t5.2 at the bridge, 4.9 at the mill", table.Text);
    }

    [Fact]
    public void Paragraphs_parted_by_line_breaks_are_blocks_of_their_own()
    {
        var article = Extract(Around(string.Join("<br><br>\n", Paragraphs)));

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Scripts_styles_and_hidden_templates_give_no_text()
    {
        var article = Extract(Around(Body(Paragraphs) + "<script>var hidden = 'secret words of the script';</script><style>.secret { color: red }</style><template><p>secret template</p></template>"));

        Assert.DoesNotContain("secret", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("<p></p><img src=a>")]
    [InlineData("\0\0\0\u0001<")]
    public void Page_without_text_has_no_blocks_and_is_no_article(string markup)
    {
        var article = Extract(markup);

        Assert.Empty(article.Blocks);
        Assert.Equal(PageKind.Other, article.Kind);
    }

    [Fact]
    public void Same_page_gives_the_same_article()
    {
        var markup = Around(Body(Paragraphs));

        Assert.Equal(Extract(markup).Text, Extract(markup).Text);
        Assert.Equivalent(Extract(markup).Origins, Extract(markup).Origins);
    }

    [Fact]
    public void Cancelled_extraction_throws()
    {
        var page = new Page { Bytes = System.Text.Encoding.UTF8.GetBytes(Around(Body(Paragraphs))), MediaType = "text/html" };

        Assert.Throws<OperationCanceledException>(() => new ArticleExtractor().Extract(page, new CancellationToken(canceled: true)));
    }
}
