using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Publishes the outcomes of a batch, each in the trace of its own page.</summary>
internal static class OutcomePublishing
{
    public static Task PublishAsync<TMessage>(Batch<TMessage> batch, IReadOnlyList<PageSettled> settled)
        where TMessage : class =>
        Task.WhenAll(settled.Select((outcome, index) => PublishAsync(batch[index], outcome)));

    private static async Task PublishAsync<TMessage>(ConsumeContext<TMessage> message, PageSettled outcome)
        where TMessage : class
    {
        using var activity = IndexerTelemetry.Source.StartActivity(IndexerTelemetry.Settle, ActivityKind.Internal, message.TraceContext());
        await message.Publish(outcome, message.CancellationToken);
    }
}
