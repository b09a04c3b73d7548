using Ingestion.Contracts;

namespace Ingestion.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task New_article_is_created()
    {
        var submission = Sample.Submission(1, "First");

        var entry = Assert.Single(await Store.WriteAsync(submission));

        Assert.Equal(new Outcome { Kind = OutcomeKind.Indexed, Change = Change.Created, Stage = Stage.Index }, entry.Outcome);
        Assert.Equal(submission.Claim, entry.Claim);
        Assert.Equal(submission.TraceId, entry.TraceId);
        Assert.Equal("1.2.3", entry.ExtractorVersion);
        Assert.Equal(Clock.GetUtcNow(), entry.SettledAt);
        Assert.Equal(entry, await Store.EntryAsync(submission.Claim.ClaimId));
    }

    [Fact]
    public async Task Article_comes_back_as_it_was_given()
    {
        var article = new Article
        {
            Kind = PageKind.Documentation,
            Title = "Ein \"Titel\" <b> & 𝒳 — Übung\0",
            Subtitle = "below",
            Blocks =
            [
                new Block { Kind = BlockKind.Heading, Text = "Head", Level = 2 },
                new Block { Kind = BlockKind.Table, Text = "a\tb\nc\td\n" },
                new Block { Kind = BlockKind.Preformatted, Text = "  x\r\n\u2028\0y" },
            ],
            Authors = ["Ann Lee", "Jo"],
            Contributors = ["Bo"],
            Publisher = "P",
            SiteName = "S",
            Section = "News",
            Published = "2025-04-07T17:56:38+02:00",
            Modified = "2025-04-08",
            Language = "de",
            Topics = ["One", "Two"],
            LeadImage = "https://example.org/i.png",
            CanonicalUrl = "https://example.org/c",
            OriginalSource = "example.org",
            Origins = [new FieldOrigin { Field = "title", Origin = "h1", Lost = [new LostCandidate { Value = "v", Origin = "o" }] }],
            Repairs = [new Repair { Kind = "injected-keyword", Field = "text", Block = 1, Position = 3, Removed = "r", Inserted = "i" }],
        };
        var submission = Sample.Submission(Sample.Claim(7), article);

        await Store.WriteAsync(submission);

        AssertSame(
            new StoredArticle
            {
                PageId = Sample.PageId(7),
                Article = article,
                Source = submission.Claim.Source,
                ClaimId = submission.Claim.ClaimId,
                TraceId = submission.TraceId,
                ExtractorVersion = "1.2.3",
                IndexedAt = Clock.GetUtcNow(),
            },
            await Store.FindAsync(Sample.PageId(7)));
    }

    [Fact]
    public async Task Article_that_reads_differently_is_updated()
    {
        await Store.WriteAsync(Sample.Submission(1, "Old title"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var again = Sample.Submission(1, "New title");

        var entry = Assert.Single(await Store.WriteAsync(again));

        Assert.Equal(Change.Updated, entry.Outcome.Change);
        Assert.Equal(1, await Store.CountArticlesAsync());
        var stored = await Store.FindAsync(Sample.PageId(1));
        Assert.Equal(("New title", again.Claim.ClaimId, Clock.GetUtcNow()), (stored!.Article.Title, stored.ClaimId, stored.IndexedAt));
        Assert.Empty(await Store.TitlesAsync("old"));
        Assert.Single(await Store.TitlesAsync("new"));
    }

    [Fact]
    public async Task Equal_article_is_unchanged_and_untouched()
    {
        var first = Sample.Submission(1, "Same");
        await Store.WriteAsync(first);
        var indexedAt = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(1));

        var entry = Assert.Single(await Store.WriteAsync(Sample.Submission(1, "Same")));

        Assert.Equal(Change.Unchanged, entry.Outcome.Change);
        Assert.Equal(Clock.GetUtcNow(), entry.SettledAt);
        var stored = await Store.FindAsync(Sample.PageId(1));
        Assert.Equal((first.Claim.ClaimId, indexedAt), (stored!.ClaimId, stored.IndexedAt));
    }

    [Fact]
    public async Task Same_call_again_changes_nothing_and_returns_the_same()
    {
        Submission[] batch =
        [
            Sample.Submission(1, "One"),
            Sample.Rejection(Sample.Claim(2)),
            Sample.Failure(Sample.Claim(3)),
            Sample.Submission(Sample.Claim(4), Sample.Article("\uD800")),
        ];
        var first = await Store.WriteAsync(batch);
        var counts = await Store.CountOutcomesAsync();
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(first, await Store.WriteAsync(batch));

        AssertSame(counts, await Store.CountOutcomesAsync());
    }

    [Fact]
    public async Task Claim_and_page_may_come_twice_in_a_call()
    {
        var claim = Sample.Claim(1);
        var entries = await Store.WriteAsync(
            Sample.Submission(claim, Sample.Article("One")),
            Sample.Rejection(claim),
            Sample.Submission(1, "One"),
            Sample.Submission(1, "Another"),
            Sample.Submission(claim with { Reading = 2, PageId = Sample.PageId(2) }, Sample.Article("Two")));

        Assert.Equal(
            [Change.Created, Change.Created, Change.Unchanged, Change.Updated, Change.Created],
            entries.Select(entry => entry.Outcome.Change));
        Assert.Equal(entries[0], entries[1]);
        Assert.Equal(["Another", "Two"], (await Store.TitlesAsync("text")).Order());
    }

    [Fact]
    public async Task Bad_article_is_rejected_alone()
    {
        var entries = await Store.WriteAsync(
            Sample.Submission(1, "Good"),
            Sample.Submission(2, "Bad", "half a pair \uDC00 here"),
            Sample.Submission(Sample.Claim(3), Sample.Article() with { Authors = ["\uD83D"] }),
            Sample.Submission(4, "Too large", new string('x', 16 * 1024 * 1024)),
            Sample.Submission(5, "Good too"));

        Assert.Equal(
            [OutcomeKind.Indexed, OutcomeKind.Rejected, OutcomeKind.Rejected, OutcomeKind.Rejected, OutcomeKind.Indexed],
            entries.Select(entry => entry.Outcome.Kind));
        Assert.All(entries.Skip(1).Take(3), entry =>
        {
            Assert.Equal((Reason.Unstorable, Stage.Index, Change.None), (entry.Outcome.Reason, entry.Outcome.Stage, entry.Outcome.Change));
            Assert.EndsWith(".", entry.Outcome.Sentence, StringComparison.Ordinal);
        });
        Assert.Contains("15 MiB", entries[3].Outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, await Store.CountArticlesAsync());
        Assert.Equal(3, (await Store.CountOutcomesAsync()).Rejected[Reason.Unstorable]);
    }

    [Fact]
    public async Task Outcome_is_kept_when_the_source_has_half_a_pair_in_its_name()
    {
        var claim = Sample.Claim(name: "news/\uD83D.html");

        var entry = Assert.Single(await Store.WriteAsync(Sample.Rejection(claim)));

        Assert.Equal("news/\uFFFD.html", entry.Claim.Source.Name);
        Assert.Equal(entry, await Store.EntryAsync(claim.ClaimId));
    }

    [Fact]
    public async Task Call_that_holds_a_contradiction_writes_nothing()
    {
        var rejection = Sample.Rejection(Sample.Claim(2));
        var contradiction = rejection with { Outcome = rejection.Outcome with { Kind = OutcomeKind.Indexed } };

        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(Sample.Submission(1, "One"), contradiction));

        Assert.Equal(0, await Store.CountArticlesAsync());
        Assert.Single(await Store.WriteAsync(Sample.Submission(1, "One")));
    }

    [Fact]
    public async Task Cancelled_call_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Writer.WriteAsync([Sample.Submission(1, "One")], cancelled.Token));

        Assert.Equal(0, await Store.CountArticlesAsync());
    }

    [Fact]
    public async Task Call_without_submissions_writes_nothing()
    {
        Assert.Empty(await Store.WriteAsync());
        Assert.Equal(0, await Store.CountArticlesAsync());
    }

    [Fact]
    public async Task Thousand_submissions_fit_in_one_call()
    {
        var submissions = Enumerable.Range(0, 1000).Select(page => Sample.Submission(page, $"Page number{page}")).ToArray();

        var entries = await Store.WriteAsync(submissions);

        Assert.Equal(submissions.Select(submission => submission.Claim), entries.Select(entry => entry.Claim));
        Assert.Equal(1000, (await Store.CountOutcomesAsync()).Created);
        Assert.Equal(1000, (await Store.SearchAsync("page", 1)).Total);
        Assert.Equal(["Page number777"], await Store.TitlesAsync("number777"));
    }

    [Fact]
    public async Task Articles_written_replaced_and_removed_in_one_call_are_found_as_they_stand()
    {
        var claim = Sample.Claim(1);
        await Store.WriteAsync(Sample.Submission(claim, Sample.Article("Before", "common first")));

        await Store.WriteAsync(
            Sample.Submission(claim with { Reading = 2, PageId = Sample.PageId(2) }, Sample.Article("Removed", "common second")),
            Sample.Submission(3, "Replaced", "common third"),
            Sample.Submission(claim with { Reading = 3, PageId = Sample.PageId(4) }, Sample.Article("Stands", "common fourth")),
            Sample.Submission(3, "Replacing", "common fifth"),
            Sample.Submission(5, "Long", string.Concat(Enumerable.Repeat("common sixth ", 350_000))),
            Sample.Submission(3, "Last", "common seventh"));

        Assert.Equal(["Last", "Long", "Stands"], (await Store.TitlesAsync("common")).Order());
        Assert.Equal(3, (await Store.SearchAsync("common")).Total);
        Assert.Equal(["Last"], await Store.TitlesAsync("seventh"));
        Assert.Equal(0, (await Store.SearchAsync("first")).Total + (await Store.SearchAsync("second")).Total
            + (await Store.SearchAsync("third")).Total + (await Store.SearchAsync("fifth")).Total);
    }

    [Fact]
    public async Task Calls_at_the_same_time_are_all_written()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(call =>
            Store.WriteAsync([.. Enumerable.Range(call * 20, 25).Select(page => Sample.Submission(page, "Title"))])));

        Assert.Equal(165, await Store.CountArticlesAsync());
        Assert.Equal(200, (await Store.CountOutcomesAsync()).Created + (await Store.CountOutcomesAsync()).Unchanged);
    }

    [Fact]
    public async Task Reader_finds_the_article_of_every_outcome_while_another_process_writes()
    {
        await using var reader = await OpenAsync(Clock);
        var writing = Task.Run(async () =>
        {
            for (var call = 0; call < 40; call++)
                await Store.WriteAsync([.. Enumerable.Range(call * 10, 10).Select(page => Sample.Submission(page, "Title"))]);
        }, TestContext.Current.CancellationToken);
        var seen = new List<long>();
        do
        {
            var outcomes = (await reader.CountOutcomesAsync()).Created;
            seen.Add((await reader.SearchAsync("title", 3)).Total);
            Assert.InRange(seen[^1], outcomes, 400);
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(400, (await reader.SearchAsync("title", 3)).Total);
    }

    [Fact]
    public async Task What_was_written_is_there_when_the_store_is_opened_again()
    {
        var submission = Sample.Submission(1, "Kept");
        var entry = Assert.Single(await Store.WriteAsync(submission));
        await Store.DisposeAsync();

        await using var again = await OpenAsync(Clock);
        Assert.Equal(entry, await again.EntryAsync(submission.Claim.ClaimId));
        Assert.Equal(["Kept"], await again.TitlesAsync("kept"));
        Assert.Equal(entry, Assert.Single(await again.WriteAsync(submission)));
    }
}
