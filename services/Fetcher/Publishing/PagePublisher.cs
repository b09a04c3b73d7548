using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Publishes through MassTransit.</summary>
internal sealed class PagePublisher(IBus bus, BusOptions options) : IPagePublisher
{
    public Task PublishAsync(PageFetched page, CancellationToken cancellationToken) => bus.PublishWithinLimitAsync(page, options, cancellationToken);

    public Task PublishAsync(PageRejected page, CancellationToken cancellationToken) => bus.PublishWithinLimitAsync(page, options, cancellationToken);
}
