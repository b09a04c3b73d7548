using System.Diagnostics;
using Ingestion.Hosting.Bus;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>A service that is told to stop, as Docker and Kubernetes do with SIGTERM, ends what it has in hand and goes.</summary>
[Collection(ComposeSize.Name)]
public sealed class ShutdownTests(Servers servers) : IAsyncLifetime
{
    /// <summary>Docker kills what has not ended by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private ThreeServices _installation = null!;

    public async ValueTask InitializeAsync() => _installation = await ThreeServices.CreateAsync(servers);

    [Fact]
    public async Task Services_under_load_drain_within_the_time_that_Docker_gives_them()
    {
        var load = new Load(600, new Random(Chaos.Seed()));
        await _installation.StartAsync();
        await load.DropUntilAsync(load.Pages, _installation.Folder);
        foreach (var (service, share) in Pipe.Services.Select((service, index) => (service, index + 1)))
        {
            await _installation.UntilAsync("a part of the outcomes", now => now.Outcomes > load.Pages * share / 5);
            await StopInTimeAsync(service);
            _installation.Start(service);
        }

        await FaultRun.AssertPromiseAsync(_installation, load);
    }

    [Fact]
    public async Task Indexer_whose_store_is_away_stops_in_time_and_its_messages_stay_in_their_queue()
    {
        var load = new Load(100, new Random(Chaos.Seed()));
        await _installation.StartAsync();
        _installation.ToStore[Pipe.Indexer].Cut();
        await load.DropUntilAsync(load.Pages, _installation.Folder);
        await Patience.UntilAsync("the Indexer to hold messages", async () => await _installation.Broker.HeldAsync(Queues.Articles) > 0, _installation.Said);

        await StopInTimeAsync(Pipe.Indexer);
        _installation.ToStore[Pipe.Indexer].Heal();
        _installation.Start(Pipe.Indexer);

        await FaultRun.AssertPromiseAsync(_installation, load);
    }

    [Fact]
    public async Task Services_whose_broker_does_not_answer_stop_in_time()
    {
        var load = new Load(100, new Random(Chaos.Seed()));
        await _installation.StartAsync();
        await load.DropUntilAsync(load.Pages, _installation.Folder);
        foreach (var service in Pipe.Services)
        {
            _installation.ToBroker[service].Cut();
            await StopInTimeAsync(service);
            _installation.ToBroker[service].Heal();
            _installation.Start(service);
            await _installation[service].ReadyAsync();
        }

        await FaultRun.AssertPromiseAsync(_installation, load);
    }

    public ValueTask DisposeAsync() => _installation?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task StopInTimeAsync(string service)
    {
        var watch = Stopwatch.StartNew();
        await _installation[service].StopAsync();
        Assert.True(watch.Elapsed < Grace, $"{service} took {watch.Elapsed.TotalSeconds:0.0} s to stop. {_installation[service].Output()}");
    }
}
