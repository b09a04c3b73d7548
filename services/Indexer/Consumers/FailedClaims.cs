using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Ends claims that failed before they came to the Indexer.</summary>
internal sealed class FailedClaims(Settlement settlement, OutcomePublisher outcomes)
{
    /// <summary>Enters the outcome and publishes the one that stands.</summary>
    public async Task FailAsync(ConsumeContext context, Claim claim, Outcome outcome)
    {
        var submission = new OutcomeSubmission { Claim = claim, Outcome = outcome, TraceId = context.TraceId() };
        var settled = await settlement.SettleAsync([new Arrival(submission, context.TraceContext())], context.CancellationToken);
        await outcomes.PublishAsync(context, settled[0]);
    }
}
