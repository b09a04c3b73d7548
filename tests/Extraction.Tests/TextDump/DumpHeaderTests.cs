using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>Dates and authors of a dump, wherever they stand among its lines.</summary>
public class DumpHeaderTests
{
    private static readonly string[] Menu = ["Home", "News", "Sport", "Log in"];
    private static readonly string[] Body =
    [
        "The pilots of Varnholm voted on Monday evening to keep the lightship that has marked the eastern shoal since 1931, although the harbour board had offered to replace it with a lit buoy.",
        "Twenty-six of the thirty-one pilots raised their hands for the old ship, said the chairman of their guild, who has himself spent two winters on board and calls them the longest of his life.",
        "The board wanted to save the wages of the crew of four. A buoy, it argued, needs a visit every second month and nothing else, while the lightship's boiler alone took most of last year's repairs.",
    ];

    [Theory]
    [InlineData("12 May 2021 | Ingrid Salvesen", "Ingrid Salvesen")]
    [InlineData("Ingrid Salvesen, 12 May 2021", "Ingrid Salvesen")]
    [InlineData("12. Mai 2021 – Jürgen Böhm", "Jürgen Böhm")]
    [InlineData("By Ingrid Salvesen\n12 May 2021", "Ingrid Salvesen")]
    [InlineData("Published 12 May 2021, updated 13 May 2021\nBy Ingrid Salvesen", "Ingrid Salvesen")]
    public void Author_and_day_stand_beside_one_another(string header, string author)
    {
        var article = Extract([.. Menu, "Pilots vote to keep the old lightship", .. header.Split('\n'), .. Body, "More from News", "Ferry timetable changes again", "Ice cream van fined"]);

        Assert.Equal([author], article.Authors);
        Assert.Equal("2021-05-12", article.Published);
    }

    [Fact]
    public void Place_beside_the_day_is_no_author()
    {
        var article = Extract([.. Menu, "Pilots vote to keep the old lightship", "Oslo, 12 May 2021", .. Body]);

        Assert.Empty(article.Authors);
        Assert.Equal("2021-05-12", article.Published);
    }

    [Fact]
    public void Header_below_the_text_is_found_too()
    {
        var article = Extract([.. Menu, "Pilots vote to keep the old lightship", .. Body, "By Ingrid Salvesen", "Published: 12 May 2021", "Share this", "More from News", "Ferry timetable changes again"]);

        Assert.Equal(["Ingrid Salvesen"], article.Authors);
        Assert.Equal("2021-05-12", article.Published);
        Assert.DoesNotContain("Salvesen", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_of_other_articles_are_not_the_pages()
    {
        var article = Extract([.. Menu, "Pilots vote to keep the old lightship", .. Body, "More from News", "3 April 2020 Ferry timetable changes again", "4 April 2020 Ice cream van fined", "5 April 2020 Two goats on the pier"]);

        Assert.Empty(article.Published);
    }

    private static Article Extract(string[] lines) => TextDumpExtractor.Extract(string.Join('\n', lines), "", TestContext.Current.CancellationToken);
}
