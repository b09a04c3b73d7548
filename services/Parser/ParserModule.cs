using Ingestion.Extraction;
using Ingestion.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Parser;

/// <summary>Adds the Parser to a process.</summary>
public static class ParserModule
{
    /// <summary>Adds the Parser: pages in, articles or rejections out.</summary>
    public static IngestionBuilder AddParser(this IngestionBuilder ingestion)
    {
        ArgumentNullException.ThrowIfNull(ingestion);
        ingestion.Services.AddValidatedOptions<ParserOptions>(ingestion.Configuration, "Ingestion:Parser");
        ingestion.Services.AddValidatedOptions<KindOptions>(ingestion.Configuration, "Ingestion:Parser");
        ingestion.Services.AddSingleton<ArticleExtractor>();
        ingestion.Services.AddSingleton<PageParser>();
        ingestion.Services.AddSingleton<TracedParser>();
        ingestion.Bus.AddConsumer<PageFetchedConsumer, PageFetchedConsumerDefinition>();
        return ingestion;
    }
}
