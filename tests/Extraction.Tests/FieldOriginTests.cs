using System.Collections;
using System.Reflection;
using System.Text;
using Ingestion.Contracts;
using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests;

/// <summary>Whatever an article says of itself, it says where that came from.</summary>
public sealed class FieldOriginTests
{
    /// <summary>Counted or judged from the whole page, not read from a place.</summary>
    private static readonly string[] WithoutOrigin = ["kind", "blocks", "text", "wordCount", "readingSeconds", "confidence", "origins", "repairs"];

    private const string Head = """
        <meta property="og:site_name" content="The Valley Courier"><meta property="og:title" content="Old town under water"><meta name="author" content="Tim Fox"><meta name="date" content="2024-05-16">
        <meta name="description" content="Two metres of water in one night"><meta property="og:image" content="https://courier.example/flood.jpg">
        <link rel="canonical" href="https://courier.example/news/flood"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <meta property="article:modified_time" content="2024-05-18T09:00:00+02:00">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Flood reaches the old town", "alternativeHeadline": "Two metres of water in one night",
         "author": {"@type": "Person", "name": "Jane Doe"}, "contributor": {"@type": "Person", "name": "Tom Ash"}, "publisher": {"@type": "Organization", "name": "Valley Press"},
         "datePublished": "2024-05-17T08:30:00+02:00", "articleSection": "Town", "keywords": ["flood", "weather"], "isAccessibleForFree": true, "inLanguage": "en"}
        </script>
        """;

    [Fact]
    public void Every_field_of_a_page_names_its_origin()
    {
        var article = Extract(
            Around(Body([.. Paragraphs, "This article was originally published on cbsnews.com."]), Head, aboveBody: "<p class=subtitle>Two metres of water in one night</p><p class=byline>By Jane Doe, 17 May 2024</p>"),
            "https://courier.example/news/flood");

        AssertOrigins(article, "title", "subtitle", "authors", "contributors", "publisher", "siteName", "section", "published", "modified", "language", "topics", "leadImage", "canonicalUrl", "originalSource", "licence", "access", "direction");
        foreach (var field in (string[])["title", "authors", "published"])
            Assert.NotEmpty(article.Origins.Single(origin => origin.Field == field).Lost);
    }

    [Fact]
    public void Every_field_of_a_text_dump_names_its_origin()
    {
        var menu = string.Join('\n', "News Sport Culture Weather Jobs Cars Homes Archive Shop Puzzles Recipes Travel Letters Podcasts".Split(' ').Select(link => "- " + link));
        var dump = $"Flood reaches the old town | The Valley Courier\n{menu}\nFlood reaches the old town\nBy Jane Doe\n17 May 2024\n{string.Join('\n', Paragraphs)}\nShare this article\nMost read\n{menu}\n© 2024 The Valley Courier. All rights reserved.";

        AssertOrigins(ExtractAs("text/plain", dump), "title", "authors", "published", "language", "direction");
    }

    [Fact]
    public void Every_field_of_a_markdown_text_names_its_origin()
    {
        var text = $"---\ntitle: Flood reaches the old town\nauthor: Jane Doe\ndate: 2024-05-17\ntags: [flood, weather]\n---\n\n{string.Join("\n\n", Paragraphs)}\n";

        AssertOrigins(ExtractAs("text/markdown", text), "title", "authors", "published", "topics", "language", "direction");
    }

    private static void AssertOrigins(Article article, params string[] expected)
    {
        var present = typeof(Article).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => IsPresent(property.GetValue(article)))
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
            .Except(WithoutOrigin)
            .ToHashSet();
        var named = article.Origins.Where(origin => origin.Origin.Length > 0).Select(origin => origin.Field).ToHashSet();

        Assert.Empty(expected.Where(field => field != "direction" && field != "access").Except(present));
        Assert.Empty(present.Except(named));
        Assert.Empty(expected.Except(named));
    }

    private static bool IsPresent(object? value) => value switch
    {
        string text => text.Length > 0,
        ICollection list => list.Count > 0,
        Enum word => Convert.ToInt32(word, null) != 0,
        _ => value is not null,
    };

    private static Article ExtractAs(string mediaType, string text) => new ArticleExtractor().Extract(
        new Page { Bytes = Encoding.UTF8.GetBytes(text), MediaType = mediaType, Charset = "utf-8" }, TestContext.Current.CancellationToken);
}
