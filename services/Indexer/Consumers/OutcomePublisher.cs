using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using Ingestion.Hosting.Telemetry;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Ingestion.Indexer.Consumers;

/// <summary>Publishes outcomes, each in the trace of its own page, and logs one line for each.</summary>
internal sealed class OutcomePublisher(IBus bus, BusOptions options, ILogger<OutcomePublisher> logger)
{
    /// <summary>The outcomes of a batch, in the order of its messages.</summary>
    public Task PublishAsync<TMessage>(Batch<TMessage> batch, IReadOnlyList<PageSettled> settled)
        where TMessage : class =>
        Task.WhenAll(settled.Select((outcome, index) => PublishAsync(batch[index], outcome)));

    /// <summary>The outcome that a message led to.</summary>
    public async Task PublishAsync(ConsumeContext message, PageSettled outcome)
    {
        using var activity = IndexerTelemetry.Activities.StartActivity(IndexerTelemetry.Settle, ActivityKind.Internal, message.TraceContext());
        activity.Describe(outcome.Claim, outcome.Outcome);
        await bus.PublishWithinLimitAsync(outcome, options, message.CancellationToken);
        logger.Ended(outcome);
    }
}
