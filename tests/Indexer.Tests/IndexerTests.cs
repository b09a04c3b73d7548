using System.Collections.Concurrent;
using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Indexer.Tests;

public sealed class IndexerTests
{
    [Fact]
    public async Task Article_is_in_the_store_when_its_outcome_is_published()
    {
        await using var indexer = await IndexerProcess.StartAsync();
        var claim = Claim("a");

        await indexer.Bus.Publish(Parsed(claim, "Harbour reopens"), TestContext.Current.CancellationToken);

        var settled = await indexer.OutcomeAsync(claim);
        Assert.Equal(OutcomeKind.Indexed, settled.Outcome.Kind);
        Assert.Equal(Change.Created, settled.Outcome.Change);
        Assert.Equal(1, (await indexer.Articles.SearchAsync("harbour", 10, TestContext.Current.CancellationToken)).Total);
    }

    [Fact]
    public async Task Every_article_of_a_full_batch_has_an_outcome_of_its_own()
    {
        await using var indexer = await IndexerProcess.StartAsync();
        var claims = Enumerable.Range(0, 250).Select(number => Claim($"page-{number}")).ToList();

        await Task.WhenAll(claims.Select(claim => indexer.Bus.Publish(Parsed(claim, $"Title of {claim.Source.Name}"), TestContext.Current.CancellationToken)));

        var settled = await Task.WhenAll(claims.Select(indexer.OutcomeAsync));
        Assert.All(settled, outcome => Assert.Equal(Change.Created, outcome.Outcome.Change));
        Assert.Equal(250, await indexer.Articles.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Article_that_the_store_cannot_hold_is_rejected_alone()
    {
        await using var indexer = await IndexerProcess.StartAsync();
        var (good, bad) = (Claim("good"), Claim("bad"));

        await Task.WhenAll(
            indexer.Bus.Publish(Parsed(bad, new string('x', 16 * 1024 * 1024)), TestContext.Current.CancellationToken),
            indexer.Bus.Publish(Parsed(good, "Harbour reopens"), TestContext.Current.CancellationToken));

        Assert.Equal(OutcomeKind.Indexed, (await indexer.OutcomeAsync(good)).Outcome.Kind);
        var rejected = (await indexer.OutcomeAsync(bad)).Outcome;
        Assert.Equal((OutcomeKind.Rejected, Reason.Unstorable, Stage.Index), (rejected.Kind, rejected.Reason, rejected.Stage));
        Assert.NotEmpty(rejected.Sentence);
    }

    [Fact]
    public async Task Rejection_is_entered_into_the_ledger_in_its_own_words()
    {
        await using var indexer = await IndexerProcess.StartAsync();
        var claim = Claim("a");

        await indexer.Bus.Publish(
            new PageRejected { Claim = claim, Reason = Reason.NoArticle, Sentence = "Nothing here.", Stage = Stage.Parse },
            TestContext.Current.CancellationToken);

        await indexer.OutcomeAsync(claim);
        var entry = (await indexer.Ledger.FindAsync([claim.ClaimId], TestContext.Current.CancellationToken))[claim.ClaimId];
        Assert.Equal(new Outcome { Kind = OutcomeKind.Rejected, Reason = Reason.NoArticle, Sentence = "Nothing here.", Stage = Stage.Parse }, entry.Outcome);
    }

    [Fact]
    public async Task Page_that_its_consumer_throws_at_is_failed_with_the_exception()
    {
        await using var indexer = await IndexerProcess.StartAsync(ingestion => ingestion.Bus.AddConsumer<ThrowingParser>());
        var claim = Claim("a");

        await indexer.Bus.Publish(new PageFetched { Claim = claim, MediaType = "text/html", Body = [] }, TestContext.Current.CancellationToken);

        var failed = (await indexer.OutcomeAsync(claim)).Outcome;
        Assert.Equal((OutcomeKind.Failed, Reason.Exception, Stage.Parse), (failed.Kind, failed.Reason, failed.Stage));
        Assert.Contains("FormatException", failed.Sentence, StringComparison.Ordinal);
        Assert.Contains("ingest retry", failed.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_that_the_store_throws_at_are_failed_each()
    {
        await using var indexer = await IndexerProcess.StartAsync(ingestion => ingestion.Services.AddSingleton<IStoreWriter, StoreThatTakesOutcomesOnly>());
        var claims = new[] { Claim("a"), Claim("b") };

        await Task.WhenAll(claims.Select(claim => indexer.Bus.Publish(Parsed(claim, "Title"), TestContext.Current.CancellationToken)));

        foreach (var claim in claims)
        {
            var failed = (await indexer.OutcomeAsync(claim)).Outcome;
            Assert.Equal((OutcomeKind.Failed, Stage.Index), (failed.Kind, failed.Stage));
        }
    }

    [Fact]
    public async Task Outcome_carries_the_trace_that_its_own_page_came_in()
    {
        await using var indexer = await IndexerProcess.StartAsync();
        var (first, second) = (Claim("a"), Claim("b"));

        var traces = await Task.WhenAll(PublishTracedAsync(first), PublishTracedAsync(second));

        Assert.NotEqual(traces[0], traces[1]);
        Assert.Equal(traces[0], (await indexer.OutcomeAsync(first)).TraceId);
        Assert.Equal(traces[1], (await indexer.OutcomeAsync(second)).TraceId);

        async Task<string> PublishTracedAsync(Claim claim)
        {
            using var activity = new Activity("claim").SetIdFormat(ActivityIdFormat.W3C);
            activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            activity.Start();
            await indexer.Bus.Publish(Parsed(claim, "Title"), TestContext.Current.CancellationToken);
            return activity.TraceId.ToHexString();
        }
    }

    [Fact]
    public async Task Pages_wait_while_the_store_is_away_and_are_indexed_when_it_is_back()
    {
        var store = new StoreThatIsAway(calls: 3);
        await using var indexer = await IndexerProcess.StartAsync(ingestion => ingestion.Services.AddSingleton<IStoreWriter>(store));
        var claim = Claim("a");

        await indexer.Bus.Publish(Parsed(claim, "Title"), TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Indexed, (await indexer.OutcomeAsync(claim)).Outcome.Kind);
        Assert.Equal(4, store.Writes);
    }

    [Fact]
    public async Task Store_that_can_never_be_written_ends_the_start_with_its_sentence()
    {
        var error = await Assert.ThrowsAsync<StoreException>(
            () => IndexerProcess.StartAsync(ingestion => ingestion.Services.AddSingleton<IStoreWriter, StoreThatIsDamaged>()));

        Assert.Equal(StoreThatIsDamaged.Sentence, error.Message);
    }

    [Fact]
    public async Task Article_that_cannot_be_written_for_an_unforeseen_reason_fails_alone()
    {
        await using var indexer = await IndexerProcess.StartAsync(ingestion => ingestion.Services.AddSingleton<IStoreWriter, StoreThatHatesOneTitle>());
        var (good, bad) = (Claim("good"), Claim("bad"));

        await Task.WhenAll(
            indexer.Bus.Publish(Parsed(bad, StoreThatHatesOneTitle.Title), TestContext.Current.CancellationToken),
            indexer.Bus.Publish(Parsed(good, "Title"), TestContext.Current.CancellationToken));

        Assert.Equal(OutcomeKind.Indexed, (await indexer.OutcomeAsync(good)).Outcome.Kind);
        var failed = (await indexer.OutcomeAsync(bad)).Outcome;
        Assert.Equal((OutcomeKind.Failed, Reason.Exception, Stage.Index), (failed.Kind, failed.Reason, failed.Stage));
        Assert.Contains(StoreThatHatesOneTitle.Title, failed.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consumer_that_is_told_to_stop_makes_no_page_fail()
    {
        await using var indexer = await IndexerProcess.StartAsync(ingestion => ingestion.Bus.AddConsumer<StoppedParser>());
        var (stopped, next) = (Claim("stopped"), Claim("next"));

        foreach (var claim in new[] { stopped, next })
            await indexer.Bus.Publish(new PageFetched { Claim = claim, MediaType = "text/html", Body = [] }, TestContext.Current.CancellationToken);

        await indexer.OutcomeAsync(next);
        Assert.Empty(await indexer.Ledger.FindAsync([stopped.ClaimId], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Write_and_outcome_are_spans_of_the_trace_that_the_page_came_in()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == IndexerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var indexer = await IndexerProcess.StartAsync();
        var claims = Enumerable.Range(0, 20).Select(number => Claim($"page-{number}")).ToList();

        var traces = await Task.WhenAll(claims.Select(async claim =>
        {
            using var activity = new Activity("claim").SetIdFormat(ActivityIdFormat.W3C).Start();
            await indexer.Bus.Publish(Parsed(claim, "Title"), TestContext.Current.CancellationToken);
            return (claim.ClaimId, activity.TraceId);
        }));
        await Task.WhenAll(claims.Select(indexer.OutcomeAsync));

        foreach (var (claimId, trace) in traces)
        {
            var own = spans.Where(span => claimId.Equals(span.GetTagItem("ingestion.claim.id"))).ToList();
            Assert.Equal([IndexerTelemetry.Settle, IndexerTelemetry.Write], own.Select(span => span.OperationName).Order());
            Assert.All(own, span => Assert.Equal(trace, span.TraceId));
        }
    }

    private static Claim Claim(string name) => new()
    {
        ClaimId = Guid.CreateVersion7(),
        PageId = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)),
        Source = new PageSource { Kind = SourceKind.File, Name = name },
        Fetcher = "fetcher",
        ArrivedAt = DateTimeOffset.UnixEpoch,
        Size = 1,
    };

    private static ArticleParsed Parsed(Claim claim, string title) => new()
    {
        Claim = claim,
        Article = new Article { Kind = PageKind.Article, Title = title, Blocks = [new Block { Kind = BlockKind.Paragraph, Text = "Some text." }] },
        ExtractorVersion = "1",
    };

    private sealed class ThrowingParser : IConsumer<PageFetched>
    {
        public Task Consume(ConsumeContext<PageFetched> context) => throw new FormatException("It can't be read.");
    }

    private sealed class StoppedParser : IConsumer<PageFetched>
    {
        public Task Consume(ConsumeContext<PageFetched> context) =>
            context.Message.Claim.Source.Name == "stopped" ? throw new OperationCanceledException() : throw new FormatException();
    }

    private sealed class StoreThatIsDamaged : IStoreWriter
    {
        public const string Sentence = "The store is damaged: put back a copy.";

        public Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken) =>
            throw new StoreException(Sentence);
    }

    private sealed class StoreThatIsAway(int calls) : IStoreWriter
    {
        public int Writes { get; private set; }

        public Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
        {
            if (submissions.Count == 0)
                return Task.FromResult<IReadOnlyList<LedgerEntry>>([]);
            if (Writes++ < calls)
                throw new StoreException("The store does not answer: start it.");
            return Task.FromResult<IReadOnlyList<LedgerEntry>>([.. submissions.Select(Entry)]);
        }
    }

    private sealed class StoreThatHatesOneTitle : IStoreWriter
    {
        public const string Title = "The title it hates";

        public Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken) =>
            submissions.OfType<ArticleSubmission>().Any(submission => submission.Article.Title == Title)
                ? throw new InvalidOperationException($"No row is left for '{Title}'.")
                : Task.FromResult<IReadOnlyList<LedgerEntry>>([.. submissions.Select(Entry)]);
    }

    private sealed class StoreThatTakesOutcomesOnly : IStoreWriter
    {
        public Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken) =>
            submissions.OfType<ArticleSubmission>().Any()
                ? throw new IOException("The disk is full.")
                : Task.FromResult<IReadOnlyList<LedgerEntry>>(
                    [.. submissions.Cast<OutcomeSubmission>().Select(one => new LedgerEntry { Claim = one.Claim, Outcome = one.Outcome, SettledAt = DateTimeOffset.UnixEpoch })]);
    }

    private static LedgerEntry Entry(Submission submission) => new()
    {
        Claim = submission.Claim,
        Outcome = submission is OutcomeSubmission { Outcome: var outcome }
            ? outcome
            : new Outcome { Kind = OutcomeKind.Indexed, Change = Change.Created, Stage = Stage.Index },
        SettledAt = DateTimeOffset.UnixEpoch,
    };
}
