using System.Text;
using Ingestion.Extraction.Html.Markup;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Markup that would take minutes or gigabytes if it were parsed as it is. None of these tests ends when its bound is gone.</summary>
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
    public void Deep_nesting_still_gives_the_text_before_it(string tag)
    {
        var markup = Around(Body(Paragraphs) + string.Concat(Enumerable.Repeat(tag, 300_000)));

        var article = Extract(markup);

        Assert.StartsWith(Paragraphs[0], article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Formatting_that_is_never_closed_is_not_opened_anew_in_every_paragraph()
    {
        var bold = string.Concat(Enumerable.Range(0, 2000).Select(number => $"<b id={number}>"));

        var article = Extract($"<body><p>{bold}{string.Concat(Enumerable.Repeat("<p>x", 500_000))}");

        Assert.NotNull(article);
    }

    [Fact]
    public void Millions_of_elements_are_not_built()
    {
        var kept = MarkupBounds.Apply(string.Concat(Enumerable.Repeat("<br>", 2_000_000)), TestContext.Current.CancellationToken);

        Assert.InRange(kept.Split("<br>").Length, 50_000, 200_000);
    }

    [Fact]
    public void Text_of_dropped_tags_is_kept()
    {
        var kept = MarkupBounds.Apply(string.Concat(Enumerable.Repeat("<div>", 600)) + "word" + string.Concat(Enumerable.Repeat("</div>", 600)) + "end", TestContext.Current.CancellationToken);

        Assert.Contains("word", kept, StringComparison.Ordinal);
        Assert.Equal(512, kept.Split("<div>").Length - 1);
        Assert.Equal(512, kept.Split("</div>").Length - 1);
    }

    [Fact]
    public void Honest_markup_is_left_as_it_is()
    {
        var markup = Around(Body(Paragraphs) + "<script>if (a < b) { document.write('<div><div>'); }</script><!-- <div> --><img alt='a > b'><p class=x>&lt;b&gt;");

        Assert.Same(markup, MarkupBounds.Apply(markup, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<a href=\"")]
    [InlineData("<")]
    [InlineData("&#x")]
    [InlineData("<script>")]
    [InlineData("<a a=\"b\" ")]
    [InlineData("</")]
    [InlineData("<p><a><table>")]
    [InlineData("<select><option>")]
    public void Ten_megabytes_of_broken_markup_give_a_result(string piece)
    {
        var article = Extract(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length))));

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
}
