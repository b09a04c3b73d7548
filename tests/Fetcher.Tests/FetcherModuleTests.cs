using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Fetcher.Tests.Rig;
using Ingestion.Hosting;
using Ingestion.Storage;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Tests;

/// <summary>The module in a whole process, with a real bus.</summary>
public sealed class FetcherModuleTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("module-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Page_travels_the_bus_with_a_trace_and_its_outcome_comes_back()
    {
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var observer = new FakeObserver();
        using var host = Build(observer, []);
        await host.StartAsync(FetcherRig.Cancelled);
        var folders = host.Services.GetRequiredService<Folders>();
        File.WriteAllText(Path.Combine(folders.Incoming, "x"), FetcherRig.Page());
        File.Move(Path.Combine(folders.Incoming, "x"), Path.Combine(folders.Inbox, "a.html"));

        var (claim, outcome) = await observer.NextAsync();

        Assert.Equal("a.html", claim.Source.Name);
        Assert.Equal(OutcomeKind.Rejected, outcome.Kind);
        var reason = Directory.GetFiles(folders.Rejected, "*.reason.json", SearchOption.AllDirectories).Single();
        Assert.True(ReasonFile.TryRead(reason, out var written));
        Assert.Matches("^[0-9a-f]{32}$", written.TraceId);
        await host.StopAsync(FetcherRig.Cancelled);
    }

    [Theory]
    [InlineData("Inbox:Fetcher", "../evil")]
    [InlineData("Inbox:MaxPageBytes", "0")]
    [InlineData("InFlight:Pages", "0")]
    [InlineData("Settling:LedgerInterval", "-00:00:01")]
    public async Task Bad_setting_stops_the_start_and_is_named(string setting, string value)
    {
        using var host = Build(new FakeObserver(), new() { [$"Ingestion:{setting}"] = value });

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(FetcherRig.Cancelled));

        Assert.Contains($"Ingestion:{setting}", refused.Message, StringComparison.Ordinal);
    }

    private IHost Build(FakeObserver observer, Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        settings["Ingestion:Inbox:Data"] = _data;
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<ILedger>(new FakeLedger());
        builder.Services.AddSingleton<IOutcomeObserver>(observer);
        builder.AddIngestion("fetcher", ingestion => ingestion.AddFetcher().Bus.AddConsumer<Echo>());
        return builder.Build();
    }

    /// <summary>Stands for Parser and Indexer: rejects every page, under the trace it came with.</summary>
    private sealed class Echo : IConsumer<PageFetched>
    {
        public Task Consume(ConsumeContext<PageFetched> context) => context.Publish(new PageSettled
        {
            Claim = context.Message.Claim,
            Outcome = FetcherRig.Rejected,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? "",
        });
    }
}
