using Ingestion.Storage.Search;

namespace Ingestion.Storage.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\"", "")]
    [InlineData("\"\" \" \" ! -", "")]
    [InlineData("migrant Crossings", "migrant|crossings")]
    [InlineData("same same SAME", "same")]
    [InlineData("\"two words\" three", "two words|three")]
    [InlineData("one\"two words\"three", "one|two words|three")]
    [InlineData("\"never closed, is plain", "never|closed|is|plain")]
    [InlineData("“typographic quotes” „auch so“", "typographic quotes|auch so")]
    [InlineData("covid-19 3.5 O'Brien", "covid 19|3 5|o brien")]
    [InlineData("title:x AND y* NOT -z ^a NEAR(b,c)", "title x|and|y|not|z|a|near b c")]
    [InlineData("{title} : (a OR b)", "title|a|or|b")]
    [InlineData("北京市", "北京 京市")]
    [InlineData("北京", "北京")]
    [InlineData("京", "京*")]
    [InlineData("北京，上海", "北京|上海")]
    [InlineData("\"北京2008\"", "北京 京 2008")]
    [InlineData("\"2008 京\"", "2008 京*")]
    [InlineData("京2008", "京 2008")]
    public void Query_is_read(string query, string phrases) =>
        Assert.Equal(phrases, string.Join('|', SearchQuery.Parse(query).Phrases));

    [Fact]
    public void Phrases_beyond_the_limit_are_passed_over()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 1000)));

        Assert.Equal(SearchQuery.MostPhrases, query.Phrases.Count);
        Assert.Equal("0", query.Phrases[0].ToString());
    }
}
