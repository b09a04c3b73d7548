using Ingestion.Fetcher.Claiming;
using MassTransit;

namespace Ingestion.Fetcher.Settling;

/// <summary>
/// Notices that the bus is back. What kept it away may have taken messages with it, as a broker does that lost its disk;
/// then no claim has to wait on for as long as its many publications had led to, which may be hours.
/// </summary>
internal sealed class Reconnection(OpenClaims openClaims, SettlingOptions settling, TimeProvider timeProvider) : IReceiveEndpointObserver
{
    public Task Ready(ReceiveEndpointReady ready)
    {
        var until = timeProvider.GetUtcNow() + settling.RepublishAfter;
        foreach (var claim in openClaims.All)
            claim.WaitAnew(until);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
