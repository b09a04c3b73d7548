using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.Tests.TextDump.Titles;

public class DumpTitleTests
{
    private const string Headline = "Harbour pilots vote to keep the old lightship";
    private static readonly string[] Menu = ["Skip to content", "Home", "Local", "Weather", "Sport", "Subscribe", "Log in"];
    private static readonly string[] Body =
    [
        "The pilots of Varnholm voted on Monday evening to keep the lightship that has marked the eastern shoal since 1931, although the harbour board had offered to replace it with a lit buoy.",
        "Twenty-six of the thirty-one pilots raised their hands for the old ship, said the chairman of their guild, who has himself spent two winters on board and calls them the longest of his life.",
        "The board wanted to save the wages of the crew of four. A buoy, it argued, needs a visit every second month and nothing else, while the lightship's boiler alone took most of last year's repairs.",
        "What persuaded the meeting in the end was the fog. No buoy can be heard from the bridge of a modern ship, the pilots said, and the lightship's horn carries for seven miles when the wind lies right.",
    ];
    private static readonly string[] Foot = ["Share this", "More from Local", "Ferry timetable changes again", "Ice cream van fined", "All rights reserved"];

    public static TheoryData<string, string> Shapes => new()
    {
        { "a window title above", string.Join('\n', [Headline + " | Varnholm Courier", .. Menu, Headline, "By Ingrid Salvesen", "12 May 2021", .. Body, .. Foot]) },
        { "no window title", string.Join('\n', [.. Menu, Headline, "By Ingrid Salvesen", "12 May 2021", .. Body, .. Foot]) },
        { "blank lines", string.Join("\n\n", [.. Menu, Headline, "By Ingrid Salvesen", "12 May 2021", .. Body, .. Foot]) },
        { "indented", string.Join('\n', [.. Menu, Headline, "By Ingrid Salvesen", "12 May 2021", .. Body, .. Foot]).Replace("\n", "\n   ", StringComparison.Ordinal) },
        { "Markdown", string.Join("\n\n", [.. Menu.Select(item => $"[{item}](/x)"), "# " + Headline, "By Ingrid Salvesen", "12 May 2021", .. Body, .. Foot.Select(item => $"[{item}](/y)")]) },
        { "underlined", string.Join("\n\n", [.. Menu.Select(item => $"* [{item}](/x)"), Headline + "\n" + new string('=', Headline.Length), "12 May 2021", .. Body, .. Foot]) },
        { "only the text", string.Join("\n\n", [Headline, .. Body]) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Headline_is_found_wherever_it_stands(string shape, string text)
    {
        var title = Read(text);

        Assert.True(title.Title.Value == Headline, $"{shape}: {title.Title.Value}");
    }

    [Fact]
    public void Text_without_a_headline_has_none()
        => Assert.False(Read(string.Join("\n\n", Body)).Title.Exists);

    [Fact]
    public void Headline_in_capitals_is_written_as_the_window_title_writes_it()
    {
        var text = string.Join('\n', [Headline + " | Varnholm Courier", .. Menu, Headline.ToUpperInvariant(), "12 May 2021", .. Body, .. Foot]);

        Assert.Equal(Headline, Read(text).Title.Value);
    }

    [Fact]
    public void Rest_of_the_window_title_names_the_site()
    {
        var text = string.Join('\n', [Headline + " | Varnholm Courier", .. Menu, Headline, "12 May 2021", .. Body, .. Foot]);

        Assert.Equal("Varnholm Courier", Read(text).SiteName.Value);
    }

    private static DumpTitle Read(string text)
    {
        var page = new DumpContext(DumpReader.Read(text, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return DumpTitle.Read(page, LineModel.Fitted.Judge(page, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
