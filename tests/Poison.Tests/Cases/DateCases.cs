using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Dates that are none.</summary>
internal static class DateCases
{
    private static readonly string[] Dates =
    [
        "0000-00-00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "-0044-03-15", "9999-12-31T23:59:59-14:00", "99999-01-01", "+275760-09-13", "2023-02-30", "2023-13-45", "2023-04-31T25:61:61", "2016-12-31T23:59:60Z",
        "2023-01-01T00:00:00+99:99", "2023-01-01T00:00:00Zulu", "99999999999999999999", "-1", "1e308", "NaN", "Infinity", "31 November 99999", "February 30, 2023", "0/0/0", "32/13/2023", "12:00 AM PM", "2023-W53-8", "2023-366", "٢٠٢٣-٠١-٠١", "２０２３年０１月０１日", "today' OR 1=1", "\u001b[31m2023", "Thu, 01 Jan 1970 00:00:00 GMT; DROP",
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Dates.Select(date => Bait.InGoodPage(
            Shown.Escaped(date),
            head: () => $$"""<meta property="article:published_time" content="{{date}}"><meta name="date" content="{{date}}"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"{{date}}","dateModified":"{{date}}"}</script>""",
            body: () => $"<p class=date><time datetime=\"{date}\">{date}</time></p>",
            check: IsDateOrNothing)),
        Bait.InGoodPage("a date of a MB", head: () => $"<meta property=article:published_time content='2023{Bait.Times(250_000, "-01T")}'>", check: IsDateOrNothing),
        Bait.InGoodPage("100,000 times", after: () => Bait.Times(100_000, number => $"<time datetime=20{number % 99:00}-01-01>x</time>"), check: IsDateOrNothing),
        Bait.InGoodPage("a hundred thousand digits", body: () => $"<p class=date>{new string('1', 100_000)}</p>", check: IsDateOrNothing),
        Bait.InGoodPage("a hundred thousand slashes", body: () => $"<p class=date>{Bait.Times(50_000, "1/")}</p>", check: IsDateOrNothing),
        Bait.InGoodPage("a hundred thousand months", body: () => $"<p class=date>{Bait.Times(20_000, "January ")}</p>", check: IsDateOrNothing),
    ];

    private static void IsDateOrNothing(Article article)
    {
        Assert.All(
            ((string[])[article.Published, article.Modified]).Where(date => date.Length > 0),
            date => Assert.True(
                DateTimeOffset.TryParse(date.Length == 4 ? date + "-01-01" : date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant.Year is > 1000 and < 3000,
                $"'{Shown.Escaped(date)}' was taken for a date."));
    }
}
