using Ingestion.Contracts;
using Ingestion.Extraction.Rendering;

namespace Ingestion.Extraction.Tests.Rendering;

/// <summary>CommonMark 0.31, and tables as in GitHub Flavored Markdown.</summary>
public sealed class ArticleMarkdownTests
{
    [Fact]
    public void Numbered_lists_count_and_what_is_below_stands_below_their_text()
    {
        var markdown = ArticleMarkdown.Write(Article(
            Block(BlockKind.ListItem, "one", level: 1) with { IsOrdered = true },
            Block(BlockKind.ListItem, "below one", level: 2),
            Block(BlockKind.ListItem, "two", level: 1) with { IsOrdered = true }));

        Assert.Contains("1. one\n   - below one\n2. two\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_embeds_have_address_and_caption()
    {
        var markdown = ArticleMarkdown.Write(Article(
            Block(BlockKind.Image, "") with { Media = new Media { Address = "https://example.com/a (1).jpg", Alternative = "A [bridge]", Caption = "The *bridge*" } },
            Block(BlockKind.Embed, "") with { Media = new Media { Address = "https://video.example/1", Provider = "Example" } }));

        Assert.Contains(
            "![A \\[bridge\\]](https://example.com/a%20%281%29.jpg)\n*The \\*bridge\\**\n\n[Example](https://video.example/1)\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_block_has_its_own_form()
    {
        var article = Article(
            Block(BlockKind.Paragraph, "First."),
            Block(BlockKind.Heading, "Part", level: 3),
            Block(BlockKind.ListItem, "one", level: 1),
            Block(BlockKind.ListItem, "below one", level: 2),
            Block(BlockKind.Quote, "Said\ntwice"),
            Block(BlockKind.Preformatted, "if (a < b)\n  return;"),
            Block(BlockKind.Table, "Crop\tKilos\nLeek\t5"));

        Assert.Equal(
            """
            # Title

            First.

            ### Part

            - one
              - below one

            > Said
            > twice

            ```
            if (a < b)
              return;
            ```

            | Crop | Kilos |
            | --- | --- |
            | Leek | 5 |

            """,
            ArticleMarkdown.Write(article));
    }

    [Theory]
    [InlineData("2 * 3 * 4", "2 \\* 3 \\* 4")]
    [InlineData("a_b <i> [c]", "a\\_b \\<i> \\[c\\]")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("- no entry", "\\- no entry")]
    [InlineData("1986. A year", "1986\\. A year")]
    [InlineData("3.5 million, 1-2", "3.5 million, 1-2")]
    public void Text_that_would_read_as_markup_is_escaped(string text, string markdown) =>
        Assert.Equal($"# Title\n\n{markdown}\n", ArticleMarkdown.Write(Article(Block(BlockKind.Paragraph, text))));

    [Fact]
    public void Code_that_holds_a_fence_gets_a_longer_one() =>
        Assert.Contains("\n````\n```\n````\n", ArticleMarkdown.Write(Article(Block(BlockKind.Preformatted, "```"))), StringComparison.Ordinal);

    private static Article Article(params Block[] blocks) => new() { Kind = PageKind.Article, Title = "Title", Blocks = blocks };

    private static Block Block(BlockKind kind, string text, int level = 0) => new() { Kind = kind, Text = text, Level = level };
}
