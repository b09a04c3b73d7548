using Ingestion.Storage.Mongo;
using Ingestion.Storage.Search;
using Ingestion.Storage.Tests.Contract;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Tests.Mongo;

[Collection(MongoTests.Name)]
public sealed class MongoIndexesTests(MongoServer server) : IAsyncDisposable
{
    private readonly string _url = server.NewDatabase();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await MongoServer.DropAsync(_url);

    [Fact]
    public async Task Queries_go_over_the_indexes_made_for_them()
    {
        await using var store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 300).Select(page => Sample.Submission(page, $"Title{page}", $"Common words{page} 北京"))]);

        Assert.Contains("articles_by_token", await ExplainAsync("articles", MongoSearch.Filter(SearchQuery.Parse("common words7"))), StringComparison.Ordinal);
        Assert.Contains("articles_by_token", await ExplainAsync("articles", MongoSearch.Filter(SearchQuery.Parse("\"common words7\""))), StringComparison.Ordinal);
        Assert.Contains("ledger_by_page", await ExplainAsync("ledger", new BsonDocument
        {
            { LedgerFields.PageId, Sample.PageId(7) }, { LedgerFields.Kind, "indexed" },
        }), StringComparison.Ordinal);
        Assert.Contains("ledger_by_file_name", await ExplainAsync("ledger", new BsonDocument(LedgerFields.FileName, "none.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_of_another_kind_in_our_place_is_named_with_what_to_do()
    {
        await MongoServer.Open(_url).GetCollection<BsonDocument>("ledger").Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument("other", 1), new CreateIndexOptions { Name = "ledger_by_page" }),
            cancellationToken: Cancellation);
        await using var store = Open();

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));

        Assert.Contains("ledger_by_page", error.Message, StringComparison.Ordinal);
        Assert.Contains("db.ledger.dropIndex", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(string collection, BsonDocument filter)
    {
        var find = new BsonDocument { { "find", collection }, { "filter", filter } };
        return (await MongoServer.Open(_url).RunCommandAsync<BsonDocument>(new BsonDocument("explain", find), cancellationToken: Cancellation)).ToString();
    }

    private Store Open() => new(new Dictionary<string, string?> { ["ConnectionStrings:mongodb"] = _url }, TimeProvider.System);
}
