using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Publishes through MassTransit.</summary>
internal sealed class PagePublisher(IBus bus, BusOptions options) : IPagePublisher
{
    public Task PublishAsync(PageFetched page, CancellationToken cancellationToken) => SendAsync(page, cancellationToken);

    public Task PublishAsync(PageRejected page, CancellationToken cancellationToken) => SendAsync(page, cancellationToken);

    private async Task SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // The bus only stops waiting: a page that will be published again must not be sent later all the same, or they pile up.
        limit.CancelAfter(options.PublishTimeout);
        try
        {
            await bus.Publish(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The bus didn't take the message within {options.PublishTimeout.TotalSeconds:0} s.");
        }
    }
}
