using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters exceptions that outlived their retries into the ledger, as failed.</summary>
internal sealed class FaultConsumer(Settlement settlement) : IConsumer<Fault<PageFetched>>, IConsumer<Fault<ArticleParsed>>
{
    public Task Consume(ConsumeContext<Fault<PageFetched>> context) =>
        FailAsync(context, context.Message.Message.Claim, Stage.Parse);

    public Task Consume(ConsumeContext<Fault<ArticleParsed>> context) =>
        FailAsync(context, context.Message.Message.Claim, Stage.Index);

    private async Task FailAsync<TMessage>(ConsumeContext<Fault<TMessage>> context, Claim claim, Stage stage)
    {
        var outcome = new Outcome { Kind = OutcomeKind.Failed, Reason = Reason.Exception, Sentence = Sentence(context.Message, stage), Stage = stage };
        var settled = await settlement.SettleAsync(
            [new OutcomeSubmission { Claim = claim, Outcome = outcome, TraceId = context.TraceId() }],
            context.CancellationToken);
        await context.Publish(settled[0], context.CancellationToken);
    }

    private static string Sentence(Fault fault, Stage stage)
    {
        var exception = fault.Exceptions.FirstOrDefault();
        return $"{stage} failed with {exception?.ExceptionType ?? "an exception"}: {exception?.Message} Send the page again with 'ingest retry'; if it fails again, report it.";
    }
}

/// <summary>The queue <c>indexer-faults</c>.</summary>
internal sealed class FaultConsumerDefinition : ConsumerDefinition<FaultConsumer>
{
    public FaultConsumerDefinition() => EndpointName = Queues.Faults;
}
