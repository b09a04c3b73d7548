using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters rejections into the ledger, a batch at a time.</summary>
internal sealed class PageRejectedConsumer(Settlement settlement, OutcomePublisher outcomes) : IConsumer<Batch<PageRejected>>
{
    public async Task Consume(ConsumeContext<Batch<PageRejected>> context)
    {
        var settled = await settlement.SettleAsync([.. context.Message.Select(Arrival)], context.CancellationToken);
        await outcomes.PublishAsync(context.Message, settled);
    }

    private static Arrival Arrival(ConsumeContext<PageRejected> context)
    {
        var message = context.Message;
        var outcome = new Outcome { Kind = OutcomeKind.Rejected, Reason = message.Reason, Sentence = message.Sentence, Stage = message.Stage };
        return new Arrival(new OutcomeSubmission { Claim = message.Claim, Outcome = outcome, TraceId = context.TraceId() }, context.TraceContext());
    }
}
