using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Tests.Models;

public sealed class FeatureLayoutTests
{
    private static readonly FeatureLayout First = new("length", "words");
    private static readonly FeatureLayout Second = new("belief");

    private enum Side
    {
        Left,
        Right,
    }

    [Fact]
    public void Joined_rows_have_the_parts_one_behind_the_other()
    {
        var joined = FeatureLayout.Join([First, Second]);

        Assert.Equal(["length", "words", "belief"], joined.Names);
        Assert.Equal((0..2, 2..3), (joined.RangeOf(First), joined.RangeOf(Second)));
        Assert.Equal(2, joined.IndexOf("belief"));
    }

    [Fact]
    public void Part_or_feature_of_another_layout_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FeatureLayout.Join([First]).RangeOf(Second));
        Assert.Throws<ArgumentException>(() => First.IndexOf("belief"));
    }

    [Fact]
    public void Name_that_stands_twice_is_refused_by_name()
        => Assert.Contains("'belief'", Assert.Throws<ArgumentException>(() => FeatureLayout.Join([Second, new FeatureLayout("belief")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Layout_of_a_row_is_what_is_written_into_it()
        => Assert.Equal(["one", "two", "three"], FeatureLayout.Of((ref row) =>
        {
            row.Add("one", 1);
            row.Add("two", true);
            row.AddLog("three", 3);
        }).Names);

    [Fact]
    public void Coded_feature_names_what_its_numbers_stand_for()
    {
        Assert.Equal("side: Left|Right", FeatureLayout.Coded<Side>("side"));
        Assert.NotEqual(FeatureLayout.Coded("tag", ["p", "div"]), FeatureLayout.Coded("tag", ["div", "p"]));
    }
}
