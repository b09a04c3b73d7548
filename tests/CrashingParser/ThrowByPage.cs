using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.CrashingParser;

/// <summary>Throws, as the consumer itself would, when a page of a certain name has reached it.</summary>
internal sealed class ThrowByPage<TConsumer, TMessage> : IFilter<ConsumerConsumeContext<TConsumer, TMessage>>
    where TConsumer : class
    where TMessage : class
{
    private const string Name = "throws-in-its-parser.html";

    public Task Send(ConsumerConsumeContext<TConsumer, TMessage> context, IPipe<ConsumerConsumeContext<TConsumer, TMessage>> next)
    {
        if (context.Message is PageFetched page && page.Claim.Source.Name == Name)
            throw new InvalidOperationException("It said: \u001B[31mthe page.", new NotSupportedException("Within it."));
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("throwByPage");
}
