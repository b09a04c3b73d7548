using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Storage.Tests.Contract;

/// <summary>A store as a process has it: made by <see cref="StorageModule"/> from settings.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Store(IReadOnlyDictionary<string, string?> settings, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddSingleton(clock).AddStorage(configuration).BuildServiceProvider();
    }

    public IStoreWriter Writer => _services.GetRequiredService<IStoreWriter>();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    public ICuration Curation => _services.GetRequiredService<ICuration>();

    public IArticles Articles => _services.GetRequiredService<IArticles>();

    public StoreAvailability Availability => _services.GetRequiredService<StoreAvailability>();

    public Task<IReadOnlyList<LedgerEntry>> WriteAsync(params Submission[] submissions) =>
        Writer.WriteAsync(submissions, TestContext.Current.CancellationToken);

    public Task<SearchResult> SearchAsync(string query, int limit = 10) =>
        Articles.SearchAsync(query, limit, TestContext.Current.CancellationToken);

    public async Task<IEnumerable<string>> TitlesAsync(string query) => (await SearchAsync(query, 100)).Hits.Select(hit => hit.Title);

    public async Task<StoredArticle?> FindAsync(string pageId) =>
        (await Articles.FindAsync(pageId, TestContext.Current.CancellationToken)).SingleOrDefault();

    public Task<long> CountArticlesAsync() => Articles.CountAsync(TestContext.Current.CancellationToken);

    public Task<OutcomeCounts> CountOutcomesAsync() => Ledger.CountAsync(TestContext.Current.CancellationToken);

    public async Task<LedgerEntry?> EntryAsync(Guid claimId) =>
        (await Ledger.FindAsync([claimId], TestContext.Current.CancellationToken)).GetValueOrDefault(claimId);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
