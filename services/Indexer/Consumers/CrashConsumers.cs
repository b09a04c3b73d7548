using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Enters pages that killed their Parser again and again into the ledger, as failed.</summary>
internal sealed class CrashedPageConsumer(FailedClaims failed) : IConsumer<PageFetched>
{
    public Task Consume(ConsumeContext<PageFetched> context) => failed.FailAsync(context, context.Message.Claim, Failure.ByCrash(Stage.Parse));
}

/// <summary>Enters articles that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedArticleConsumer(FailedClaims failed) : IConsumer<ArticleParsed>
{
    public Task Consume(ConsumeContext<ArticleParsed> context) => failed.FailAsync(context, context.Message.Claim, Failure.ByCrash(Stage.Index));
}

/// <summary>Enters rejections that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedRejectionConsumer(FailedClaims failed) : IConsumer<PageRejected>
{
    public Task Consume(ConsumeContext<PageRejected> context) => failed.FailAsync(context, context.Message.Claim, Failure.ByCrash(Stage.Index));
}

/// <summary>Enters faults that killed their Indexer again and again into the ledger, as failed.</summary>
internal sealed class CrashedFaultConsumer(FailedClaims failed)
    : IConsumer<Fault<PageFetched>>, IConsumer<Fault<ArticleParsed>>, IConsumer<Fault<PageRejected>>
{
    public Task Consume(ConsumeContext<Fault<PageFetched>> context) => failed.FailAsync(context, context.Message.Message.Claim, Failure.ByCrash(Stage.Index));

    public Task Consume(ConsumeContext<Fault<ArticleParsed>> context) => failed.FailAsync(context, context.Message.Message.Claim, Failure.ByCrash(Stage.Index));

    public Task Consume(ConsumeContext<Fault<PageRejected>> context) => failed.FailAsync(context, context.Message.Message.Claim, Failure.ByCrash(Stage.Index));
}

/// <summary>The dead letters of <see cref="Queues.Parser"/>.</summary>
internal sealed class CrashedPageConsumerDefinition() : DeadLetterConsumerDefinition<CrashedPageConsumer>(Queues.Parser);

/// <summary>The dead letters of <see cref="Queues.Articles"/>.</summary>
internal sealed class CrashedArticleConsumerDefinition() : DeadLetterConsumerDefinition<CrashedArticleConsumer>(Queues.Articles);

/// <summary>The dead letters of <see cref="Queues.Rejections"/>.</summary>
internal sealed class CrashedRejectionConsumerDefinition() : DeadLetterConsumerDefinition<CrashedRejectionConsumer>(Queues.Rejections);

/// <summary>The dead letters of <see cref="Queues.Faults"/>.</summary>
internal sealed class CrashedFaultConsumerDefinition() : DeadLetterConsumerDefinition<CrashedFaultConsumer>(Queues.Faults);
