using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Ingestion.Contracts;
using Ingestion.Extraction.Rendering;

namespace Ingestion.Extraction.Tests.Rendering;

/// <summary>Read back by a parser of the HTML standard.</summary>
public sealed class ArticleHtmlTests
{
    private const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><!--</title></pre>\u0000&amp;";

    [Fact]
    public void Every_kind_of_block_has_its_element()
    {
        var html = ArticleHtml.Write(Article(
            Block(BlockKind.Paragraph, "First."),
            Block(BlockKind.Heading, "Part", level: 1),
            Block(BlockKind.Quote, "Said\ntwice"),
            Block(BlockKind.Preformatted, "\nif (a < b)\n  return;"),
            Block(BlockKind.Table, "Crop\tKilos\nLeek\t5\n") with { HasHeader = true },
            Image("https://example.com/a.jpg"),
            Block(BlockKind.Embed, "") with { Media = new Media { Address = "https://video.example/1", Alternative = "Film", Provider = "Example" } }));

        Assert.Contains(
            """
            <p>First.</p>
            <h2>Part</h2>
            <blockquote><p>Said<br>
            twice</p></blockquote>
            <pre>

            if (a &lt; b)
              return;</pre>
            <table>
            <tr><th>Crop</th><th>Kilos</th></tr>
            <tr><td>Leek</td><td>5</td></tr>
            </table>
            <figure>
            <img src="https://example.com/a.jpg" alt="A bridge">
            <figcaption>The bridge</figcaption>
            </figure>
            <figure>
            <a href="https://video.example/1">Example: Film</a>
            </figure>
            </article>
            """.ReplaceLineEndings("\n"),
            html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_nest_by_level_and_kind()
    {
        var document = Parse(ArticleHtml.Write(Article(
            Block(BlockKind.ListItem, "one", 1) with { IsOrdered = true },
            Block(BlockKind.ListItem, "below one", 2),
            Block(BlockKind.ListItem, "deep", 4),
            Block(BlockKind.ListItem, "two", 1) with { IsOrdered = true },
            Block(BlockKind.ListItem, "other", 1),
            Block(BlockKind.Paragraph, "End."))));

        Assert.Equal(["ol:2", "ul:1", "ul:1", "ul:1"], document.QuerySelectorAll("ol, ul").Select(list => $"{list.LocalName}:{list.ChildElementCount}"));
        Assert.Equal("ul", document.QuerySelector("ol > li")!.LastElementChild!.LocalName);
        Assert.Equal("End.", document.QuerySelector("article > p")!.TextContent);
    }

    [Fact]
    public void Head_and_header_tell_what_is_known()
    {
        var document = Parse(ArticleHtml.Write(Article() with
        {
            Subtitle = "Below",
            Authors = ["Ann", "Bo"],
            Published = "2025-04-07",
            Language = "he",
            Direction = TextDirection.RightToLeft,
            CanonicalUrl = "https://example.com/page?a=1&b=2",
            Topics = ["x", "y"],
        }));

        Assert.Equal("Title", document.Title);
        Assert.Equal(("he", "rtl"), (document.DocumentElement.GetAttribute("lang"), document.DocumentElement.GetAttribute("dir")));
        Assert.Equal(["Ann", "Bo"], document.QuerySelectorAll("meta[name=author]").Select(meta => meta.GetAttribute("content")));
        Assert.Equal("x, y", document.QuerySelector("meta[name=keywords]")!.GetAttribute("content"));
        Assert.Equal("https://example.com/page?a=1&b=2", document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("2025-04-07", document.QuerySelector("header time")!.GetAttribute("datetime"));
        Assert.Equal("Title", Assert.Single(document.QuerySelectorAll("h1")).TextContent);
    }

    [Fact]
    public void Nothing_of_a_page_becomes_markup()
    {
        var blocks = Enum.GetValues<BlockKind>().Select(kind => Block(kind, Attack, 1) with { Media = new Media { Address = Attack, Alternative = Attack, Caption = Attack, Provider = Attack } }).ToArray();

        AssertHarmless(Article([.. blocks, Image("https://example.com/" + Attack)]) with
        {
            Title = Attack,
            Subtitle = Attack,
            Authors = [Attack],
            Published = Attack,
            Modified = Attack,
            Language = Attack,
            Publisher = Attack,
            Topics = [Attack],
            CanonicalUrl = "https://example.com/" + Attack,
            Licence = Attack,
            OriginalSource = Attack,
        });
    }

    [Fact]
    public void No_text_becomes_markup() =>
        Gen.String.Array[1, 4].Sample(texts => AssertHarmless(Article([.. texts.Select(text => Block(BlockKind.Paragraph, "<" + text)), Image(texts[0])]) with { Title = texts[0], Language = texts[^1] }), iter: 500);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData(" data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("a.jpg")]
    [InlineData("")]
    public void Address_that_is_none_of_the_web_is_left_out(string address)
    {
        var document = Parse(ArticleHtml.Write(Article(Image(address), Image(address) with { Kind = BlockKind.Embed }) with { CanonicalUrl = address, Licence = address }));

        Assert.Empty(document.QuerySelectorAll("[src], [href]"));
    }

    private static void AssertHarmless(Article article)
    {
        var document = Parse(ArticleHtml.Write(article));
        string[] elements = ["html", "head", "meta", "title", "link", "body", "article", "header", "address", "time", "h1", "h2", "p", "br", "ul", "li", "blockquote", "pre", "table", "tbody", "tr", "td", "figure", "img", "a", "figcaption"];
        string[] attributes = ["lang", "dir", "charset", "name", "content", "rel", "href", "src", "alt", "datetime"];
        Assert.All(document.All, element => Assert.Contains(element.LocalName, elements));
        Assert.All(document.All.SelectMany(element => element.Attributes), attribute => Assert.Contains(attribute.LocalName, attributes));
        Assert.All(document.QuerySelectorAll("[src], [href]"), element =>
            Assert.Matches("^https?://", element.GetAttribute("src") ?? element.GetAttribute("href")!));
        Assert.Empty(document.Descendants<IComment>());
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static Article Article(params IReadOnlyList<Block> blocks) => new() { Kind = PageKind.Article, Title = "Title", Blocks = blocks };

    private static Block Block(BlockKind kind, string text, int level = 0) => new() { Kind = kind, Text = text, Level = level };

    private static Block Image(string address) =>
        Block(BlockKind.Image, "") with { Media = new Media { Address = address, Alternative = "A bridge", Caption = "The bridge" } };
}
