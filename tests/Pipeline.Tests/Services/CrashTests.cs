using System.Text.Json.Nodes;
using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Messages that kill their consumer each time.</summary>
[Collection(ComposeSize.Name)]
public sealed class CrashTests(Servers servers) : IAsyncLifetime
{
    /// <summary>Kept in tests/CrashingParser.</summary>
    private const string DeadlyPage = "kills-its-parser.html";

    /// <summary>
    /// Half of the twenty of quorum queues, for the sake of time: lower, and by chance a page beside the deadly one would be
    /// given up with it.
    /// </summary>
    private const int Deliveries = 10;

    private Pipe _pipe = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Page_that_kills_its_Parser_each_time_ends_as_failed_and_the_pages_behind_it_go_on()
    {
        const int pagesBehind = 20;
        await _pipe.Broker.LimitDeliveriesAsync($"^{Queues.Parser}$", Deliveries);
        var parser = StartParser();
        await Task.WhenAll(parser.ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());
        await _pipe.Start(Pipe.Fetcher).ReadyAsync();

        _pipe.Folder.Drop(DeadlyPage, GeneratedPages.Html(0));
        await _pipe.ClaimedAsync(1);
        for (var page = 1; page <= pagesBehind; page++)
            _pipe.Folder.Drop($"page-{page}.html", GeneratedPages.Html(page));
        var deaths = 0;
        var settled = _pipe.SettledAsync(pagesBehind + 1);
        while (await Task.WhenAny(parser.EndedAsync(), settled) != settled)
        {
            deaths++;
            parser = StartParser();
        }

        await settled;
        Assert.Equal(Deliveries + 1, deaths);
        var failed = (await _pipe.Store.EntryAsync(DeadlyPage)).Outcome;
        Assert.Equal((OutcomeKind.Failed, Reason.Crashed, Stage.Parse), (failed.Kind, failed.Reason, failed.Stage));
        Assert.Equal(pagesBehind, (await _pipe.Store.CountAsync()).Created);
        Assert.Equal([DeadlyPage, $"{DeadlyPage}.reason.json"], _pipe.Folder.FilesIn("failed"));
        var reason = JsonNode.Parse(await File.ReadAllTextAsync(_pipe.Folder.PathOf("failed", $"{DeadlyPage}.reason.json"), Cancellation))!;
        Assert.Equal("crashed", (string?)reason["reason"]);
        Assert.Contains("ingest retry", (string?)reason["sentence"], StringComparison.Ordinal);
        await _pipe.AssertQueuesAreEmptyAsync();

        ServiceProcess StartParser() => _pipe.StartAs(Pipe.Parser, "Ingestion.CrashingParser", [], ("Ingestion__Parser__Concurrency", "1"));
    }

    [Fact]
    public async Task Dead_letter_of_each_queue_becomes_failed()
    {
        await _pipe.Broker.LimitDeliveriesAsync(".*", 1);
        await Task.WhenAll(_pipe.Start(Pipe.Parser).ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());
        await _pipe.StopAsync();
        (string Queue, Stage Stage, Func<Claim, IBus, Task> Publish)[] messages =
        [
            (Queues.Parser, Stage.Parse, (claim, bus) => bus.Publish(Page(claim), Cancellation)),
            (Queues.Articles, Stage.Index, (claim, bus) => bus.Publish(Article(claim), Cancellation)),
            (Queues.Rejections, Stage.Index, (claim, bus) => bus.Publish(Rejection(claim), Cancellation)),
            (Queues.Faults, Stage.Index, (claim, bus) => bus.Publish<Fault<PageFetched>>(new { Message = Page(claim) }, Cancellation)),
            (Queues.Faults, Stage.Index, (claim, bus) => bus.Publish<Fault<ArticleParsed>>(new { Message = Article(claim) }, Cancellation)),
            (Queues.Faults, Stage.Index, (claim, bus) => bus.Publish<Fault<PageRejected>>(new { Message = Rejection(claim) }, Cancellation)),
        ];

        var claims = messages.Select((_, number) => NewClaim(number)).ToArray();
        await using (var publisher = await Publisher.StartAsync(_pipe.Broker))
        {
            for (var number = 0; number < messages.Length; number++)
                await messages[number].Publish(claims[number], publisher.Bus);
        }

        foreach (var (queue, _, _) in messages)
        {
            await _pipe.Broker.DieWithMessageAsync(queue);
            await _pipe.Broker.DieWithMessageAsync(queue);
        }

        _pipe.Start(Pipe.Indexer);
        await _pipe.OutcomesAsync(messages.Length);

        var entries = await _pipe.Store.Ledger.FindAsync([.. claims.Select(claim => claim.ClaimId)], Cancellation);
        Assert.All(messages.Zip(claims), pair =>
        {
            var outcome = entries[pair.Second.ClaimId].Outcome;
            Assert.Equal((OutcomeKind.Failed, Reason.Crashed, pair.First.Stage), (outcome.Kind, outcome.Reason, outcome.Stage));
        });
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Claim NewClaim(int number) => new()
    {
        ClaimId = Guid.CreateVersion7(),
        PageId = $"{number:x32}",
        Source = new PageSource { Kind = SourceKind.File, Name = $"page-{number}.html" },
        Fetcher = "fetcher",
        ArrivedAt = DateTimeOffset.UnixEpoch,
        Size = 1,
    };

    private static PageFetched Page(Claim claim) => new() { Claim = claim, MediaType = "text/html", Body = [1, 2, 3] };

    private static ArticleParsed Article(Claim claim) =>
        new() { Claim = claim, Article = new Article { Kind = PageKind.Article, Title = "A title", Blocks = [] }, ExtractorVersion = "1" };

    private static PageRejected Rejection(Claim claim) =>
        new() { Claim = claim, Reason = Reason.NoArticle, Sentence = "There is none.", Stage = Stage.Parse };
}
