using Ingestion.Extraction.Metadata.Dates;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Metadata;

public sealed class PublishedDateTests
{
    private static string Published(string head = "", string aboveBody = "", string belowBody = "", string url = "", string lang = "en")
        => Extract(Around(Body(Paragraphs), head, aboveBody: aboveBody, belowBody: belowBody, lang: lang), url).Published;

    [Theory]
    [InlineData("<div class=left>17 May 2024 | Jane Doe</div>")]
    [InlineData("<h4>Published</h4><div class=right>May 17, 2024</div>")]
    [InlineData("<relative-time datetime='2024-05-17T08:00:00Z'>three years ago</relative-time>")]
    [InlineData("<p><span class=icon></span>Posted on 2024-05-17</p>")]
    public void Date_above_the_text_is_read_whatever_marks_it(string line) => Assert.StartsWith("2024-05-17", Published(aboveBody: line), StringComparison.Ordinal);

    [Theory]
    [InlineData("""<script>window.page = {"id": 7, "publishedAt": "2024-05-17T08:30:00+02:00", "modifiedAt": "2024-06-01"}</script>""")]
    [InlineData("""<script>dataLayer.push({'publish_date': '2024-05-17'})</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "One "two" three", "datePublished": "2024-05-17"}</script>""")]
    public void Date_that_only_a_script_names_is_read(string script) => Assert.StartsWith("2024-05-17", Published(script), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.org/news/17-05-2024/river")]
    [InlineData("https://example.org/2024/may/17/river")]
    public void Day_in_an_address_is_read_as_people_write_it(string url) => Assert.Equal("2024-05-17", Published(url: url));

    [Theory]
    [InlineData("https://example.co.uk/river", "2024-05-04")]
    [InlineData("https://example.gov/river", "2024-04-05")]
    public void Order_of_day_and_month_is_that_of_the_sites_country(string url, string expected)
        => Assert.Equal(expected, Published(aboveBody: "<p class=date>Published: 04/05/2024</p>", url: url));

    [Fact]
    public void Instant_is_taken_before_the_mere_day()
        => Assert.Equal("2024-05-17T08:30:00+02:00", Published("""<meta property="article:published_time" content="2024-05-17T08:30:00+02:00">""", aboveBody: "<p class=date>Published: 17 May 2024</p>"));

    [Fact]
    public void Date_that_begins_the_text_is_read()
    {
        var markup = Around(Body(["(17.05.2024) " + Paragraphs[0], .. Paragraphs[1..]]), lang: "de");

        Assert.Equal("2024-05-17", Extract(markup).Published);
    }

    [Fact]
    public void Change_does_not_pass_for_publication_where_the_page_says_both()
    {
        const string Meta = """<meta property="article:published_time" content="2021-02-03T10:00:00+01:00">""";

        var article = Extract(Around(Body(Paragraphs), Meta, aboveBody: "<p class=date>Last updated: 4 March 2024</p>"));

        Assert.Equal("2021-02-03T10:00:00+01:00", article.Published);
        Assert.Equal("2024-03-04", article.Modified);
    }

    [Theory]
    [InlineData("2024-05-17T02:30:15+00:00", "2024-05-16T21:30:15-05:00", "2024-05-16T21:30:15-05:00")]
    [InlineData("2024-05-17T02:30:15Z", "2024-05-17T08:00", "2024-05-17T08:00:15+05:30")]
    [InlineData("2024-05-17T02:30Z", "2024-05-16T21:30", "2024-05-16T21:30-05:00")]
    [InlineData("2024-05-17T02:30:15Z", "2024-05-17T02:41", "2024-05-17T02:30:15Z")]
    [InlineData("2024-05-17T02:30:15Z", "2024-05-16T21:30:44", "2024-05-17T02:30:15Z")]
    [InlineData("2024-05-17T02:30:15Z", "2024-05-16", "2024-05-17T02:30:15Z")]
    [InlineData("2024-05-17T02:30:15-07:00", "2024-05-17T09:30:15", "2024-05-17T02:30:15-07:00")]
    public void Instant_is_given_in_the_places_own_time_where_the_same_minute_stands_there(string instant, string other, string expected)
    {
        var chosen = new DateCandidate(instant, "", DatePlace.Meta);

        Assert.Equal(expected, LocalTime.Of(chosen, [chosen, new DateCandidate(other, "", DatePlace.Time) { Block = 3 }]));
    }

    [Fact]
    public void Time_of_another_work_does_not_move_an_instant()
    {
        var chosen = new DateCandidate("2024-05-17T02:30:15Z", "", DatePlace.Meta);

        Assert.Equal(chosen.Iso, LocalTime.Of(chosen, [chosen, new DateCandidate("2024-05-16T21:30", "", DatePlace.Time) { Block = 30, Rank = 4 }]));
    }

    [Fact]
    public void Page_without_text_still_has_its_date()
    {
        var article = Extract("""<html><head><title>Flood</title><meta property="article:published_time" content="2024-05-17T02:30:15Z"></head><body></body></html>""");

        Assert.Empty(article.Blocks);
        Assert.Equal("2024-05-17T02:30:15Z", article.Published);
    }
}
