using Ingestion.Contracts;
using Ingestion.Hosting.Telemetry;
using Ingestion.Storage;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Indexes articles, a batch at a time.</summary>
internal sealed class ArticleParsedConsumer(Settlement settlement, OutcomePublisher outcomes) : IConsumer<Batch<ArticleParsed>>
{
    public async Task Consume(ConsumeContext<Batch<ArticleParsed>> context)
    {
        var settled = await settlement.SettleAsync([.. context.Message.Select(Arrival)], context.CancellationToken);
        await outcomes.PublishAsync(context.Message, settled);
    }

    private static Arrival Arrival(ConsumeContext<ArticleParsed> context)
    {
        var message = context.Message;
        var submission = new ArticleSubmission
        {
            Claim = message.Claim,
            Article = message.Article,
            ExtractorVersion = message.ExtractorVersion,
            TraceId = context.TraceId(),
        };
        return new Arrival(submission, context.TraceContext());
    }
}
