using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Holds every message of the pipe to the rules: no larger than allowed, an error when no queue would take what has to arrive, and not
/// waited for without end.
/// </summary>
internal sealed class PublishFilter<TMessage>(BusOptions options) : IFilter<PublishContext<TMessage>>
    where TMessage : class
{
    // A fault that nobody consumes, as one of an outcome, may vanish.
    private static readonly bool IsOfThePipe = typeof(TMessage).Assembly == typeof(PageFetched).Assembly;

    // An outcome is in the ledger: that no Fetcher is there to hear of it is no reason to write it again.
    private static readonly bool MustArrive = IsOfThePipe && typeof(TMessage) != typeof(PageSettled);

    public async Task Send(PublishContext<TMessage> context, IPipe<PublishContext<TMessage>> next)
    {
        if (IsOfThePipe)
        {
            CheckSize(context);
            if (MustArrive && context.TryGetPayload(out RabbitMqSendContext? broker))
                broker.Mandatory = true;
        }

        try
        {
            await next.Send(context).WaitAsync(options.PublishTimeout, context.CancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new PublishTimeoutException($"The broker did not confirm the message within {options.PublishTimeout.TotalSeconds:0} s (Ingestion:Bus:PublishTimeout).", exception);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("publishRules");

    private void CheckSize(PublishContext<TMessage> context)
    {
        // The body tells no length before it is encoded. It is encoded once more when it is sent, with what later filters add.
        var size = context.Serializer.GetMessageBody(context).GetBytes().Length;
        if (size > options.MaxMessageBytes)
            throw new MessageTooLargeException($"The message has {size:N0} bytes, more than the {options.MaxMessageBytes:N0} of Ingestion:Bus:MaxMessageBytes.");
    }
}

/// <summary>The broker did not confirm a message in time. It may have it all the same.</summary>
internal sealed class PublishTimeoutException(string message, Exception innerException) : Exception(message, innerException);
