using Ingestion.Pipeline.Tests.Services;
using Ingestion.Storage;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>
/// Drops pages while a fault strikes at points that a seed decides, and then holds what came of them to the promise:
/// every page has exactly one outcome, and the store holds each article once.
/// </summary>
internal static class FaultRun
{
    /// <summary>All faults strike one load, in an order that the seed decides; in the short form not those that take longest.</summary>
    public static async Task AllAsync<TInstallation>(TInstallation installation, IReadOnlyList<Fault<TInstallation>> faults)
        where TInstallation : Installation
    {
        var seed = Chaos.Seed();
        var chance = new Random(seed);
        var strikes = Possible(installation, faults).SelectMany(fault => Enumerable.Repeat(fault, Chaos.IsLong ? fault.LongStrikes : fault.Strikes)).ToArray();
        chance.Shuffle(strikes);
        var struck = 0;
        try
        {
            await RunAsync(installation, strikes, new Load(Chaos.Pages(strikes.Length), chance), chance, () => struck++);
        }
        catch (Exception error) when (error is not Xunit.Sdk.SkipException)
        {
            var before = string.Join(", ", strikes.Take(struck).Select(fault => fault.Name));
            throw new InvalidOperationException(
                $"The promise is broken in the size '{installation.Size}', again with INGESTION_CHAOS_SEED={seed}, after: {before}. {error.Message}\n{installation.Said()}", error);
        }
    }

    private static List<Fault<TInstallation>> Possible<TInstallation>(TInstallation installation, IReadOnlyList<Fault<TInstallation>> faults)
        where TInstallation : Installation
    {
        var possible = new List<Fault<TInstallation>>();
        foreach (var fault in faults.Where(fault => (Chaos.IsLong || fault.Strikes > 0) && Chaos.IsWanted(fault.Name)))
        {
            if (fault.Prepare(installation) is { Length: > 0 } missing)
                TestContext.Current.TestOutputHelper?.WriteLine($"'{fault.Name}' is left out: {missing}");
            else
                possible.Add(fault);
        }

        Assert.SkipWhen(possible.Count == 0, "none of the faults that were asked for can be had here");
        return possible;
    }

    private static async Task RunAsync<TInstallation>(
        TInstallation installation, Fault<TInstallation>[] strikes, Load load, Random chance, Action striking)
        where TInstallation : Installation
    {
        await installation.StartAsync();
        foreach (var fault in strikes.Distinct())
            await fault.StartedAsync(installation);
        var table = new FaultTable(installation.Size);
        for (var strike = 0; strike < strikes.Length; strike++)
        {
            var (begin, end) = (load.Dropped, load.Pages * (strike + 1) / strikes.Length);
            var before = end - ((end - begin) / 3);
            await load.DropUntilAsync(before, installation.Folder);

            // Somewhere in these pages; those before it may still be on their way.
            var point = chance.Next(begin, before);
            await installation.UntilAsync($"{point} outcomes", now => now.Outcomes >= point);
            striking();
            var dropping = load.DropUntilAsync(end, installation.Folder);
            await strikes[strike].StrikeAsync(installation, chance);
            var healed = TimeProvider.System.GetTimestamp();
            var reached = (await installation.ProgressAsync()).Outcomes;
            await dropping;
            await installation.UntilAsync("the next outcome", now => now.Outcomes > reached || now.IsSettled(end));
            table.Add(strikes[strike].Name, end - begin, TimeProvider.System.GetElapsedTime(healed));
        }

        try
        {
            await EndAsync(installation, load);
        }
        catch (TimeoutException)
        {
            // What is lost is to be seen in the table too.
            await KeepAsync(installation, load, table);
            throw;
        }

        await KeepAsync(installation, load, table);
        await AssertSettledAsync(installation, load);
    }

    private static async Task KeepAsync(Installation installation, Load load, FaultTable table)
    {
        var (counts, articles) = await CountAsync(installation);
        Chaos.Keep(table.Rows(
            Math.Max(0, load.Pages - counts.Total()) + Math.Max(0, load.Articles - articles),
            Math.Max(0, counts.Total() - load.Pages) + Math.Max(0, articles - load.Articles)));
    }

    /// <summary>Waits for the outcomes of a load, stops everything and holds what is there to the promise.</summary>
    public static async Task AssertPromiseAsync(Installation installation, Load load)
    {
        await EndAsync(installation, load);
        await AssertSettledAsync(installation, load);
    }

    private static async Task EndAsync(Installation installation, Load load)
    {
        await installation.UntilAsync("all pages to be settled", now => now.IsSettled(load.Pages));
        await installation.StopAsync();
    }

    private static async Task<(OutcomeCounts Counts, long Articles)> CountAsync(Installation installation) =>
        (await installation.Store.CountAsync(), await installation.Store.Articles.CountAsync(TestContext.Current.CancellationToken));

    private static async Task AssertSettledAsync(Installation installation, Load load)
    {
        var (counts, articles) = await CountAsync(installation);
        Assert.Empty(counts.Failed);
        Assert.Equal(load.Rejected, counts.Rejected.Values.Sum());
        Assert.Equal(load.Pages - load.Rejected, counts.Created + counts.Updated + counts.Unchanged);
        Assert.Equal(load.Articles, counts.Created);
        Assert.Equal(load.Articles, articles);
        var folder = installation.Folder;
        Assert.Empty(folder.FilesIn("inbox"));
        Assert.Empty(folder.FilesIn("claimed"));
        Assert.Empty(folder.FilesIn("failed"));
        Assert.Empty(folder.FilesIn(".incoming"));
        Assert.Equal(load.Pages - load.Rejected, folder.FilesIn("done").Count);
        Assert.Equal(2 * load.Rejected, folder.FilesIn("rejected").Count);
        Assert.DoesNotContain(await installation.MessagesAsync(), queue => queue.Value > 0);
    }
}
