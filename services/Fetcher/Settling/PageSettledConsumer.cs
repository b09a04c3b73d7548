using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Fetcher.Settling;

/// <summary>A claim has its outcome: settle it.</summary>
internal sealed class PageSettledConsumer(Settler settler) : IConsumer<PageSettled>
{
    public Task Consume(ConsumeContext<PageSettled> context) =>
        settler.SettleAsync(context.Message.Claim, context.Message.Outcome, context.Message.TraceId, context.CancellationToken);
}

/// <summary>Every Fetcher has a queue of its own: it alone holds the files of its claims.</summary>
internal sealed class PageSettledConsumerDefinition : ConsumerDefinition<PageSettledConsumer>
{
    public PageSettledConsumerDefinition(InboxOptions options)
    {
        EndpointName = Queues.OutcomesFor(options.Fetcher);
        ConcurrentMessageLimit = 8;
    }
}
