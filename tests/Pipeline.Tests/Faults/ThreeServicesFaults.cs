using Ingestion.Hosting.Bus;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What can go wrong with three services, their broker and their store.</summary>
internal static class ThreeServicesFaults
{
    public static IReadOnlyList<Fault<ThreeServices>> All { get; } =
    [
        new("Fetcher killed (kill -9)", 2, 25, (installation, chance) => AnyFaults.KillAsync(installation, chance, Pipe.Fetcher)),
        new("Parser killed (kill -9)", 2, 25, (installation, chance) => AnyFaults.KillAsync(installation, chance, Pipe.Parser)),
        new("Indexer killed (kill -9)", 2, 25, (installation, chance) => AnyFaults.KillAsync(installation, chance, Pipe.Indexer)),
        new("Indexer killed 22 times while its store is away", 0, 1, KillIndexerAtOnceAsync),
        new("frozen", 0, 3, AnyFaults.FreezeAsync),
        new("clock off by an hour", 1, 4, AnyFaults.SkewClockAsync) { Prepare = AnyFaults.NeedsTimeLibrary },
        new("disk full", 1, 3, AnyFaults.FillDiskAsync) { Prepare = installation => SmallDisk.Mount(installation.Folder) },
        new("one of two Fetchers lost for good", 1, 5, AnyFaults.LoseFetcherAsync)
        {
            StartedAsync = installation => installation.StartAnotherFetcherAsync("another"),
        },
        new("broker restarted", 1, 2, (installation, _) => RestartBrokerAsync(installation, TimeSpan.Zero)) { Prepare = NeedsContainers },
        new("broker stopped", 0, 1, (installation, _) => RestartBrokerAsync(installation, Chaos.Stop)) { Prepare = NeedsContainers },
        new("broker made anew", 1, 2, (installation, _) => installation.Broker.MakeAnewAsync()),
        new("store restarted", 1, 2, (installation, _) => RestartStoreAsync(installation, TimeSpan.Zero)) { Prepare = NeedsContainers },
        new("store stopped", 0, 1, (installation, _) => RestartStoreAsync(installation, Chaos.Stop)) { Prepare = NeedsContainers },
        new("network to the broker cut", 2, 9, (installation, chance) => CutAsync(installation.ToBroker, chance)),
        new("network to the store cut", 1, 6, (installation, chance) => CutAsync(installation.ToStore, chance)),
        new("network to the broker slow", 0, 1, (installation, _) => SlowAsync(installation.ToBroker.Values, TimeSpan.FromMilliseconds(50))),
        new("store slow", 1, 1, (installation, _) => SlowAsync(installation.ToStore.Values, TimeSpan.FromMilliseconds(200))),
        new("events dropped", 1, 5, DropEventsAsync),
    ];

    private static string NeedsContainers(ThreeServices installation) =>
        installation.Servers.Broker.IsContainer && installation.Servers.Database.IsContainer ? "" : "needs containers, and there is no Docker here";

    private static async Task RestartBrokerAsync(ThreeServices installation, TimeSpan outage)
    {
        await installation.Servers.Broker.StopAsync();
        await AnyFaults.WaitAsync(outage);
        await installation.Servers.Broker.StartAgainAsync();
    }

    private static async Task RestartStoreAsync(ThreeServices installation, TimeSpan outage)
    {
        await installation.Servers.Database.StopAsync();
        await AnyFaults.WaitAsync(outage);
        await installation.Servers.Database.StartAgainAsync();
    }

    /// <summary>Cuts one of the networks, either so that nobody is told or so that its connections end.</summary>
    private static async Task CutAsync(IReadOnlyDictionary<string, TcpProxy> networks, Random chance)
    {
        var network = networks.Values.ElementAt(chance.Next(networks.Count));
        network.Cut();
        if (chance.Next(2) == 0)
            network.Reset();
        await AnyFaults.WaitAsync(Chaos.Outage / 2);
        network.Heal();
    }

    private static async Task SlowAsync(IEnumerable<TcpProxy> networks, TimeSpan delay)
    {
        foreach (var network in networks)
            network.Slow(delay);
        await AnyFaults.WaitAsync(Chaos.Outage);
        foreach (var network in networks)
            network.Slow(TimeSpan.Zero);
    }

    /// <summary>Again and again, before any of its messages comes into the store.</summary>
    private static async Task KillIndexerAtOnceAsync(ThreeServices installation, Random chance)
    {
        const int deliveries = 22;
        installation.ToStore[Pipe.Indexer].Cut();
        for (var kill = 0; kill < deliveries; kill++)
        {
            await Patience.UntilAsync("the Indexer to take messages", async () => await installation.Broker.HeldAsync(Queues.Articles) > 0, installation.Said);
            await installation.KillAndStartAgainAsync(Pipe.Indexer);
        }

        installation.ToStore[Pipe.Indexer].Heal();
    }

    /// <summary>What the Indexer told a Fetcher that had just died is taken from its queue.</summary>
    private static async Task DropEventsAsync(ThreeServices installation, Random chance)
    {
        await installation[Pipe.Fetcher].KillAsync();
        await AnyFaults.WaitAsync(TimeSpan.FromSeconds(1 + chance.NextDouble()));
        await installation.Broker.PurgeAsync(queue => queue.StartsWith("page-settled-", StringComparison.Ordinal));
        installation.Start(Pipe.Fetcher);
    }
}
