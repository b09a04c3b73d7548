using Ingestion.Storage.Tests.Contract;

namespace Ingestion.Storage.Tests.Sqlite;

/// <summary>The contract, in a SQLite file.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<Store> OpenAsync(TimeProvider clock) => Task.FromResult(
        new Store(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = _folder.Combine("data", "ingestion.db") }, clock));

    protected override Task RemoveAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
