using Ingestion.Storage;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Indexer;

/// <summary>
/// Makes the store ready when the process starts, so that one it can never write, as with a wrong password or a damaged
/// file, ends it with a sentence. A store that doesn't answer yet is left to the consumers, which wait for it.
/// </summary>
internal sealed class StoreOpening(IStoreWriter store, TimeProvider timeProvider) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="StoreException">The store can't be written.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await store.WriteAsync([], either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // It does not answer yet.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
