using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class DensestStretchTests
{
    private const string Long = "<p>The council voted on Monday to close the old bridge over the river until the spring, when repairs are due to begin at last.</p>";

    private const string Short = "<p><a href='/more'>Read more</a></p>";

    [Fact]
    public void Stretch_reaches_over_a_short_block_but_not_over_many()
    {
        var rows = Rows(Long + Long + "<h2>Repairs</h2>" + Long + string.Concat(Enumerable.Repeat(Short, 12)) + Long);

        Assert.Equal([0, 0, 0, 0], rows[..4].Select(row => row["stretch from"]));
        Assert.All(rows[..4], row => Assert.Equal(1, row["stretch score"]));
        Assert.All(rows[4..^1], row => Assert.Equal(0, row["stretch score"]));
        Assert.InRange(rows[^1]["stretch score"], 0.1f, 0.5f);
        Assert.True(rows[^1]["stretch from"] > rows[4]["stretch from"] && rows[4]["stretch from"] > 0);
    }

    [Fact]
    public void What_stands_before_the_longest_stretch_is_told_from_what_follows()
    {
        var rows = Rows(Short + Short + Long + Long + Short);

        Assert.True(rows[0]["stretch from"] < rows[1]["stretch from"] && rows[1]["stretch from"] < 0);
        Assert.True(rows[^1]["stretch from"] > 0);
    }

    /// <summary>Against a search of all stretches.</summary>
    [Fact]
    public void Best_stretch_has_the_greatest_sum()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var blocks = Blocks(string.Concat(Enumerable.Range(0, 12).Select(_ => random.Next(4) switch { 0 => Long, 1 => "<p>The council voted on Monday to close it again</p>", _ => Short })));
            var values = blocks.Select(block => block.Words * (1 - 2 * block.LinkShare) - 8).ToArray();
            var best = Enumerable.Range(0, 12).SelectMany(start => Enumerable.Range(start + 1, 12 - start).Select(end => values[start..end].Sum())).Max();

            Assert.Equal(MathF.Log(1 + Math.Max(0, best)), Rows(blocks)[0]["stretch words"], 0.001f);
        }
    }

    private static Dictionary<string, float>[] Rows(string body) => Rows(Blocks(body));

    private static Dictionary<string, float>[] Rows(List<TextBlock> blocks)
        => FeatureRows.Of(blocks.Count, new DensestStretch(blocks).Add);

    private static List<TextBlock> Blocks(string body) => FeatureRows.Page(body).Outline.Blocks;
}
