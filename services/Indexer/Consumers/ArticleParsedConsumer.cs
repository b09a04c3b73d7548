using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Indexes articles, a batch at a time.</summary>
internal sealed class ArticleParsedConsumer(Settlement settlement) : IConsumer<Batch<ArticleParsed>>
{
    public async Task Consume(ConsumeContext<Batch<ArticleParsed>> context)
    {
        var settled = await settlement.SettleAsync([.. context.Message.Select(Submission)], context.CancellationToken);
        await OutcomePublishing.PublishAsync(context.Message, settled);
    }

    private static ArticleSubmission Submission(ConsumeContext<ArticleParsed> message) => new()
    {
        Claim = message.Message.Claim,
        Article = message.Message.Article,
        ExtractorVersion = message.Message.ExtractorVersion,
        TraceId = message.TraceId(),
    };
}
