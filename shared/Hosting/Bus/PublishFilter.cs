using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Holds every message of the pipe to the rules: no larger than allowed, and an error when no queue would take what has to
/// arrive.
/// </summary>
internal sealed class PublishFilter<TMessage>(BusOptions options) : IFilter<PublishContext<TMessage>>
    where TMessage : class
{
    // A fault that nobody consumes, as one of an outcome, may vanish.
    private static readonly bool IsOfThePipe = typeof(TMessage).Assembly == typeof(PageFetched).Assembly;

    // An outcome is in the ledger: that no Fetcher is there to hear of it is no reason to write it again.
    private static readonly bool MustArrive = IsOfThePipe && typeof(TMessage) != typeof(PageSettled);

    public Task Send(PublishContext<TMessage> context, IPipe<PublishContext<TMessage>> next)
    {
        if (IsOfThePipe)
        {
            CheckSize(context);
            if (MustArrive && context.TryGetPayload(out RabbitMqSendContext? broker))
                broker.Mandatory = true;
        }

        return next.Send(context);
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
