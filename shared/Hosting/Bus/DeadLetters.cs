using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Where the broker puts a message whose consumer died with it 20 times, the delivery limit of quorum queues
/// (rabbitmq.com/docs/quorum-queues, "Poison Message Handling").
/// </summary>
public static class DeadLetters
{
    private const string Suffix = "_dead";

    /// <summary>The dead-letter queue of a queue.</summary>
    public static string Of(string queue) => queue + Suffix;

    /// <summary>Whether the queue is a dead-letter queue itself.</summary>
    public static bool IsFor(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.EndsWith(Suffix, StringComparison.Ordinal);
    }
}

/// <summary>The consumer of a dead-letter queue: it takes what is put there, and nothing that is published.</summary>
public abstract class DeadLetterConsumerDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    /// <summary>For the dead letters of a queue.</summary>
    protected DeadLetterConsumerDefinition(string queue) => EndpointName = DeadLetters.Of(queue);

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context)
    {
        ArgumentNullException.ThrowIfNull(endpointConfigurator);
        endpointConfigurator.ConfigureConsumeTopology = false;
    }
}
