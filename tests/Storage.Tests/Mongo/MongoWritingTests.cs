using Ingestion.Contracts;
using Ingestion.Storage.Mongo;
using Ingestion.Storage.Tests.Contract;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Tests.Mongo;

/// <summary>What takes the place of a transaction: writers that race, and writers that are broken off.</summary>
[Collection(MongoTests.Name)]
public sealed class MongoWritingTests(MongoServer server) : IAsyncDisposable
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    private readonly ManualClock _clock = new();
    private readonly string _url = server.NewDatabase();

    private IMongoCollection<BsonDocument> Articles => MongoServer.Open(_url).GetCollection<BsonDocument>("articles");

    private IMongoCollection<BsonDocument> Ledger => MongoServer.Open(_url).GetCollection<BsonDocument>("ledger");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await MongoServer.DropAsync(_url);

    [Fact]
    public async Task Writers_that_race_on_the_same_claims_and_pages_agree()
    {
        await using Store one = Open(), two = Open(), three = Open();
        Store[] writers = [one, two, three];
        for (var round = 0; round < 5; round++)
        {
            var halves = Enumerable.Range(round * 100, 20).Select(page => Sample.Claim(page)).ToArray();
            Submission[] batch = [.. halves.Select(claim => Sample.Submission(claim, Sample.Article($"Half {round}")))];
            var first = await Task.WhenAll(writers.Select(writer => writer.WriteAsync(batch)));
            Assert.All(first, entries => Assert.Equal(first[0], entries));
            Assert.All(first[0], entry => Assert.Equal(Change.Created, entry.Outcome.Change));

            Submission[] later = [.. halves.Select((claim, index) => index % 2 == 0
                ? Sample.Submission(claim with { Reading = 2, PageId = Sample.PageId(round * 100 + 50 + index) }, Sample.Article("Whole"))
                : (Submission)Sample.Rejection(claim with { Reading = 2, PageId = Sample.PageId(round * 100 + 50 + index) }))];
            var second = await Task.WhenAll(writers.Select(writer => writer.WriteAsync(later)));
            Assert.All(second, entries => Assert.Equal(second[0], entries));
        }

        Assert.Equal(50, await one.CountArticlesAsync());
        Assert.Equal(0, (await one.SearchAsync("half")).Total);
        Assert.Equal(50, (await one.CountOutcomesAsync()).Created);
        Assert.Equal(0, await Ledger.CountDocumentsAsync(Where.Exists(LedgerFields.LeftPages), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Page_that_many_claims_bring_at_once_is_created_once()
    {
        await using Store one = Open(), two = Open(), three = Open();
        Store[] writers = [one, two, three];

        await Task.WhenAll(writers.Select((writer, index) => writer.WriteAsync(
            [.. Enumerable.Range(0, 20).Select(page => Sample.Submission(page, $"Title {index % 2}"))])));

        var counts = await one.CountOutcomesAsync();
        Assert.Equal((20, 60), (counts.Created, counts.Created + counts.Updated + counts.Unchanged));
        Assert.Equal(20, await one.CountArticlesAsync());
    }

    [Fact]
    public async Task Call_broken_off_between_articles_and_ledger_says_the_same_when_made_again()
    {
        await using var store = Open();
        Submission[] batch = [Sample.Submission(1, "One"), Sample.Submission(1, "Other"), Sample.Submission(1, "Other"), Sample.Submission(2, "Two")];
        var first = await store.WriteAsync(batch);
        await Ledger.DeleteManyAsync(Where.Empty, Cancellation);

        Assert.Equal(first, await store.WriteAsync(batch));
        Assert.Equal([Change.Created, Change.Updated, Change.Unchanged, Change.Created], first.Select(entry => entry.Outcome.Change));
        Assert.Equal("Other", (await store.FindAsync(Sample.PageId(1)))!.Article.Title);
    }

    [Fact]
    public async Task Article_left_by_a_writer_that_was_ended_is_removed_at_the_next_start()
    {
        var half = Sample.Claim(1);
        await using (var store = Open())
        {
            await store.WriteAsync(Sample.Submission(half, Sample.Article("Half")));
            await store.WriteAsync(Sample.Submission(2, "Kept"));
        }
        var whole = LedgerBson.Read(await Ledger.Find(Where.Eq("_id", ArticleBson.Key(half.ClaimId))).SingleAsync(Cancellation)) with
        {
            Claim = half with { Reading = 2, PageId = Sample.PageId(2) },
        };
        await Ledger.ReplaceOneAsync(
            Where.Eq("_id", ArticleBson.Key(half.ClaimId)),
            LedgerBson.Write(new StandingEntry(whole, [Sample.PageId(1)])),
            cancellationToken: Cancellation);

        await using var next = Open();
        await next.WriteAsync();

        Assert.Equal(["Kept"], await next.TitlesAsync("text"));
        Assert.False((await Ledger.Find(Where.Eq("_id", ArticleBson.Key(half.ClaimId))).SingleAsync(Cancellation)).Contains(LedgerFields.LeftPages));
    }

    [Fact]
    public async Task Article_stays_while_another_claim_of_its_page_is_on_the_way()
    {
        await using var store = Open();
        var half = Sample.Claim(1);
        var other = Sample.Claim(1);
        await store.WriteAsync(Sample.Submission(half, Sample.Article("Half")), Sample.Submission(other, Sample.Article("Half")));
        await Ledger.DeleteOneAsync(Where.Eq("_id", ArticleBson.Key(other.ClaimId)), Cancellation);

        await store.WriteAsync(Sample.Rejection(half with { Reading = 2, PageId = Sample.PageId(2) }));

        Assert.Equal(1, await store.CountArticlesAsync());
        Assert.Equal(Change.Unchanged, Assert.Single(await store.WriteAsync(Sample.Submission(other, Sample.Article("Half")))).Outcome.Change);
    }

    [Fact]
    public async Task Article_that_the_server_refuses_is_rejected_alone()
    {
        var validator = new BsonDocument("title", new BsonDocument("$ne", "Forbidden"));
        await MongoServer.Open(_url).CreateCollectionAsync("articles", new CreateCollectionOptions<BsonDocument> { Validator = validator }, Cancellation);
        await using var store = Open();

        var entries = await store.WriteAsync(
            Sample.Submission(1, "Good"), Sample.Submission(2, "Forbidden"), Sample.Submission(3, "First"), Sample.Submission(3, "Forbidden"));

        Assert.Equal(
            [OutcomeKind.Indexed, OutcomeKind.Rejected, OutcomeKind.Indexed, OutcomeKind.Rejected],
            entries.Select(entry => entry.Outcome.Kind));
        Assert.Equal(Reason.Unstorable, entries[1].Outcome.Reason);
        Assert.Equal(["First", "Good"], (await store.TitlesAsync("text")).Order());
    }

    [Fact]
    public async Task Article_can_be_read_by_any_client()
    {
        await using var store = Open();
        var claim = Sample.Claim(1);
        await store.WriteAsync(Sample.Submission(claim, Sample.Article("Title", "One.\nTwo.") with { Authors = ["Ann"], Language = "de", Published = "2025-04-07" }));

        var document = await Articles.Find(Where.Eq("_id", Sample.PageId(1)) & Where.Eq("authors", "Ann")).SingleAsync(Cancellation);

        Assert.Equal(("Title", "One.\nTwo.", "de", "1.2.3"),
            (document["title"], document["text"], document["language"], document["extractorVersion"]));
        Assert.Equal(new DateTime(2025, 4, 7, 0, 0, 0, DateTimeKind.Utc), document["publishedAt"].ToUniversalTime());
        Assert.Equal(claim.ClaimId.ToString("D"), document["claimId"]);
        Assert.Equal(claim.Source.Name, document["source"]["name"]);
        Assert.Equal("created", (await Ledger.Find(Where.Eq("_id", claim.ClaimId.ToString("D"))).SingleAsync(Cancellation))["outcome"]["change"]);
    }

    private Store Open() => new(new Dictionary<string, string?> { ["ConnectionStrings:mongodb"] = _url }, _clock);
}
