using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What can go wrong with three services, their broker and their store.</summary>
internal static class ThreeServicesFaults
{
    public static IReadOnlyList<Fault<ThreeServices>> All { get; } =
    [
        new("kill -9", 9, 66, Kill.StrikeAsync),
        new("broker restarted", 1, 2, (installation, _) => RestartBrokerAsync(installation, TimeSpan.Zero)),
        new("broker stopped", 0, 1, (installation, _) => RestartBrokerAsync(installation, Chaos.Outage)),
        new("broker made anew", 1, 2, (installation, _) => installation.Broker.MakeAnewAsync()),
        new("store restarted", 1, 2, (installation, _) => RestartStoreAsync(installation, TimeSpan.Zero)),
        new("store stopped", 0, 1, (installation, _) => RestartStoreAsync(installation, Chaos.Outage)),
        new("network to the broker cut", 3, 9, (installation, chance) => CutAsync(installation.ToBroker, chance)),
        new("network to the store cut", 2, 6, (installation, chance) => CutAsync(installation.ToStore, chance)),
        new("network to the broker slow", 1, 1, (installation, _) => SlowAsync(installation.ToBroker.Values, TimeSpan.FromMilliseconds(50))),
        new("store slow", 1, 1, (installation, _) => SlowAsync(installation.ToStore.Values, TimeSpan.FromMilliseconds(200))),
        new("disk full", 1, 3, (installation, _) => FillDiskAsync(installation))
        {
            Prepare = installation => SmallDisk.Mount(installation.Folder),
        },
        new("events dropped", 1, 5, DropEventsAsync),
    ];

    private static async Task RestartBrokerAsync(ThreeServices installation, TimeSpan outage)
    {
        installation.Servers.Broker.SkipUnlessStoppable();
        await installation.Servers.Broker.StopAsync();
        await WaitAsync(outage);
        await installation.Servers.Broker.StartAgainAsync();
    }

    private static async Task RestartStoreAsync(ThreeServices installation, TimeSpan outage)
    {
        installation.Servers.Database.SkipUnlessStoppable();
        await installation.Servers.Database.StopAsync();
        await WaitAsync(outage);
        await installation.Servers.Database.StartAgainAsync();
    }

    /// <summary>Cuts one of the networks, either so that nobody is told or so that its connections end.</summary>
    private static async Task CutAsync(IReadOnlyDictionary<string, TcpProxy> networks, Random chance)
    {
        var network = networks.Values.ElementAt(chance.Next(networks.Count));
        network.Cut();
        if (chance.Next(2) == 0)
            network.Reset();
        await WaitAsync(Chaos.Outage / 3);
        network.Heal();
    }

    private static async Task SlowAsync(IEnumerable<TcpProxy> networks, TimeSpan delay)
    {
        foreach (var network in networks)
            network.Slow(delay);
        await WaitAsync(Chaos.Outage);
        foreach (var network in networks)
            network.Slow(TimeSpan.Zero);
    }

    private static async Task FillDiskAsync(Installation installation)
    {
        using (SmallDisk.Fill(installation.Folder))
            await WaitAsync(Chaos.Outage);
    }

    /// <summary>What the Indexer told a Fetcher that had just died is taken from its queue.</summary>
    private static async Task DropEventsAsync(ThreeServices installation, Random chance)
    {
        await installation[Pipe.Fetcher].KillAsync();
        await WaitAsync(TimeSpan.FromSeconds(1 + chance.NextDouble()));
        await installation.Broker.PurgeAsync(queue => queue.StartsWith("page-settled-", StringComparison.Ordinal));
        installation.Start(Pipe.Fetcher);
    }

    private static Task WaitAsync(TimeSpan outage) => Task.Delay(outage, TestContext.Current.CancellationToken);
}
