using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>The queue <c>indexer-articles</c>.</summary>
internal sealed class ArticleParsedConsumerDefinition(BatchOptions options)
    : BatchConsumerDefinition<ArticleParsedConsumer>(Queues.Articles, options);

/// <summary>The queue <c>indexer-rejections</c>.</summary>
internal sealed class PageRejectedConsumerDefinition(BatchOptions options)
    : BatchConsumerDefinition<PageRejectedConsumer>(Queues.Rejections, options);

/// <summary>A queue whose messages are taken in batches.</summary>
internal abstract class BatchConsumerDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    private readonly BatchOptions _options;

    protected BatchConsumerDefinition(string queue, BatchOptions options)
    {
        EndpointName = queue;
        _options = options;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        // One batch is written while the next one fills; with fewer messages in flight every batch would wait for its timer.
        endpointConfigurator.PrefetchCount = _options.Size * 2;
        endpointConfigurator.ConcurrentMessageLimit = _options.Size * 2;
        consumerConfigurator.Options<MassTransit.BatchOptions>(batch => batch
            .SetMessageLimit(_options.Size)
            .SetTimeLimit(_options.TimeLimit)
            .SetConcurrencyLimit(1));
    }
}
