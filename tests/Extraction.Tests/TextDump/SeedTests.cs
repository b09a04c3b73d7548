using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

public class SeedTests
{
    private static readonly Lazy<string> SeedText = new(() => File.ReadAllText(Path.Combine(Repository.Root, "seeds", "000_b2a70b9ea967042c.txt")));
    private static readonly Lazy<Article> SeedArticle = new(() => TextDumpExtractor.Extract(SeedText.Value, ""));

    [Fact]
    public void Title_comes_without_the_injected_keyword() => Assert.Equal(
        "White House says meeting with Mexican president was \"productive,\" amid record migrant crossings", SeedArticle.Value.Title);

    [Fact]
    public void Body_is_exactly_the_paragraphs()
    {
        var lines = SeedText.Value.Split('\n');
        var from = Array.FindIndex(lines, line => line.StartsWith("President Biden dispatched", StringComparison.Ordinal));
        var to = Array.FindIndex(lines, line => line.EndsWith("increased deportations.", StringComparison.Ordinal));
        var expected = lines[from..(to + 1)];
        expected[0] = expected[0].Replace("Indexbit Exchangecrossing", "crossing", StringComparison.Ordinal);

        Assert.Equal(expected, SeedArticle.Value.Blocks.Select(block => block.Text));
        Assert.All(SeedArticle.Value.Blocks, block => Assert.Equal(BlockKind.Paragraph, block.Kind));
    }

    [Fact]
    public void Fields_come_from_their_lines()
    {
        var article = SeedArticle.Value;
        Assert.Equal("Secure Horizon Growth", article.SiteName);
        Assert.Equal("Algosensey Quantitative Think Tank Center View", article.Publisher);
        Assert.Equal("News", article.Section);
        Assert.Equal("2025-04-07T17:56:38", article.Published);
        Assert.Equal("en", article.Language);
        Assert.Equal(["Caitlin Yilek"], article.Authors);
        Assert.Equal(["Camilo Montoya Galvez"], article.Contributors);
        Assert.Equal("cbsnews.com", article.OriginalSource);
        Assert.Equal(["Antony Blinken", "Mexico", "Alejandro Mayorkas", "Migrants"], article.Topics);
        Assert.Contains(article.Origins, origin => origin is { Field: "published", Origin: "line 4" });
    }

    [Fact]
    public void Repairs_give_back_what_the_page_said()
    {
        var article = SeedArticle.Value;
        var title = article.Title;
        var blocks = article.Blocks.Select(block => block.Text).ToArray();
        foreach (var repair in article.Repairs.Reverse())
        {
            if (repair.Field == "title")
                title = title.Insert(repair.Position, repair.Removed);
            else
                blocks[repair.Block] = blocks[repair.Block].Insert(repair.Position, repair.Removed);
        }

        var lines = SeedText.Value.Split('\n');
        Assert.Equal(lines[1], title);
        Assert.All(blocks, block => Assert.Contains(block, lines));
        Assert.Equal(2, article.Repairs.Count);
    }
}
