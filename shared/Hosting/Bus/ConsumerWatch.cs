using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Ends a process whose queues are not consumed although their broker answers, so that it is started again. It happens
/// that a network breaks while an endpoint declares its queue, and that the endpoint never tries again: it is not ready,
/// nobody consumes, and only a new process helps. What such a process had in hand is safe: claims are published again.
/// </summary>
internal sealed partial class ConsumerWatch(
    BrokerHealth broker, IBusControl bus, BusOptions options, IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<ConsumerWatch> logger)
    : BackgroundService
{
    /// <summary>The exit code of a process that wants to be started again: EX_TEMPFAIL of sysexits.h.</summary>
    public const int ExitCode = 75;

    private const int LooksBeforeTheEnd = 6;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host reports it as a failure where it was stopped before it had started.
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        // A process that is stuck at its first declaration never tells that it has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(options.StuckAfter, timeProvider, stoppingToken));
        using var timer = new PeriodicTimer(options.StuckAfter / LooksBeforeTheEnd, timeProvider);
        var stuck = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var look = await LookAsync(stoppingToken);
            stuck = look.State == BrokerState.NotConsumed ? stuck + 1 : 0;
            if (stuck < LooksBeforeTheEnd)
                continue;
            Stuck(options.StuckAfter, look.Sentence);
            Environment.ExitCode = ExitCode;
            lifetime.StopApplication();
            return;
        }
    }

    private async Task<BrokerLook> LookAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestLook);
        try
        {
            var look = await broker.LookAsync(patience.Token);

            // Another process may consume the same queue: whether this one does only its bus knows.
            return look.State == BrokerState.Consumed && bus.CheckHealth() is { Status: not BusHealthStatus.Healthy } health
                ? new BrokerLook(BrokerState.NotConsumed, health.Description)
                : look;
        }
#pragma warning disable CA1031 // A watch that fails must not end what it watches.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new BrokerLook(BrokerState.Away, "The broker does not answer.", exception);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "For {Time} the broker has answered and a queue of this process was not consumed ({Sentence}); the process ends to be started again", EventName = "bus.consumer.stuck")]
    private partial void Stuck(TimeSpan time, string sentence);
}
