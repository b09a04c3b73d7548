using System.Globalization;
using Ingestion.Contracts;

namespace Ingestion.Storage.Tests.Contract;

/// <summary>Claims, articles and submissions to test with.</summary>
internal static class Sample
{
    /// <summary>A page id made of a number.</summary>
    public static string PageId(int number) => number.ToString("x8", CultureInfo.InvariantCulture).PadRight(32, '0');

    public static Claim Claim(int page = 1, int reading = 1, string name = "news/page.html") => new()
    {
        ClaimId = Guid.CreateVersion7(),
        Reading = reading,
        PageId = PageId(page),
        Source = new PageSource { Kind = SourceKind.File, Name = name, Url = "https://example.org/page" },
        Fetcher = "fetcher-1",
        ArrivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1234567),
        Size = 2048,
    };

    public static Article Article(string title = "A title", string text = "A text.") => new()
    {
        Kind = PageKind.Article,
        Title = title,
        Blocks = [.. text.Split('\n').Select(line => new Block { Kind = BlockKind.Paragraph, Text = line })],
    };

    public static ArticleSubmission Submission(Claim claim, Article article) =>
        new() { Claim = claim, Article = article, ExtractorVersion = "1.2.3", TraceId = "0af7651916cd43dd8448eb211c80319c" };

    public static ArticleSubmission Submission(int page, string title, string text = "A text.") =>
        Submission(Claim(page), Article(title, text));

    public static OutcomeSubmission Rejection(Claim claim, string reason = Reason.NoArticle) => new()
    {
        Claim = claim,
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        Outcome = new Outcome
        {
            Kind = OutcomeKind.Rejected,
            Reason = reason,
            Sentence = "The page holds no article: drop the page of one.",
            Stage = Stage.Parse,
        },
    };

    public static OutcomeSubmission Failure(Claim claim) => new()
    {
        Claim = claim,
        Outcome = new Outcome
        {
            Kind = OutcomeKind.Failed,
            Reason = Reason.Exception,
            Sentence = "The Parser broke: send the page again.",
            Stage = Stage.Parse,
        },
    };
}

/// <summary>A clock that moves only when told.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 4, 5, 6, 7, 8, TimeSpan.Zero);

    public void Advance(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
