using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Ingestion.Fetcher.Settling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher;

/// <summary>
/// Starts and stops the Fetcher with its process. The lifecycle's outer steps are used so that the bus, whatever the order
/// of registration, is there before the first page is published and until the last claim was waited for.
/// </summary>
internal sealed class FetcherService(
    Folders folders,
    InboxOptions options,
    SettlingOptions settling,
    Inbox inbox,
    ClaimPublisher publisher,
    Reconciler reconciler,
    OpenClaims openClaims,
    Backlog backlog,
    TimeProvider timeProvider,
    ILogger<FetcherService> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _claiming = new();
    private readonly CancellationTokenSource _running = new();
    private FetcherLock? _lock;
    private Task _claimed = Task.CompletedTask;
    private Task _ran = Task.CompletedTask;

    /// <exception cref="FolderException">The data folder can't be worked with.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        folders.Create();
        Directory.CreateDirectory(folders.ClaimedBy(options.Fetcher));
        _lock = await FetcherLock.TakeAsync(folders, options.Fetcher, timeProvider, cancellationToken);
        FolderCheck.Run(folders, options.Fetcher);
        backlog.Observe();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _ran = Task.WhenAll(GuardAsync(publisher.RunAsync, _running.Token), GuardAsync(reconciler.RunAsync, _running.Token));
        _claimed = GuardAsync(ClaimAsync, _claiming.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _claiming.CancelAsync();
        await _claimed;
        if (openClaims.Count > 0)
        {
            logger.Draining(openClaims.Count);
            try
            {
                await openClaims.WhenNoneAsync(cancellationToken).WaitAsync(settling.DrainTimeout, timeProvider, cancellationToken);
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                // What is left is taken up at the next start.
            }

            logger.Drained(openClaims.Count);
        }

        await _running.CancelAsync();
        await _ran;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _lock?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _claiming.Dispose();
        _running.Dispose();
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        await reconciler.RecoverAsync(cancellationToken);
        await inbox.RunAsync(cancellationToken);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => run(cancellationToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
#pragma warning disable CA1031 // Seen in the log at once, and not only when the process is stopped.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.Failed(exception);
        }
    }
}
