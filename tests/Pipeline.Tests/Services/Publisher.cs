using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Publishes messages of the test's own.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly IBusControl _bus;

    private Publisher(IBusControl bus) => _bus = bus;

    public IBus Bus => _bus;

    public static async Task<Publisher> StartAsync(VirtualHost broker)
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(configurator =>
        {
            configurator.Host(broker.Address);
            configurator.MessageTopology.SetEntityNameFormatter(new EntityNames());
        });
        await bus.StartAsync(TestContext.Current.CancellationToken);
        return new Publisher(bus);
    }

    public ValueTask DisposeAsync() => new(_bus.StopAsync(CancellationToken.None));
}
