using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Publishes through MassTransit.</summary>
internal sealed class PagePublisher(IBus bus) : IPagePublisher
{
    /// <summary>A broker that never answers would hold a publication for ever.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public Task PublishAsync(PageFetched page, CancellationToken cancellationToken) => SendAsync(page, cancellationToken);

    public Task PublishAsync(PageRejected page, CancellationToken cancellationToken) => SendAsync(page, cancellationToken);

    private async Task SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            await bus.Publish(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The bus didn't take the message within {Timeout.TotalSeconds:0} s.");
        }
    }
}
