using Ingestion.Contracts;

namespace Ingestion.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Store_that_was_never_written_is_empty()
    {
        Assert.Equal(0, await Store.CountArticlesAsync());
        Assert.Equal(0, (await Store.SearchAsync("anything")).Total);
        Assert.Null(await Store.FindAsync(Sample.PageId(1)));
        Assert.Null(await Store.EntryAsync(Guid.CreateVersion7()));
        Assert.Empty(await Store.Ledger.LatestAsync(OutcomeKind.Failed, 5, TestContext.Current.CancellationToken));
        Assert.Empty(await Store.Ledger.FindBySourceAsync("a.html", 5, TestContext.Current.CancellationToken));
        var counts = await Store.CountOutcomesAsync();
        Assert.Equal((0, 0, 0), (counts.Created, counts.Updated, counts.Unchanged));
        Assert.Empty(counts.Rejected);
        Assert.Empty(counts.Failed);
    }

    [Fact]
    public async Task Outcomes_are_counted_by_kind_change_and_reason()
    {
        await Store.WriteAsync(
            Sample.Submission(1, "One"), Sample.Submission(2, "Two"),
            Sample.Submission(1, "One"), Sample.Submission(1, "Other"),
            Sample.Rejection(Sample.Claim(3)), Sample.Rejection(Sample.Claim(4)), Sample.Rejection(Sample.Claim(5), Reason.TooLarge),
            Sample.Failure(Sample.Claim(6)));

        AssertSame(
            new OutcomeCounts
            {
                Created = 2,
                Updated = 1,
                Unchanged = 1,
                Rejected = new SortedDictionary<string, long> { [Reason.NoArticle] = 2, [Reason.TooLarge] = 1 },
                Failed = new SortedDictionary<string, long> { [Reason.Exception] = 1 },
            },
            await Sorted(Store.CountOutcomesAsync()));

        static async Task<OutcomeCounts> Sorted(Task<OutcomeCounts> counting)
        {
            var counts = await counting;
            return counts with
            {
                Rejected = new SortedDictionary<string, long>(counts.Rejected.ToDictionary()),
                Failed = new SortedDictionary<string, long>(counts.Failed.ToDictionary()),
            };
        }
    }

    [Fact]
    public async Task Only_claims_with_an_outcome_are_found()
    {
        var entries = await Store.WriteAsync([.. Enumerable.Range(0, 50).Select(page => Sample.Rejection(Sample.Claim(page)))]);
        var claims = entries.Take(20).Select(entry => entry.Claim.ClaimId).Append(Guid.CreateVersion7()).ToArray();

        var found = await Store.Ledger.FindAsync(claims, TestContext.Current.CancellationToken);

        Assert.Equal(20, found.Count);
        Assert.All(entries.Take(20), entry => Assert.Equal(entry, found[entry.Claim.ClaimId]));
        Assert.Empty(await Store.Ledger.FindAsync([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Latest_outcomes_of_a_kind_come_newest_first()
    {
        var claims = Enumerable.Range(0, 5)
            .Select(page => Sample.Claim(page) with { ClaimId = Guid.CreateVersion7(Clock.GetUtcNow().AddSeconds(page)) }).ToArray();
        await Store.WriteAsync(Sample.Rejection(claims[3]), Sample.Failure(claims[4]));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Store.WriteAsync(Sample.Rejection(claims[1]), Sample.Rejection(claims[0]), Sample.Rejection(claims[2]));

        var latest = await Store.Ledger.LatestAsync(OutcomeKind.Rejected, 3, TestContext.Current.CancellationToken);

        Assert.Equal([claims[2], claims[1], claims[0]], latest.Select(entry => entry.Claim));
        Assert.Equal(
            [claims[4]],
            (await Store.Ledger.LatestAsync(OutcomeKind.Failed, 3, TestContext.Current.CancellationToken)).Select(entry => entry.Claim));
    }

    [Theory]
    [InlineData("page.html", 3)]
    [InlineData("a/page.html", 2)]
    [InlineData("b/a/page.html", 1)]
    [InlineData("other_page.html", 1)]
    [InlineData("age.html", 0)]
    [InlineData("/page.html", 0)]
    [InlineData("%.html", 0)]
    [InlineData("", 0)]
    public async Task Claims_are_found_by_the_end_of_their_source(string name, int count)
    {
        string[] names = ["page.html", "a/page.html", "b/a/page.html", "b/other_page.html"];
        await Store.WriteAsync([.. names.Select((source, page) => Sample.Rejection(Sample.Claim(page, name: source)))]);

        var found = await Store.Ledger.FindBySourceAsync(name, 10, TestContext.Current.CancellationToken);

        Assert.Equal(count, found.Count);
        Assert.All(found, entry => Assert.EndsWith(name, entry.Claim.Source.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claims_of_one_source_come_newest_first_up_to_the_limit()
    {
        var claims = Enumerable.Range(0, 4).Select(page => Sample.Claim(page)).ToArray();
        foreach (var claim in claims)
        {
            await Store.WriteAsync(Sample.Rejection(claim));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var found = await Store.Ledger.FindBySourceAsync("page.html", 2, TestContext.Current.CancellationToken);

        Assert.Equal([claims[3], claims[2]], found.Select(entry => entry.Claim));
    }
}
