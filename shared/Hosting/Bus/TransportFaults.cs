using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Hosting.Bus;

/// <summary>Tells what the bus did to a message from what the message did to its consumer.</summary>
public static class TransportFaults
{
    private const string ClientExceptions = "RabbitMQ.Client.Exceptions.";

    private static readonly string[] Types =
    [
        typeof(PublishTimeoutException).FullName!,
        typeof(MessageReturnedException).FullName!,
        typeof(RabbitMqConnectionException).FullName!,
        typeof(OperationCanceledException).FullName!,
        typeof(TaskCanceledException).FullName!,
        typeof(ConsumerCanceledException).FullName!,
    ];

    /// <summary>
    /// Whether a consumer threw because the broker was away or its process was told to stop. That says nothing of the page,
    /// so it is no outcome: the claim stays open and is published again.
    /// </summary>
    public static bool IsOne(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Exceptions.Any(exception =>
            exception.ExceptionType.StartsWith(ClientExceptions, StringComparison.Ordinal) || Types.Contains(exception.ExceptionType, StringComparer.Ordinal));
    }

    /// <summary>Few and jittered, and only for what a moment can mend; extraction throws the same at the second try as at the first.</summary>
    internal static void RetryTransport(this IReceiveEndpointConfigurator endpoint) =>
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<PublishTimeoutException>();
            retry.Handle<MessageReturnedException>();
            retry.Handle<RabbitMqConnectionException>();
            retry.Handle<RabbitMQClientException>();
            // Jittered, half a minute in all: the queue of a service that starts at the same time may come.
            retry.Exponential(6, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500));
        });
}
