using Ingestion.Contracts;

namespace Ingestion.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task First_outcome_of_a_reading_wins()
    {
        var claim = Sample.Claim();
        var first = Assert.Single(await Store.WriteAsync(Sample.Rejection(claim)));
        Clock.Advance(TimeSpan.FromMinutes(1));

        var second = Assert.Single(await Store.WriteAsync(Sample.Submission(claim, Sample.Article())));

        Assert.Equal(OutcomeKind.Rejected, second.Outcome.Kind);
        Assert.Equal(first, second);
        Assert.Equal(0, await Store.CountArticlesAsync());
    }

    [Fact]
    public async Task Article_stays_when_the_same_reading_comes_again_otherwise()
    {
        var claim = Sample.Claim();
        await Store.WriteAsync(Sample.Submission(claim, Sample.Article("Kept")));

        await Store.WriteAsync(Sample.Submission(claim, Sample.Article("Other")), Sample.Failure(claim));

        Assert.Equal("Kept", (await Store.FindAsync(claim.PageId))!.Article.Title);
        Assert.Equal(1, (await Store.CountOutcomesAsync()).Created);
    }

    [Fact]
    public async Task Later_reading_replaces_the_outcome_and_removes_the_earlier_article()
    {
        var half = Sample.Claim(page: 1);
        var whole = half with { Reading = 2, PageId = Sample.PageId(2) };
        await Store.WriteAsync(Sample.Submission(half, Sample.Article("Half")));

        var entry = Assert.Single(await Store.WriteAsync(Sample.Submission(whole, Sample.Article("Whole"))));

        Assert.Equal((2, Sample.PageId(2)), (entry.Claim.Reading, entry.Claim.PageId));
        Assert.Equal(entry, await Store.EntryAsync(half.ClaimId));
        Assert.Null(await Store.FindAsync(Sample.PageId(1)));
        Assert.Empty(await Store.TitlesAsync("half"));
        Assert.Single(await Store.TitlesAsync("whole"));
        Assert.Equal(1, (await Store.CountOutcomesAsync()).Created);
    }

    [Fact]
    public async Task Earlier_article_goes_when_the_later_reading_is_rejected()
    {
        var half = Sample.Claim(page: 1);
        await Store.WriteAsync(Sample.Submission(half, Sample.Article("Half")));

        await Store.WriteAsync(Sample.Rejection(half with { Reading = 2, PageId = Sample.PageId(2) }));

        Assert.Equal(0, await Store.CountArticlesAsync());
        Assert.Equal(OutcomeKind.Rejected, (await Store.EntryAsync(half.ClaimId))!.Outcome.Kind);
    }

    [Fact]
    public async Task Earlier_article_stays_when_another_claim_has_it_too()
    {
        var claim = Sample.Claim(page: 1);
        var other = Sample.Claim(page: 1);
        await Store.WriteAsync(Sample.Submission(claim, Sample.Article("Shared")), Sample.Submission(other, Sample.Article("Shared")));

        await Store.WriteAsync(Sample.Submission(claim with { Reading = 2, PageId = Sample.PageId(2) }, Sample.Article("Whole")));
        Assert.Equal(2, await Store.CountArticlesAsync());

        await Store.WriteAsync(Sample.Submission(other with { Reading = 2, PageId = Sample.PageId(2) }, Sample.Article("Whole")));
        Assert.Equal(["Whole"], await Store.TitlesAsync("text"));
    }

    [Fact]
    public async Task Later_reading_of_the_same_page_keeps_the_article()
    {
        var claim = Sample.Claim();
        await Store.WriteAsync(Sample.Submission(claim, Sample.Article()));

        var entry = Assert.Single(await Store.WriteAsync(Sample.Submission(claim with { Reading = 2 }, Sample.Article())));

        Assert.Equal((2, Change.Unchanged), (entry.Claim.Reading, entry.Outcome.Change));
        Assert.Equal(1, await Store.CountArticlesAsync());
    }

    [Fact]
    public async Task Earlier_reading_that_comes_late_changes_nothing()
    {
        var claim = Sample.Claim(page: 2, reading: 2);
        var standing = Assert.Single(await Store.WriteAsync(Sample.Submission(claim, Sample.Article("Whole"))));

        var late = claim with { Reading = 1, PageId = Sample.PageId(1) };
        Assert.Equal(standing, Assert.Single(await Store.WriteAsync(Sample.Submission(late, Sample.Article("Half")))));

        Assert.Equal(1, await Store.CountArticlesAsync());
    }
}
