using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Parser;

/// <summary>Parses every page that was fetched.</summary>
internal sealed class PageFetchedConsumer(TracedParser parser) : IConsumer<PageFetched>
{
    public Task Consume(ConsumeContext<PageFetched> context) =>
        parser.Parse(context.Message, context.CancellationToken) switch
        {
            ParseResult.Parsed parsed => context.Publish(parsed.Message),
            ParseResult.Rejected rejected => context.Publish(rejected.Message),
            var unknown => throw new InvalidOperationException($"Parse result {unknown} has no message."),
        };
}

/// <summary>The queue <c>parser</c>: as many pages at a time as there are processors to parse them.</summary>
internal sealed class PageFetchedConsumerDefinition : ConsumerDefinition<PageFetchedConsumer>
{
    private readonly TimeProvider _timeProvider;

    public PageFetchedConsumerDefinition(ParserOptions options, TimeProvider timeProvider)
    {
        EndpointName = Queues.Parser;
        ConcurrentMessageLimit = options.Concurrency;
        _timeProvider = timeProvider;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<PageFetchedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        // The next page is at hand when one is done; more would only be held back from other Parsers.
        endpointConfigurator.PrefetchCount = 2 * ConcurrentMessageLimit!.Value;
        endpointConfigurator.TakeSuspectsAlone(_timeProvider);
    }
}
