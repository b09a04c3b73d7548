using System.Text;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class JudgementTests
{
    private static readonly string Two = HtmlPages.Body(HtmlPages.Paragraphs[0], HtmlPages.Paragraphs[1]);

    [Fact]
    public void Threshold_is_lower_where_the_whole_page_is_in_doubt()
    {
        var sure = Judgement.ThresholdOf(Blocks(Two), [0.99f, 0.01f], article: 0);
        var unsure = Judgement.ThresholdOf(Blocks(Two), [0.5f, 0.4f], article: 0);

        Assert.True(unsure < sure, $"{unsure} in doubt, {sure} when sure");
    }

    [Fact]
    public void Threshold_is_higher_for_articles()
        => Assert.True(Judgement.ThresholdOf(Blocks(Two), [0.9f, 0.5f], article: 1) > Judgement.ThresholdOf(Blocks(Two), [0.9f, 0.5f], article: 0));

    [Fact]
    public void Page_without_hope_has_a_threshold_all_the_same()
        => Assert.InRange(Judgement.ThresholdOf(Blocks(Two), [0, 0], article: 0), 0, 1);

    private static List<Extraction.Html.Outline.TextBlock> Blocks(string body)
        => HtmlPage.Outline(new Page { Bytes = Encoding.UTF8.GetBytes(body), MediaType = "text/html" }, CancellationToken.None).Blocks;
}
