using System.Diagnostics;
using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.CrashingParser;

/// <summary>
/// Kills the Parser when a page of a certain name has reached its consumer: at once and without a word, as the kernel does
/// when memory runs out. At a page of another name it only throws. The Parser around it is the real one.
/// </summary>
internal sealed class DeathByPage : IConsumerConfigurationObserver, IFilter<ConsumeContext<PageFetched>>
{
    private const string Killer = "kills-its-parser.html";
    private const string Thrower = "throws-in-its-parser.html";

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
    }

    public Task Send(ConsumeContext<PageFetched> context, IPipe<ConsumeContext<PageFetched>> next)
    {
        switch (context.Message.Claim.Source.Name)
        {
            case Killer:
                Process.GetCurrentProcess().Kill();
                break;
            case Thrower:
                throw new InvalidOperationException("It said: \u001B[31mthe page.", new NotSupportedException("Within it."));
        }
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deathByPage");
}
