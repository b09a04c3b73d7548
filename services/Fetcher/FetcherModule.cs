using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher;

/// <summary>Adds the Fetcher to a process.</summary>
public static class FetcherModule
{
    /// <summary>
    /// Adds the watched inbox and all that settles its claims. The process needs a bus and an
    /// <see cref="Storage.ILedger"/>; any <see cref="IOutcomeObserver"/> it has is told of outcomes.
    /// </summary>
    public static IngestionBuilder AddFetcher(this IngestionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions<InboxOptions>(builder.Configuration, "Ingestion:Inbox");
        services.AddValidatedOptions<InFlightOptions>(builder.Configuration, "Ingestion:InFlight");
        services.AddValidatedOptions<SettlingOptions>(builder.Configuration, "Ingestion:Settling");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new Folders(provider.GetRequiredService<InboxOptions>().Data));
        services.AddSingleton<WriterProbe>(OpenWriters.Probe);
        services.AddSingleton<InFlight>();
        services.AddSingleton<OpenClaims>();
        services.AddSingleton<Backlog>();
        services.AddSingleton<Hints>();
        services.AddSingleton<Claimer>();
        services.AddSingleton<IPagePublisher, PagePublisher>();
        services.AddSingleton<ClaimPublisher>();
        services.AddSingleton<Settler>();
        services.AddSingleton<Adoption>();
        services.AddSingleton<Reconciler>();
        services.AddSingleton<Reconnections>();
        services.AddSingleton(provider => new Inbox(
            provider.GetRequiredService<Folders>(),
            provider.GetRequiredService<InboxOptions>(),
            provider.GetRequiredService<Hints>(),
            provider.GetRequiredService<Claimer>(),
            provider.GetRequiredService<OpenClaims>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Inbox>>()));
        services.AddSingleton<FetcherService>();
        services.AddHostedService(provider => provider.GetRequiredService<FetcherService>());
        builder.Bus.AddReceiveEndpointObserver(provider => provider.GetRequiredService<Reconnections>());
        builder.Bus.AddConsumer<PageSettledConsumer, PageSettledConsumerDefinition>();
        return builder;
    }
}
