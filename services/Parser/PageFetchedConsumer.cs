using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Parser;

/// <summary>Parses every page that was fetched.</summary>
internal sealed class PageFetchedConsumer(TracedParser parser, IBus bus, BusOptions options) : IConsumer<PageFetched>
{
    public Task Consume(ConsumeContext<PageFetched> context) =>
        parser.Parse(context.Message, context.CancellationToken) switch
        {
            ParseResult.Parsed parsed => PublishAsync(context, parsed.Message),
            ParseResult.Rejected rejected => bus.PublishWithinLimitAsync(rejected.Message, options, context.CancellationToken),
            var unknown => throw new InvalidOperationException($"Parse result {unknown} has no message."),
        };

    private async Task PublishAsync(ConsumeContext<PageFetched> context, ArticleParsed article)
    {
        try
        {
            await bus.PublishWithinLimitAsync(article, options, context.CancellationToken);
        }
        catch (MessageTooLargeException)
        {
            var rejected = new PageRejected
            {
                Claim = article.Claim,
                Reason = Reason.TooLarge,
                Sentence = "The page's article is too large for a message: drop the page in parts.",
                Stage = Stage.Parse,
            };
            await bus.PublishWithinLimitAsync(rejected, options, context.CancellationToken);
        }
    }
}

/// <summary>The queue <c>parser</c>: as many pages at a time as there are processors to parse them.</summary>
internal sealed class PageFetchedConsumerDefinition : ConsumerDefinition<PageFetchedConsumer>
{
    private readonly ParserOptions _options;
    private readonly TimeProvider _timeProvider;

    public PageFetchedConsumerDefinition(ParserOptions options, TimeProvider timeProvider)
    {
        EndpointName = Queues.Parser;
        _options = options;
        _timeProvider = timeProvider;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<PageFetchedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        // The next page is at hand when one is done; more would only be held back from other Parsers.
        endpointConfigurator.PrefetchCount = 2 * _options.Concurrency;

        // All of them may wait as suspects; the limit is on those that are parsed, so that none waits in another's place.
        endpointConfigurator.ConcurrentMessageLimit = 2 * _options.Concurrency;
        consumerConfigurator.UseConcurrentMessageLimit(_options.Concurrency);
        endpointConfigurator.TakeSuspectsAlone(_timeProvider);
    }
}
