using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>Publishing that ends, one way or the other.</summary>
public static class LimitedPublish
{
    /// <summary>
    /// Publishes a message and waits for the broker's confirmation, but no longer than <see cref="BusOptions.PublishTimeout"/>.
    /// By the bus and not by a consumer's context, which would wait for it again before its message is acknowledged.
    /// </summary>
    /// <exception cref="PublishTimeoutException">It was not confirmed in time. The broker may have it all the same.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task PublishWithinLimitAsync<TMessage>(
        this IBus bus, TMessage message, BusOptions options, CancellationToken cancellationToken)
        where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(options);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.PublishTimeout);
        try
        {
            // The token has the bus give up too: what will be published again must not be sent later all the same, or they
            // pile up. Where a connection breaks while it is sent through, the bus has been seen to wait on in spite of it.
            await bus.Publish(message, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PublishTimeoutException($"The broker did not confirm the message within {options.PublishTimeout.TotalSeconds:0} s (Ingestion:Bus:PublishTimeout).", exception);
        }
    }
}

/// <summary>The broker did not confirm a message in time. It may have it all the same.</summary>
public sealed class PublishTimeoutException(string message, Exception innerException) : Exception(message, innerException);
