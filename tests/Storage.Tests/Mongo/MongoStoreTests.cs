using Ingestion.Storage.Tests.Contract;

namespace Ingestion.Storage.Tests.Mongo;

/// <summary>The contract, in MongoDB.</summary>
[Collection(MongoTests.Name)]
public sealed class MongoStoreTests(MongoServer server) : StoreContract
{
    private string _url = "";

    protected override Task<Store> OpenAsync(TimeProvider clock)
    {
        if (_url.Length == 0)
            _url = server.NewDatabase();
        return Task.FromResult(new Store(new Dictionary<string, string?> { ["ConnectionStrings:mongodb"] = _url }, clock));
    }

    protected override Task RemoveAsync() => MongoServer.DropAsync(_url);
}
