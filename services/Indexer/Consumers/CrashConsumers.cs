using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters pages that killed their Parser again and again into the ledger, as failed.</summary>
internal sealed class CrashedPageConsumer(Settlement settlement) : IConsumer<PageFetched>
{
    public Task Consume(ConsumeContext<PageFetched> context) => context.CrashAsync(settlement, context.Message.Claim, Stage.Parse);
}

/// <summary>Enters articles that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedArticleConsumer(Settlement settlement) : IConsumer<ArticleParsed>
{
    public Task Consume(ConsumeContext<ArticleParsed> context) => context.CrashAsync(settlement, context.Message.Claim, Stage.Index);
}

/// <summary>Enters rejections that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedRejectionConsumer(Settlement settlement) : IConsumer<PageRejected>
{
    public Task Consume(ConsumeContext<PageRejected> context) => context.CrashAsync(settlement, context.Message.Claim, Stage.Index);
}

/// <summary>Enters faults that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedFaultConsumer(Settlement settlement) : IConsumer<Fault<PageFetched>>, IConsumer<Fault<ArticleParsed>>
{
    public Task Consume(ConsumeContext<Fault<PageFetched>> context) => context.CrashAsync(settlement, context.Message.Message.Claim, Stage.Index);

    public Task Consume(ConsumeContext<Fault<ArticleParsed>> context) => context.CrashAsync(settlement, context.Message.Message.Claim, Stage.Index);
}

/// <summary>The dead letters of <see cref="Queues.Parser"/>.</summary>
internal sealed class CrashedPageConsumerDefinition() : DeadLetterConsumerDefinition<CrashedPageConsumer>(Queues.Parser);

/// <summary>The dead letters of <see cref="Queues.Articles"/>.</summary>
internal sealed class CrashedArticleConsumerDefinition() : DeadLetterConsumerDefinition<CrashedArticleConsumer>(Queues.Articles);

/// <summary>The dead letters of <see cref="Queues.Rejections"/>.</summary>
internal sealed class CrashedRejectionConsumerDefinition() : DeadLetterConsumerDefinition<CrashedRejectionConsumer>(Queues.Rejections);

/// <summary>The dead letters of <see cref="Queues.Faults"/>.</summary>
internal sealed class CrashedFaultConsumerDefinition() : DeadLetterConsumerDefinition<CrashedFaultConsumer>(Queues.Faults);

/// <summary>What a crash is in the ledger.</summary>
internal static class Crash
{
    public static async Task CrashAsync(this ConsumeContext context, Settlement settlement, Claim claim, Stage stage)
    {
        var outcome = new Outcome
        {
            Kind = OutcomeKind.Failed,
            Reason = Reason.Crashed,
            Sentence = $"The page killed the {(stage == Stage.Parse ? "Parser" : "Indexer")} each time it was tried: report it with the page; 'ingest retry' sends it again after an update.",
            Stage = stage,
        };
        var settled = await settlement.SettleAsync(
            [new OutcomeSubmission { Claim = claim, Outcome = outcome, TraceId = context.TraceId() }], context.CancellationToken);
        await context.Publish(settled[0], context.CancellationToken);
    }
}
