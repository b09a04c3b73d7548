using System.Text.Encodings.Web;
using Ingestion.Hosting.Health;
using Ingestion.Security;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingestion.Hosting.Bus;

/// <summary>The transports: RabbitMQ where <c>ConnectionStrings:rabbitmq</c> names one, else the process itself.</summary>
internal static class BusTransport
{
    private const string Authority = "Ingestion:Bus:CertificateAuthority";

    public static void UseTransport(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        var address = configuration.GetConnectionString("rabbitmq");
        if (string.IsNullOrWhiteSpace(address))
            bus.UseProcess();
        else
            bus.UseBroker(BrokerAddress.Parse(address), Authorities(configuration, address));
    }

    private static CertificateAuthorities Authorities(IConfiguration configuration, string address)
    {
        var authorities = CertificateAuthorities.Read(Authority, configuration[Authority]);
        return authorities.AreGiven && !BrokerAddress.IsSecure(BrokerAddress.Parse(address))
            ? throw new OptionsValidationException(Authority, typeof(BusOptions), [$"Setting {Authority}: it is for TLS, and ConnectionStrings:rabbitmq does not ask for that; write amqps:// there."])
            : authorities;
    }

    private static void UseProcess(this IBusRegistrationConfigurator bus)
    {
        bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.DiscardFaultedMessages());
        bus.UsingInMemory((context, configurator) =>
        {
            configurator.MessageTopology.SetEntityNameFormatter(new EntityNames());
            configurator.WriteLettersAsTheyAre();
            configurator.ConfigureEndpoints(context);
        });
    }

    private static void UseBroker(this IBusRegistrationConfigurator bus, Uri address, CertificateAuthorities authorities)
    {
        var queues = new ConsumedQueues();
        bus.AddSingleton(provider => new BrokerCertificate(new ServerCertificate(
            "The broker", authorities, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ServerCertificate>>())));
        bus.AddSingleton(provider => new BrokerHealth(address, provider.GetRequiredService<BrokerCertificate>(), queues));
        bus.AddHostedService<ConsumerWatch>();
        bus.AddHealthChecks().AddCheck<BrokerHealth>("broker", tags: [HealthEndpoints.ReadyTag], timeout: TimeSpan.FromSeconds(5));
        bus.AddConfigureEndpointsCallback((_, queue, endpoint) =>
        {
            // The outcome of a fault is in the ledger and its page in claimed/: a third copy in an error queue serves nobody.
            endpoint.DiscardFaultedMessages();

            // A message of a type that nobody here knows: its claim is published again.
            endpoint.DiscardSkippedMessages();
            endpoint.RetryTransport();
            if (endpoint is not IRabbitMqReceiveEndpointConfigurator broker)
                return;
            queues.Add(queue);
            broker.SetQuorumQueue();
            if (!DeadLetters.IsFor(queue))
                broker.BindDeadLetterQueue(DeadLetters.Of(queue), DeadLetters.Of(queue), dead => dead.SetQueueArgument("x-queue-type", "quorum"));
        });
        bus.UsingRabbitMq((context, configurator) =>
        {
            var options = context.GetRequiredService<BusOptions>();
            configurator.Host(address, host =>
            {
                if (BrokerAddress.IsSecure(address))
                    context.GetRequiredService<BrokerCertificate>().AskFor(address.Host, host);
            });
            configurator.PrefetchCount = options.Prefetch;
            configurator.MessageTopology.SetEntityNameFormatter(new EntityNames());
            configurator.WriteLettersAsTheyAre();
            configurator.UsePublishFilter(typeof(PublishFilter<>), context);
            configurator.ConfigureEndpoints(context);
        });
    }

    /// <summary>Text of other scripts would take six bytes a letter escaped; a message is never put into a web page.</summary>
    private static void WriteLettersAsTheyAre(this IBusFactoryConfigurator configurator) => configurator.ConfigureJsonSerializerOptions(json =>
    {
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return json;
    });
}
