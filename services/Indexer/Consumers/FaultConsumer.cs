using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters exceptions that outlived their retries into the ledger, as failed.</summary>
internal sealed class FaultConsumer(FailedClaims failed, ILogger<FaultConsumer> logger)
    : IConsumer<Fault<PageFetched>>, IConsumer<Fault<ArticleParsed>>, IConsumer<Fault<PageRejected>>
{
    public Task Consume(ConsumeContext<Fault<PageFetched>> context) => FailAsync(context, context.Message.Message.Claim, Stage.Parse);

    public Task Consume(ConsumeContext<Fault<ArticleParsed>> context) => FailAsync(context, context.Message.Message.Claim, Stage.Index);

    public Task Consume(ConsumeContext<Fault<PageRejected>> context) => FailAsync(context, context.Message.Message.Claim, Stage.Index);

    private async Task FailAsync<TMessage>(ConsumeContext<Fault<TMessage>> context, Claim claim, Stage stage)
    {
        var exception = ExceptionRecords.Of(context.Message);
        if (TransportFaults.IsOne(context.Message))
            logger.FaultOfTransport(claim.ClaimId, claim.Source.Name, stage, exception.Type);
        else
            await failed.FailAsync(context, claim, Failure.ByException(stage, exception));
    }
}

/// <summary>The queue <c>indexer-faults</c>.</summary>
internal sealed class FaultConsumerDefinition : ConsumerDefinition<FaultConsumer>
{
    public FaultConsumerDefinition() => EndpointName = Queues.Faults;
}
