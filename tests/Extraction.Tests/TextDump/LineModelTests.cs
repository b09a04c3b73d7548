using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.Tests.TextDump;

public class LineModelTests
{
    [Fact]
    public void Every_number_has_its_name()
    {
        var page = Page(new FarmPage().Text);
        var rows = LineFeatures.Of(page, new float[page.Lines.Count], TestContext.Current.CancellationToken);

        Assert.All(rows, row => Assert.Equal(LineFeatures.Layout.Count, row.Length));
    }

    [Fact]
    public void Text_is_likelier_than_furniture()
    {
        var page = Page(new FarmPage().Text);

        var judged = LineModel.Fitted.Judge(page, TestContext.Current.CancellationToken).Body;

        var text = new FarmPage().Paragraphs.Select(paragraph => paragraph[..12]).ToList();
        var lowest = Enumerable.Range(0, judged.Length).Where(index => text.Exists(page.Lines[index].Text.StartsWith)).Min(index => judged[index]);
        var lists = Enumerable.Range(0, judged.Length).Where(index => page.Lines[index].IsListItem).Max(index => judged[index]);
        Assert.True(lowest > lists, $"text at least {lowest}, lists at most {lists}");
    }

    [Theory]
    [InlineData("-1 2 3 -1", 1, 3)]
    [InlineData("2 -1 2", 0, 3)]
    [InlineData("2 -3 4", 2, 3)]
    [InlineData("-1 -1", 0, 0)]
    public void Densest_run_has_the_greatest_sum(string gains, int start, int end)
    {
        var values = gains.Split(' ').Select(gain => float.Parse(gain, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(new DensestRun(start, end), DensestRun.Of(values.Length, index => values[index]));
    }

    private static DumpContext Page(string text) => new(DumpReader.Read(text, CancellationToken.None), CancellationToken.None);
}
