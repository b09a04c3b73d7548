using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>A store as any process opens it, to see what came into it.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Store(IReadOnlyDictionary<string, string?> settings) =>
        _services = new ServiceCollection()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    public IArticles Articles => _services.GetRequiredService<IArticles>();

    /// <summary>How many claims ended how.</summary>
    public Task<OutcomeCounts> CountAsync() => Ledger.CountAsync(TestContext.Current.CancellationToken);

    /// <summary>What became of the only page of this name.</summary>
    public async Task<LedgerEntry> EntryAsync(string name) =>
        Assert.Single(await Ledger.FindBySourceAsync(name, 2, TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

internal static class OutcomeCountsReading
{
    /// <summary>All claims that ended.</summary>
    public static long Total(this OutcomeCounts counts) =>
        counts.Created + counts.Updated + counts.Unchanged + counts.Rejected.Values.Sum() + counts.Failed.Values.Sum();
}
