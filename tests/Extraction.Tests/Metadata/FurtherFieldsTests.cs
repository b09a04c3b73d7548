using Ingestion.Contracts;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Metadata;

public sealed class FurtherFieldsTests
{
    private static Article With(string head = "", string aboveBody = "", string belowBody = "", string url = "")
        => Extract(Around(Body(Paragraphs), head, aboveBody: aboveBody, belowBody: belowBody), url);

    private static string Linked(string json) => $"<script type=\"application/ld+json\">{json}</script>";

    [Fact]
    public void Subtitle_is_the_marked_line_below_the_headline()
    {
        var article = With(aboveBody: "<p class=standfirst>After the wettest week in sixty years the river is over its banks.</p>");

        Assert.Equal("After the wettest week in sixty years the river is over its banks.", article.Subtitle);
        Assert.Contains(article.Origins, origin => origin.Field == "subtitle");
    }

    [Fact]
    public void Line_that_nothing_marks_is_no_subtitle() => Assert.Empty(With(aboveBody: "<p>Reading time: four minutes</p>").Subtitle);

    [Theory]
    [InlineData("<p>John Roe contributed to this report.</p>")]
    [InlineData("<p><em>Additional reporting by John Roe</em></p>")]
    public void Contributors_are_read_below_the_text(string line) => Assert.Equal(["John Roe"], With("<meta name=author content='Jane Doe'>", belowBody: line).Contributors);

    [Theory]
    [InlineData("<link rel=license href=https://creativecommons.org/licenses/by/4.0/>", "")]
    [InlineData("", "<p><a rel='license nofollow' href=https://creativecommons.org/licenses/by/4.0/>Some rights reserved</a></p>")]
    public void Licence_is_read_from_its_link(string head, string belowBody)
        => Assert.Equal("https://creativecommons.org/licenses/by/4.0/", With(head, belowBody: belowBody).Licence);

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}", ArticleAccess.Paid)]
    [InlineData("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"True\"}", ArticleAccess.Free)]
    [InlineData("{\"@type\":\"NewsArticle\"}", ArticleAccess.Unknown)]
    public void Access_is_what_linked_data_says(string json, ArticleAccess access) => Assert.Equal(access, With(Linked(json)).Access);

    [Fact]
    public void Metered_access_is_what_the_meta_element_says()
        => Assert.Equal(ArticleAccess.Metered, With("<meta property=article:content_tier content=metered>").Access);

    [Theory]
    [InlineData("<p>This article was originally published on wire.example.</p>", "wire.example")]
    [InlineData("<p>Read the original at our shop.example</p>", "shop.example")]
    [InlineData("<p>This article was originally published on courier.example.</p>", "")]
    public void Original_source_is_read_below_the_text(string line, string host)
        => Assert.Equal(host, With(belowBody: line, url: "https://courier.example/flood").OriginalSource);

    [Fact]
    public void Agency_in_the_dateline_is_the_original_source()
        => Assert.Equal("apnews.com", Extract(Around(Body(["OLD TOWN (AP) — " + Paragraphs[0], .. Paragraphs[1..]])), "https://courier.example/flood").OriginalSource);

    [Fact]
    public void Direction_and_number_of_words_are_those_of_the_text()
    {
        Assert.Equal(TextDirection.LeftToRight, With().Direction);
        Assert.Equal(string.Join(' ', Paragraphs).Split(' ').Length, With().WordCount);
        string[] hebrew = [.. Enumerable.Range(1, 4).Select(_ => "הנהר עלה במהלך הלילה בשני מטרים, ובבוקר עמדו הרחובות הנמוכים של העיר העתיקה במים, כך אמרו גורמים רשמיים ביום שלישי בצהריים.")];
        Assert.Equal(TextDirection.RightToLeft, Extract(Around(Body(hebrew), lang: "he")).Direction);
    }

    [Fact]
    public void Categories_are_topics_where_there_are_no_tags()
    {
        const string Categories = "<p><a href=/category/weather>Weather</a>, <a href=/category/region>Region</a></p>";

        Assert.Equal(["Weather", "Region"], With(belowBody: Categories).Topics);
        Assert.Equal(["Floods"], With("<meta property=article:tag content=Floods>", belowBody: Categories).Topics);
    }

    [Fact]
    public void Cloud_of_the_sites_tags_is_no_list_of_topics()
    {
        var cloud = string.Concat(Enumerable.Range(1, 60).Select(i => $"<li><a href=/tag/t{i}>Tag {i}</a></li>"));

        Assert.Equal(["Floods"], With(belowBody: $"<p><a rel=tag href=/tag/floods>Floods</a></p>{Body(Enumerable.Repeat("<b>Further reading</b>", 6))}<ul>{cloud}</ul>").Topics);
    }

    [Fact]
    public void Text_for_readers_without_scripts_is_read_where_there_is_no_other()
    {
        var article = Extract($"<html><head><title>Flood reaches the old town</title></head><body><div id=app></div><noscript><article><h1>Flood reaches the old town</h1>{Body(Paragraphs)}</article></noscript></body></html>");

        Assert.Equal(Paragraphs, article.Blocks.Select(block => block.Text));
    }
}
