using MassTransit;

namespace Ingestion.Fetcher.Settling;

/// <summary>Notices that the bus is back. What kept it away may have taken messages with it, as a broker does that lost its disk.</summary>
internal sealed class Reconnections : IReceiveEndpointObserver
{
    private int _isNew;

    /// <summary>Whether the bus came back since the last time this was asked.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isNew, 0) == 1;

    public Task Ready(ReceiveEndpointReady ready)
    {
        Interlocked.Exchange(ref _isNew, 1);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
