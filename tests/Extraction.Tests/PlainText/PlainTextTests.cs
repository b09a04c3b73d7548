using Ingestion.Contracts;
using Ingestion.Extraction.PlainText;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.PlainText;

public class PlainTextTests
{
    [Fact]
    public void First_line_is_the_title_and_blank_lines_part_paragraphs()
    {
        var article = Extract("A walk to the pier\n\nBy Jane Doe\n3 November 2024\n\nThe first paragraph says a thing.\n\nThe second says another.\n");

        Assert.Equal("A walk to the pier", article.Title);
        Assert.Equal(["The first paragraph says a thing.", "The second says another."], article.Blocks.Select(block => block.Text));
        Assert.Equal(["Jane Doe"], article.Authors);
        Assert.Equal("2024-11-03", article.Published);
        Assert.Equal("en", article.Language);
    }

    [Fact]
    public void Lines_broken_at_a_column_are_joined()
    {
        var article = Extract(
            "A walk to the pier\n\nThe towns along the bay were asking for more ferries this winter, and\nnobody in the council seemed to know where the money would come from,\nor when.\n\nThe end.\n");

        Assert.Equal(
            ["The towns along the bay were asking for more ferries this winter, and nobody in the council seemed to know where the money would come from, or when.", "The end."],
            article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Lines_that_are_paragraphs_stay_apart()
    {
        var article = Extract("A walk to the pier\nThe first line is a paragraph.\nSo is the second.\n- and\n- a list\n");

        Assert.Equal("A walk to the pier", article.Title);
        Assert.Equal(["The first line is a paragraph.", "So is the second.", "and", "a list"], article.Blocks.Select(block => block.Text));
        Assert.Equal(BlockKind.ListItem, article.Blocks[3].Kind);
    }

    [Fact]
    public void Long_first_paragraph_stays_and_gives_a_title()
    {
        var paragraph = "The towns along the bay were asking for more ferries this winter. " + string.Concat(Enumerable.Repeat("Nobody knew why. ", 20)).Trim();

        var article = Extract(paragraph + "\n\nThe end.");

        Assert.Equal("The towns along the bay were asking for more ferries this winter", article.Title);
        Assert.Equal(paragraph, article.Blocks[0].Text);
    }

    [Fact]
    public void Markdown_keeps_the_kinds_of_its_blocks()
    {
        const string Text = """
            # The *walk*

            Some **bold** text with a [link](https://example.org/a_(b)) and `code_here`,
            over two lines.

            ## Parts

            - one
              goes on
              - deeper
            2. three

            > said

            ```cs
            var x = 1;

            # no heading
            ```

            | a | b |
            |---|---|
            | 1 | 2 |

            Underlined
            ----------
            snake_case stays, 2 * 3 too.
            """;

        var article = MarkdownExtractor.Extract(Text, TestContext.Current.CancellationToken);

        Assert.Equal("The walk", article.Title);
        Assert.Equal(
            [
                (BlockKind.Paragraph, 0, "Some bold text with a link and code_here, over two lines."),
                (BlockKind.Heading, 2, "Parts"),
                (BlockKind.ListItem, 1, "one goes on"),
                (BlockKind.ListItem, 2, "deeper"),
                (BlockKind.ListItem, 1, "three"),
                (BlockKind.Quote, 0, "said"),
                (BlockKind.Preformatted, 0, "var x = 1;\n\n# no heading"),
                (BlockKind.Table, 0, "a\tb\n1\t2\n"),
                (BlockKind.Heading, 2, "Underlined"),
                (BlockKind.Paragraph, 0, "snake_case stays, 2 * 3 too."),
            ],
            article.Blocks.Select(block => (block.Kind, block.Level, block.Text)));
    }

    [Fact]
    public void Front_matter_gives_the_fields()
    {
        var article = MarkdownExtractor.Extract(
            "---\ntitle: \"On piers\"\ndate: 2024-11-03\nauthor: Jane Doe\ntags: [ferries, sea]\nlang: en-GB\n---\n\nText of it.\n\n# Later\n\nMore.",
            TestContext.Current.CancellationToken);

        Assert.Equal("On piers", article.Title);
        Assert.Equal("2024-11-03", article.Published);
        Assert.Equal(["Jane Doe"], article.Authors);
        Assert.Equal(["ferries", "sea"], article.Topics);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal(["Text of it.", "Later", "More."], article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Plain_text_with_a_markdown_heading_is_read_as_markdown() =>
        Assert.Equal("Notes", Extract("# Notes\n\n- buy bread\n").Title);

    private static Article Extract(string text) => TextDumpExtractor.Extract(text, "", TestContext.Current.CancellationToken);
}
