using Ingestion.Contracts;

namespace Ingestion.Fetcher.Publishing;

/// <summary>The bus, as the rest of the Fetcher sees it.</summary>
internal interface IPagePublisher
{
    /// <summary>Completes when the bus has taken the message.</summary>
    Task PublishAsync(PageFetched page, CancellationToken cancellationToken);

    /// <inheritdoc cref="PublishAsync(PageFetched, CancellationToken)"/>
    Task PublishAsync(PageRejected page, CancellationToken cancellationToken);
}
