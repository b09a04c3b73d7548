using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>Adds <see cref="SuspectFilter"/> to a queue.</summary>
public static class Suspects
{
    /// <summary>Takes messages that were delivered before one at a time, since one of them may have killed the process.</summary>
    public static void TakeSuspectsAlone(this IReceiveEndpointConfigurator endpoint, TimeProvider timeProvider) =>
        endpoint.UseFilter(new SuspectFilter(timeProvider));
}

/// <summary>
/// Takes a message that was delivered before one at a time and after a short random wait. The broker counts a delivery
/// against every message that a dying process held, so without this the neighbours of a page that kills its consumer would
/// be given up with it; like this they get their turn before it, sooner or later, within its twenty.
/// </summary>
internal sealed class SuspectFilter(TimeProvider timeProvider) : IFilter<ConsumeContext>, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _alone = new(1, 1);

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (!context.ReceiveContext.Redelivered)
        {
            await next.Send(context);
            return;
        }

        await Task.Delay(LongestWait * Random.Shared.NextDouble(), timeProvider, context.CancellationToken);
        await _alone.WaitAsync(context.CancellationToken);
        try
        {
            await next.Send(context);
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose() => _alone.Dispose();

    public void Probe(ProbeContext context) => context.CreateFilterScope("suspects");
}
