using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Standalone;

/// <summary>The store, opened by a command that only reads.</summary>
internal sealed class StoreReader : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreReader(ServiceProvider services) => _services = services;

    public IArticles Articles => _services.GetRequiredService<IArticles>();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    /// <summary>Opens the store that the configuration names. One that does not exist yet is empty.</summary>
    public static StoreReader Open(IConfiguration configuration) =>
        new(new ServiceCollection().AddStorage(configuration).AddSingleton(TimeProvider.System).BuildServiceProvider());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
