using Ingestion.Hosting;
using Ingestion.Indexer.Consumers;
using Ingestion.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Indexer;

/// <summary>Adds the Indexer to a process.</summary>
public static class IndexerModule
{
    /// <summary>Adds the Indexer: articles, rejections and faults in, one outcome each out.</summary>
    public static IngestionBuilder AddIndexer(this IngestionBuilder ingestion)
    {
        ArgumentNullException.ThrowIfNull(ingestion);
        ingestion.Services.AddValidatedOptions<BatchOptions>(ingestion.Configuration, "Ingestion:Batch");
        ingestion.Services.AddStorage(ingestion.Configuration);
        ingestion.Services.AddSingleton<Settlement>();
        ingestion.Services.AddSingleton<OutcomePublisher>();
        ingestion.Services.AddSingleton<FailedClaims>();
        ingestion.Services.AddHostedService<StoreOpening>();
        ingestion.Bus.AddConsumer<ArticleParsedConsumer, ArticleParsedConsumerDefinition>();
        ingestion.Bus.AddConsumer<PageRejectedConsumer, PageRejectedConsumerDefinition>();
        ingestion.Bus.AddConsumer<FaultConsumer, FaultConsumerDefinition>();
        ingestion.Bus.AddConsumer<CrashedPageConsumer, CrashedPageConsumerDefinition>();
        ingestion.Bus.AddConsumer<CrashedArticleConsumer, CrashedArticleConsumerDefinition>();
        ingestion.Bus.AddConsumer<CrashedRejectionConsumer, CrashedRejectionConsumerDefinition>();
        ingestion.Bus.AddConsumer<CrashedFaultConsumer, CrashedFaultConsumerDefinition>();
        return ingestion;
    }
}
