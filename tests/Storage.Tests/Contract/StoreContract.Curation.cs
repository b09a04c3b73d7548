using Ingestion.Contracts;

namespace Ingestion.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly ExceptionRecord Thrown = new() { Type = "System.InvalidOperationException", Message = "No „page“ \uD83D\uDE00", Trace = "   at A.B()\n---> C: d" };

    [Fact]
    public async Task Exception_of_a_failure_is_kept()
    {
        var failure = Sample.Failure(Sample.Claim());
        failure = failure with { Outcome = failure.Outcome with { Exception = Thrown } };

        await Store.WriteAsync(failure);

        Assert.Equal(failure.Outcome, (await Store.EntryAsync(failure.Claim.ClaimId))!.Outcome);
    }

    [Fact]
    public async Task What_was_done_with_a_claim_stands_in_its_entry_and_claims_without_one_are_passed_over()
    {
        var (retried, other) = (Sample.Failure(Sample.Claim(1)), Sample.Failure(Sample.Claim(2)));
        await Store.WriteAsync(retried, other);
        Clock.Advance(TimeSpan.FromHours(1));

        await Store.Curation.RecordAsync([retried.Claim.ClaimId, Guid.CreateVersion7()], HandlingKind.Retried, TestContext.Current.CancellationToken);

        Assert.Equal(new Handling(HandlingKind.Retried, Clock.GetUtcNow()), (await Store.EntryAsync(retried.Claim.ClaimId))!.Handling);
        Assert.Equal(Handling.None, (await Store.EntryAsync(other.Claim.ClaimId))!.Handling);
    }

    [Fact]
    public async Task Forgotten_page_leaves_no_word_and_its_claims_stay_counted()
    {
        var (first, again, other) = (Sample.Submission(1, "Zanzibar", "Zanzibar is far."), Sample.Submission(1, "Zanzibar", "Zanzibar is far."), Sample.Submission(2, "Zanzibar", "Zanzibar stays."));
        await Store.WriteAsync(first, again, other);
        var before = await Store.CountOutcomesAsync();

        await Store.Curation.ForgetAsync([first.Claim.PageId], TestContext.Current.CancellationToken);

        Assert.Null(await Store.FindAsync(first.Claim.PageId));
        Assert.Equal([other.Claim.PageId], (await Store.SearchAsync("zanzibar")).Hits.Select(hit => hit.PageId));
        foreach (var claim in (Claim[])[first.Claim, again.Claim])
        {
            var entry = (await Store.EntryAsync(claim.ClaimId))!;
            Assert.Equal((ICuration.ForgottenName, "", HandlingKind.Forgotten), (entry.Claim.Source.Name, entry.Claim.Source.Url, entry.Handling.Kind));
            Assert.Equal((claim.PageId, OutcomeKind.Indexed), (entry.Claim.PageId, entry.Outcome.Kind));
        }
        Assert.Equal((before.Created, before.Unchanged), ((await Store.CountOutcomesAsync()).Created, (await Store.CountOutcomesAsync()).Unchanged));
        Assert.Equal(1, await Store.CountArticlesAsync());
        Assert.Equal(
            [other.Claim],
            (await Store.Ledger.FindBySourceAsync(first.Claim.Source.Name, 10, TestContext.Current.CancellationToken)).Select(entry => entry.Claim));
    }

    [Fact]
    public async Task Forgetting_again_changes_nothing_and_the_sentence_and_exception_are_gone()
    {
        var failure = Sample.Failure(Sample.Claim());
        await Store.WriteAsync(failure with { Outcome = failure.Outcome with { Exception = Thrown } });

        await Store.Curation.ForgetAsync([failure.Claim.PageId], TestContext.Current.CancellationToken);
        var forgotten = await Store.EntryAsync(failure.Claim.ClaimId);
        Clock.Advance(TimeSpan.FromHours(1));
        await Store.Curation.ForgetAsync([failure.Claim.PageId], TestContext.Current.CancellationToken);

        Assert.Equal(("", null, failure.Outcome.Reason), (forgotten!.Outcome.Sentence, forgotten.Outcome.Exception, forgotten.Outcome.Reason));
        Assert.Equal(forgotten, await Store.EntryAsync(failure.Claim.ClaimId));
    }

    [Fact]
    public async Task Late_message_of_a_forgotten_page_does_not_bring_it_back()
    {
        var submission = Sample.Submission(1, "Zanzibar");
        await Store.WriteAsync(submission);
        await Store.Curation.ForgetAsync([submission.Claim.PageId], TestContext.Current.CancellationToken);

        await Store.WriteAsync(submission);

        Assert.Equal(0, await Store.CountArticlesAsync());
    }

    [Fact]
    public async Task Store_that_was_never_written_forgets_and_records_nothing()
    {
        await Store.Curation.ForgetAsync([Sample.PageId(1)], TestContext.Current.CancellationToken);
        await Store.Curation.RecordAsync([Guid.CreateVersion7()], HandlingKind.Dropped, TestContext.Current.CancellationToken);

        Assert.Empty((await Store.CountOutcomesAsync()).Failed);
    }

    [Theory]
    [InlineData("https://example.org/page", 2)]
    [InlineData("https://example.org/own", 1)]
    [InlineData("https://example.org/", 0)]
    [InlineData("$ne", 0)]
    public async Task Pages_are_found_by_their_own_address(string url, int count)
    {
        var named = Sample.Submission(Sample.Claim(2), Sample.Article() with { CanonicalUrl = "https://example.org/own" });
        await Store.WriteAsync(Sample.Submission(1, "One"), named);

        Assert.Equal(count, (await Store.Articles.FindByAddressAsync(url, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(url.EndsWith("/page", StringComparison.Ordinal) ? 2 : 0, (await Store.Ledger.FindByAddressAsync(url, 10, TestContext.Current.CancellationToken)).Count);
    }
}
