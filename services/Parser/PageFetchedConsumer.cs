using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Parser;

/// <summary>Parses every page that was fetched.</summary>
internal sealed class PageFetchedConsumer(PageParser parser) : IConsumer<PageFetched>
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
    public PageFetchedConsumerDefinition(ParserOptions options)
    {
        EndpointName = "parser";
        ConcurrentMessageLimit = options.Concurrency;
    }
}
