using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Hosting;

/// <summary>
/// Ends a process that was told to stop and can't, as when its broker or store does not answer any more, before Docker and
/// Kubernetes would kill it. Nothing is lost by that: a service may end at any point, and its work comes again.
/// </summary>
internal sealed partial class StopLimit(IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<StopLimit> logger) : IHostedService
{
    /// <summary>How long stopping may take in good order: the Fetcher's drain, and the bus after it.</summary>
    public static readonly TimeSpan GoodOrder = TimeSpan.FromSeconds(7);

    /// <summary>Docker gives 10 s by default.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _ = ExitAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ExitAsync()
    {
        await Task.Delay(Longest, timeProvider);
        TookTooLong(Longest);
        Environment.Exit(Environment.ExitCode);
    }

    [LoggerMessage(1, LogLevel.Warning, "Stopping took longer than {Time}, so the process ends as it is; what it had in hand comes again", EventName = "host.stop.limited")]
    private partial void TookTooLong(TimeSpan time);
}
