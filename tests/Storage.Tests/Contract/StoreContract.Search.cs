namespace Ingestion.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData("migrant crossings")]
    [InlineData("CROSSINGS Migrant")]
    [InlineData("\"record migrant crossings\"")]
    [InlineData("\"migrant crossings\" record")]
    [InlineData("\"record migrant")]
    [InlineData("“record migrant”")]
    [InlineData("Strasse")]
    [InlineData("straße")]
    [InlineData("STRASSE")]
    [InlineData("cafe")]
    [InlineData("Café")]
    [InlineData("Cafe\u0301")]
    [InlineData("ｃａｆｅ")]
    [InlineData("O'Brien")]
    [InlineData("o’brien")]
    [InlineData("brien")]
    [InlineData("homme")]
    [InlineData("l'homme")]
    [InlineData("don't")]
    [InlineData("covid-19")]
    [InlineData("3.5")]
    [InlineData("lodz")]
    [InlineData("istanbul")]
    [InlineData("北京")]
    [InlineData("北京大学")]
    [InlineData("学")]
    [InlineData("大")]
    [InlineData("\"到北京大学\"")]
    [InlineData("東京タワー")]
    [InlineData("タワ")]
    [InlineData("ﾀﾜｰ")]
    [InlineData("서울")]
    [InlineData("울")]
    [InlineData("ภาษา")]
    [InlineData("हिन्दी")]
    [InlineData("Москва")]
    [InlineData("ann lee")]
    [InlineData("politics")]
    [InlineData("subtitled")]
    [InlineData("harbour")]
    public async Task Query_finds_the_article(string query)
    {
        await WriteSampleAsync();

        Assert.Equal(["Sample"], await Store.TitlesAsync(query));
    }

    [Theory]
    [InlineData("crossing")]
    [InlineData("migrant missing")]
    [InlineData("\"crossings migrant\"")]
    [InlineData("\"lee bo\"")]
    [InlineData("京大学北")]
    [InlineData("京北")]
    [InlineData("9.5")]
    [InlineData("migrant NOT record1")]
    [InlineData("migrant OR missing")]
    [InlineData("title:sample")]
    [InlineData("cross*")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("😀")]
    [InlineData("\uD800")]
    public async Task Query_finds_nothing(string query)
    {
        await WriteSampleAsync();

        var result = await Store.SearchAsync(query);

        Assert.Equal(0, result.Total);
        Assert.Empty(result.Hits);
    }

    [Fact]
    public async Task Hit_shows_what_a_reader_chooses_by()
    {
        await WriteSampleAsync();

        var hit = Assert.Single((await Store.SearchAsync("crossings")).Hits);

        Assert.Equal((Sample.PageId(1), "Sample", "Harbour Times", "2025-04-07"), (hit.PageId, hit.Title, hit.SiteName, hit.Published));
        Assert.Equal(["Ann Lee", "Bo Ray"], hit.Authors);
        Assert.Equal("news/page.html", hit.SourceName);
        Assert.Contains("record migrant crossings", hit.Snippet, StringComparison.Ordinal);
        Assert.InRange(hit.Snippet.Length, 1, 240);
    }

    [Fact]
    public async Task Articles_with_all_words_in_the_title_come_first()
    {
        await Store.WriteAsync(
            Sample.Submission(1, "Apples", string.Concat(Enumerable.Repeat("pears ", 200))),
            Sample.Submission(2, "A very long title that tells of apples and, among many other things, of pears", "Nothing."),
            Sample.Submission(3, "Neither", string.Concat(Enumerable.Repeat("apples pears ", 100))));

        Assert.Equal(Sample.PageId(2), (await Store.SearchAsync("apples pears")).Hits[0].PageId);
    }

    [Fact]
    public async Task Better_match_comes_before_a_weaker_one()
    {
        var filler = string.Concat(Enumerable.Repeat("other words of all kinds ", 40));
        await Store.WriteAsync(
            Sample.Submission(1, "Weak", $"{filler} lighthouse {filler}"),
            Sample.Submission(2, "Strong", "The lighthouse, a lighthouse, every lighthouse."),
            Sample.Submission(3, "None", filler));

        Assert.Equal(["Strong", "Weak"], await Store.TitlesAsync("lighthouse"));
    }

    [Fact]
    public async Task Equal_matches_come_newest_first_and_then_by_page()
    {
        (int Page, string Published)[] pages =
        [
            (1, ""), (2, "2025-04-07"), (3, "2025-04-07T01:00:00+02:00"), (4, "2025-04-07T00:30:00"), (5, "2024"), (6, "no date"), (7, "2025-04-07"),
        ];
        await Store.WriteAsync([.. pages.Reverse().Select(page =>
            Sample.Submission(Sample.Claim(page.Page), Sample.Article("Title", "Text") with { Published = page.Published }))]);

        var hits = (await Store.SearchAsync("text")).Hits;

        Assert.Equal(((int[])[4, 2, 7, 3, 5, 1, 6]).Select(Sample.PageId), hits.Select(hit => hit.PageId));
    }

    [Fact]
    public async Task Limit_keeps_the_best_and_total_counts_all()
    {
        await Store.WriteAsync([.. Enumerable.Range(0, 30).Select(page => Sample.Submission(page, "Title"))]);

        var all = await Store.SearchAsync("title", 100);
        var some = await Store.SearchAsync("title", 7);
        var none = await Store.SearchAsync("title", 0);

        Assert.Equal((30, 30), (all.Total, all.Hits.Count));
        Assert.Equal((30, 30), (some.Total, none.Total));
        Assert.Equal(all.Hits.Take(7).Select(hit => hit.PageId), some.Hits.Select(hit => hit.PageId));
        Assert.Empty(none.Hits);
        AssertSame(some, await Store.SearchAsync("title", 7));
    }

    [Fact]
    public async Task Article_is_found_by_the_beginning_of_its_page_id()
    {
        await Store.WriteAsync([.. Enumerable.Range(0xab00, 20).Select(page => Sample.Submission(page, $"Page {page:x}"))]);

        Assert.Equal("Page ab03", (await Store.FindAsync(Sample.PageId(0xab03)))!.Article.Title);
        Assert.Equal("Page ab03", (await Store.FindAsync("0000AB03"))!.Article.Title);
        Assert.Null(await Store.FindAsync("0000ac"));
        Assert.Null(await Store.FindAsync("0000ab03%"));
        Assert.Empty(await Store.Articles.FindAsync("000", TestContext.Current.CancellationToken));
        var many = await Store.Articles.FindAsync("0000ab", TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0xab00, 10).Select(Sample.PageId), many.Select(article => article.PageId));
    }

    [Fact]
    public async Task Query_of_very_many_words_is_answered()
    {
        var words = string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"word{number}"));
        await Store.WriteAsync(Sample.Submission(1, "Long", words));

        Assert.Equal(["Long"], await Store.TitlesAsync(words));
        Assert.Equal(["Long"], await Store.TitlesAsync($"\"{words}\""));
    }

    private async Task WriteSampleAsync() => await Store.WriteAsync(
        Sample.Submission(Sample.Claim(1), Sample.Article("Sample",
            "Before it stood a record: migrant talks. Amid record migrant crossings the Straße near the Café was closed.\n"
            + "Mr O’Brien said they don’t know l’homme; COVID-19 rose by 3.5 percent in Łódź and İSTANBUL.\n"
            + "他到北京大学，然后回家。東京タワーに行きました。서울에서 살아요. ภาษาไทย हिन्दी МОСКВА") with
        {
            Subtitle = "Subtitled",
            Authors = ["Ann Lee", "Bo Ray"],
            SiteName = "Harbour Times",
            Topics = ["Politics"],
            Published = "2025-04-07",
        }),
        Sample.Submission(2, "Unrelated", "Nothing of the kind stands here, only plain talk of weather, 3 days and 9 nights."));
}
