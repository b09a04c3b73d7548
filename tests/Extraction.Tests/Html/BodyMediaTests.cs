using Ingestion.Contracts;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Html;

public sealed class BodyMediaTests
{
    private const string Url = "https://courier.example/2024/flood.html";

    [Fact]
    public void Image_stands_among_the_text_with_its_caption_and_is_no_part_of_it()
    {
        var article = With("""<figure><img src="/img/bridge.jpg" alt="The bridge"><figcaption>The bridge on Tuesday. <span>Photo: J. Doe</span></figcaption></figure>""");

        var image = Assert.Single(article.Blocks, block => block.IsMedia);
        Assert.Equal(BlockKind.Image, image.Kind);
        Assert.Equal(new Media { Address = "https://courier.example/img/bridge.jpg", Alternative = "The bridge", Caption = "The bridge on Tuesday. Photo: J. Doe" }, image.Media);
        Assert.Equal(2, article.Blocks.ToList().IndexOf(image));
        Assert.Equal(string.Join('\n', Paragraphs), article.Text);
    }

    [Theory]
    [InlineData("""<img src="data:image/gif;base64,R0lGOD" data-src="a.jpg">""")]
    [InlineData("""<img src="/placeholder.png" srcset="small.jpg 300w, a.jpg 1200w">""")]
    [InlineData("""<picture><source srcset="a.jpg 2x, small.jpg 1x"><img src="data:image/gif;base64,R0lGOD"></picture>""")]
    [InlineData("""<img src="data:image/gif;base64,R0lGOD"><noscript><img src="a.jpg"></noscript>""")]
    [InlineData("""<img src="a.jpg"><noscript><img src="other.jpg"></noscript>""")]
    [InlineData("""<noscript><img src="a.jpg"></noscript>""")]
    [InlineData("""<amp-img src="a.jpg"></amp-img>""")]
    [InlineData("""<img src="a.jpg?w=300"></p><p><img src="a.jpg?w=1200">""")]
    public void Image_is_found_once_however_it_is_loaded(string markup)
    {
        var image = Assert.Single(With($"<p>{markup}</p>").Blocks, block => block.IsMedia);

        Assert.Equal("https://courier.example/2024/a.jpg", image.Media!.Address.Split('?')[0]);
    }

    [Theory]
    [InlineData("""<img src="/img/arrow-icon.png">""")]
    [InlineData("""<img src="/pixel.gif" width="1" height="1">""")]
    [InlineData("""<img class="avatar" src="/people/doe.jpg">""")]
    [InlineData("""<img src="/logo.svg">""")]
    [InlineData("""<img src="javascript:alert(1)">""")]
    [InlineData("""<img src="data:image/png;base64,AAAA">""")]
    [InlineData("""<iframe src="https://googleads.g.doubleclick.net/embed/1"></iframe>""")]
    [InlineData("""<iframe src="about:blank"></iframe>""")]
    public void What_shows_readers_nothing_is_left_out(string markup) => Assert.DoesNotContain(With($"<p>{markup}</p>").Blocks, block => block.IsMedia);

    [Fact]
    public void Images_of_what_stands_around_the_body_are_left_out()
    {
        var article = With("", below: """
            <section class="related"><h3>More on this</h3>
            <div class="card"><a href="/1"><img src="/img/one.jpg"><h4>Ten recipes for autumn evenings, and what to drink with them when it gets cold outside</h4></a></div>
            <div class="card"><a href="/2"><img src="/img/two.jpg"><h4>New cinema opens in the station after years of building and a strike of the builders</h4></a></div></section>
            """);

        Assert.DoesNotContain(article.Blocks, block => block.IsMedia);
    }

    [Theory]
    [InlineData("""<iframe src="//www.youtube.com/embed/abc" title="The flood"></iframe>""", "https://www.youtube.com/embed/abc", "YouTube")]
    [InlineData("""<iframe data-src="https://player.vimeo.com/video/1"></iframe>""", "https://player.vimeo.com/video/1", "Vimeo")]
    [InlineData("""<video controls><source src="/film.mp4" type="video/mp4"></video>""", "https://courier.example/film.mp4", "courier.example")]
    [InlineData("""<blockquote class="twitter-tweet"><p>Water everywhere</p><a href="https://t.co/x">pic</a> <a href="https://twitter.com/mayor/status/123">May 1</a></blockquote>""", "https://twitter.com/mayor/status/123", "Twitter")]
    [InlineData("""<iframe src="https://maps.example.org/embed?at=1"></iframe>""", "https://maps.example.org/embed?at=1", "maps.example.org")]
    public void Embed_has_its_address_and_who_shows_it(string markup, string address, string provider)
    {
        var embed = Assert.Single(With(markup).Blocks, block => block.Kind == BlockKind.Embed);

        Assert.Equal(address, embed.Media!.Address);
        Assert.Equal(provider, embed.Media.Provider);
    }

    [Theory]
    [InlineData("", "", "a.jpg")]
    [InlineData("", """<link rel="canonical" href="https://courier.example/2024/flood.html">""", "https://courier.example/2024/a.jpg")]
    [InlineData(Url, """<base href="https://cdn.example/x/">""", "https://cdn.example/x/a.jpg")]
    [InlineData(Url, """<base href="/y/">""", "https://courier.example/y/a.jpg")]
    public void Address_is_whole_where_the_page_tells_its_own(string url, string head, string address)
    {
        var page = Around(Body(Paragraphs[..2]) + """<p><img src="a.jpg"></p>""" + Body(Paragraphs[2..]), head);

        Assert.Equal(address, Assert.Single(Extract(page, url).Blocks, block => block.IsMedia).Media!.Address);
    }

    [Fact]
    public void Lists_say_whether_they_are_numbered_and_tables_whether_they_have_a_header()
    {
        var article = With("""
            <ol><li>Leave the house before the water comes, and take your papers with you.<ul><li>Passports, insurance and the medicine you need every day.</li></ul></li></ol>
            <table><tr><th>Town</th><th>Level</th></tr><tr><td>Upper mill, at the old bridge</td><td>4.2 metres above normal</td></tr></table>
            <table><tr><td>Lower mill, at the new bridge</td><td>3.9 metres above normal</td></tr><tr><td>Harbour, at the western quay</td><td>2.1 metres above normal</td></tr></table>
            """);

        Assert.Equal([(1, true), (2, false)], article.Blocks.Where(block => block.Kind == BlockKind.ListItem).Select(block => (block.Level, block.IsOrdered)));
        Assert.Equal([true, false], article.Blocks.Where(block => block.Kind == BlockKind.Table).Select(block => block.HasHeader));
    }

    [Fact]
    public void Soft_hyphens_are_no_part_of_words() =>
        Assert.Contains("Hochwassermeldung", With("<p>Die Hoch&shy;wasser&shy;meldung kam in der Nacht, und am Morgen stand das Wasser in allen Kellern der Stadt.</p>").Text, StringComparison.Ordinal);

    private static Article With(string markup, string below = "") =>
        Extract(Around(Body(Paragraphs[..2]) + markup + Body(Paragraphs[2..]), belowBody: below), Url);
}
