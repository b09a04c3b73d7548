using static Ingestion.Extraction.Tests.Html.HtmlPages;

namespace Ingestion.Extraction.Tests.Metadata;

public sealed class TitleTests
{
    [Fact]
    public void Headline_that_shares_the_titles_words_is_preferred_to_a_slogan_in_h1()
    {
        var markup = Around(Body(Paragraphs), """<meta property="og:title" content="Flood reaches the old town">""")
            .Replace("<h1 class=\"entry-title\">Flood reaches the old town</h1>", "<h1>Your paper since 1890</h1><h2 class=\"entry-title\">Flood reaches the old town</h2>", StringComparison.Ordinal);

        Assert.Equal("Flood reaches the old town", Extract(markup, "https://courier.example/flood-reaches-the-old-town").Title);
    }

    [Fact]
    public void Kicker_in_the_headlines_element_is_not_part_of_the_title()
    {
        var markup = Around(Body(Paragraphs), """<meta property="og:title" content="Flood reaches the old town">""")
            .Replace(">Flood reaches the old town</h1>", "><span>Weather</span> <span>Flood reaches the old town</span></h1>", StringComparison.Ordinal);

        Assert.Equal("Flood reaches the old town", Extract(markup).Title);
    }

    [Fact]
    public void Character_references_that_were_written_twice_are_read()
        => Assert.Equal("Bread & butter", Extract(Around(Body(Paragraphs), """<meta property="og:title" content="Bread &amp;amp; butter">""", headline: "Bread &amp; butter")).Title);
}
