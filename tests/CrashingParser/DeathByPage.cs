using System.Diagnostics;
using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.CrashingParser;

/// <summary>
/// Kills the Parser when a page of a certain name has reached its consumer: at once and without a word, as the kernel does
/// when memory runs out. The Parser around it is the real one.
/// </summary>
internal sealed class DeathByPage : IConsumerConfigurationObserver, IFilter<ConsumeContext<PageFetched>>
{
    private const string Killer = "kills-its-parser.html";

    public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator)
        where TConsumer : class
    {
    }

    public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
        where TConsumer : class
        where TMessage : class
    {
        if (configurator is IConsumerMessageConfigurator<PageFetched> pages)
            pages.UseFilter(this);
        configurator.UseFilter(new ThrowByPage<TConsumer, TMessage>());
    }

    public Task Send(ConsumeContext<PageFetched> context, IPipe<ConsumeContext<PageFetched>> next)
    {
        if (context.Message.Claim.Source.Name == Killer)
            Process.GetCurrentProcess().Kill();
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deathByPage");
}
