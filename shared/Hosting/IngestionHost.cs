using Ingestion.Hosting.Bus;
using Ingestion.Hosting.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Hosting;

/// <summary>What every service starts with.</summary>
public static class IngestionHost
{
    /// <summary>
    /// Gives a process its telemetry, its clock and its bus, and adds the modules to it. The bus has started before the
    /// first hosted service of a module starts, and stops after the last one has stopped.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">The service's name in telemetry, such as <c>parser</c>.</param>
    /// <param name="modules">Adds one module or more.</param>
    public static void AddIngestion(this IHostApplicationBuilder builder, string service, Action<IngestionBuilder> modules)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddTelemetry(service);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddValidatedOptions<BusOptions>(builder.Configuration, "Ingestion:Bus");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumeObserver<MemoryRelief>();
            modules(new IngestionBuilder(builder.Services, builder.Configuration, bus));
            bus.UseTransport(builder.Configuration);
        });

        // The host does not wait for the bus by itself; what is published before its queues stand is lost.
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
    }
}
