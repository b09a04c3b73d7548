using System.Text;
using Ingestion.Extraction.Html.Markup;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Markup that would take minutes or gigabytes if its tree were not bounded. None of these tests ends when its bound is gone.</summary>
public sealed class HostileMarkupTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<span><div>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font color=red>")]
    [InlineData("<svg><g>")]
    [InlineData("<template>")]
    [InlineData("<select><template>")]
    [InlineData("<ruby><rt><x-card>")]
    public void Deep_nesting_still_gives_the_text_before_it(string tag)
    {
        var markup = Around(Body(Paragraphs) + Repeat(tag, 300_000));

        var article = Extract(markup);

        Assert.StartsWith(Paragraphs[0], article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<svg>")]
    [InlineData("<math><mi>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<table>")]
    [InlineData("<a><b><table>")]
    [InlineData("<object><li>")]
    public void No_tree_is_deeper_than_its_bound(string tag)
    {
        using var tree = Parse(Repeat(tag, 200_000));

        Assert.InRange(DepthOf(tree), 1, MarkupBounds.Depth + 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p><b>")]
    [InlineData("<table>")]
    [InlineData("<select>")]
    [InlineData("<template>")]
    [InlineData("<frameset>")]
    [InlineData("<svg>")]
    [InlineData("<svg><desc>")]
    [InlineData("<math>")]
    [InlineData("<math><mi>")]
    [InlineData("<math><annotation-xml>")]
    public void No_tag_nests_deeper_than_the_bound_in_any_surroundings(string before)
    {
        var names = new TagNames();
        var tags = Enumerable.Range((int)Tag.A, Tag.SvgOther - Tag.A).Select(tag => names[(Tag)tag]);
        Assert.All(tags.SelectMany(name => (string[])[$"<{name}>", $"<{name}/>", $"<{name}><g>", $"<{name}/><g>"]), tag =>
        {
            using var tree = Parse(before + Repeat(tag, 2 * MarkupBounds.Depth));

            Assert.InRange(DepthOf(tree), 1, MarkupBounds.Depth + 10);
        });
    }

    [Theory]
    [InlineData("<br>")]
    [InlineData("</p>")]
    [InlineData("</br>")]
    [InlineData("<p><b><i><u>x")]
    [InlineData("<a><div>x")]
    [InlineData("<table>x<td>")]
    [InlineData("<li></ul>")]
    public void No_tree_has_more_elements_than_its_bound(string tag)
    {
        using var tree = Parse(Repeat(tag, 2_000_000));

        Assert.InRange(tree.ElementCount, 3, MarkupBounds.Elements + 10);
    }

    [Fact]
    public void Formatting_that_is_never_closed_is_not_opened_anew_in_every_paragraph()
    {
        var bold = string.Concat(Enumerable.Range(0, 2000).Select(number => $"<b id={number}>"));

        using var tree = Parse($"<body><p>{bold}{Repeat("<p>x", 500_000)}");

        Assert.InRange(tree.ElementCount, MarkupBounds.Depth, MarkupBounds.Elements + MarkupBounds.Depth);
    }

    [Fact]
    public void Text_of_tags_beyond_the_bounds_is_kept_apart()
    {
        using var tree = Parse(Repeat("<br>", MarkupBounds.Elements + 1000) + "one<i>two</i>three<p>four");

        Assert.EndsWith("one two three four", TextOf(tree), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_left_out_for_their_depth_do_not_close_others()
    {
        using var tree = Parse(Repeat("<div>", 600) + "word" + Repeat("</div>", 600) + "<i>end");

        var last = tree[tree.Body].LastChild;
        Assert.Equal(Tag.I, tree[last].Tag);
        Assert.Contains("word", TextOf(tree), StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_beyond_the_depth_are_no_text()
    {
        using var tree = Parse(Repeat("<div>", 600) + "<script>var a = '<b>';</script><style>p {}</style>word");

        Assert.Equal("word", TextOf(tree).Trim());
    }

    [Fact]
    public void The_attributes_of_a_tag_are_kept_once_each()
    {
        using var tree = Parse($"<p {string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"a{number} class=c{number} "))}>text");

        var paragraph = tree[tree.Body].FirstChild;
        Assert.Equal(1, tree.AttributesOf(paragraph).Length);
        Assert.Equal("c0", tree.AttributeOf(paragraph, AttributeName.Class));
    }

    [Fact]
    public void Millions_of_texts_take_no_node_each()
    {
        using var tree = Parse(Repeat("a<!-->", 1_000_000));

        Assert.Equal(1_000_000, TextOf(tree).Length);
        Assert.Equal(tree[tree.Body].FirstChild, tree[tree.Body].LastChild);
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<a href=\"")]
    [InlineData("<")]
    [InlineData("&#x")]
    [InlineData("&amp")]
    [InlineData("<script>")]
    [InlineData("<script><!--<script>")]
    [InlineData("<title></")]
    [InlineData("<a a=\"b\" ")]
    [InlineData("</")]
    [InlineData("<p><a><table>")]
    [InlineData("<select><option>")]
    [InlineData("<a><b><p></a></b>")]
    [InlineData("<noscript><p>")]
    [InlineData("\r\0")]
    [InlineData("--!>-")]
    public void Ten_megabytes_of_broken_markup_give_a_result(string piece)
    {
        var article = Extract(Encoding.ASCII.GetBytes(Repeat(piece, 10_000_000 / piece.Length)));

        Assert.NotNull(article);
    }

    [Fact]
    public void Random_bytes_give_a_result()
    {
        var bytes = new byte[1_000_000];
        for (var seed = 0; seed < 5; seed++)
        {
            new Random(seed).NextBytes(bytes);
            Assert.NotNull(Extract(bytes));
        }
    }

    [Fact]
    public void Parsing_ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => MarkupParser.Parse("<p>text", cancellation.Token));
    }

    private static MarkupTree Parse(string markup) => MarkupParser.Parse(markup, TestContext.Current.CancellationToken);

    private static string Repeat(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();

    private static int DepthOf(MarkupTree tree)
    {
        var deepest = 0;
        for (var node = tree.Root; node != MarkupTree.None; node = tree.After(node, tree.Root, isSkipped: false))
        {
            if (tree[node].FirstChild != MarkupTree.None)
                continue;
            var depth = 0;
            for (var above = node; above != MarkupTree.Document; above = tree[above].Parent)
                depth++;
            deepest = Math.Max(deepest, depth);
            if (deepest > 2 * MarkupBounds.Depth)
                break;
        }
        return deepest;
    }

    private static string TextOf(MarkupTree tree)
    {
        var text = new StringBuilder();
        for (var node = tree.Body; node != MarkupTree.None; node = tree.After(node, tree.Body, isSkipped: false))
            if (tree[node].Tag == Tag.Text)
                text.Append(tree.TextOf(node));
        return text.ToString();
    }
}
