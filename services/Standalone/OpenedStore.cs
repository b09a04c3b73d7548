using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Standalone;

/// <summary>The store, opened by a command.</summary>
internal sealed class OpenedStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OpenedStore(ServiceProvider services) => _services = services;

    public IArticles Articles => _services.GetRequiredService<IArticles>();

    public ICuration Curation => _services.GetRequiredService<ICuration>();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    /// <summary>Opens the store that the configuration names. One that does not exist yet is empty.</summary>
    public static OpenedStore Open(IConfiguration configuration) =>
        new(new ServiceCollection().AddStorage(configuration).AddSingleton(TimeProvider.System).BuildServiceProvider());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
