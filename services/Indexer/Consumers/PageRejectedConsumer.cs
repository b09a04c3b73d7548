using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters rejections into the ledger, a batch at a time.</summary>
internal sealed class PageRejectedConsumer(Settlement settlement) : IConsumer<Batch<PageRejected>>
{
    public async Task Consume(ConsumeContext<Batch<PageRejected>> context)
    {
        var settled = await settlement.SettleAsync([.. context.Message.Select(Submission)], context.CancellationToken);
        await OutcomePublishing.PublishAsync(context.Message, settled);
    }

    private static OutcomeSubmission Submission(ConsumeContext<PageRejected> message) => new()
    {
        Claim = message.Message.Claim,
        Outcome = new Outcome
        {
            Kind = OutcomeKind.Rejected,
            Reason = message.Message.Reason,
            Sentence = message.Message.Sentence,
            Stage = message.Message.Stage,
        },
        TraceId = message.TraceId(),
    };
}
