using Ingestion.Pipeline.Tests.Services;
using Ingestion.Storage;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>
/// Drops pages while a fault strikes at points that a seed decides, and then holds what came of them to the promise:
/// every page has exactly one outcome, and the store holds each article once.
/// </summary>
internal static class FaultRun
{
    private const int PagesOfAStrike = 40;
    private const int PagesOfALongStrike = 100;
    private const int FewestPages = 1_000;
    private const int PagesOfAll = 5_000;

    /// <summary>All faults strike one load, in an order that the seed decides; in the short form not those that take longest.</summary>
    public static Task AllAsync<TInstallation>(TInstallation installation, IReadOnlyList<Fault<TInstallation>> faults)
        where TInstallation : Installation
    {
        var possible = new List<Fault<TInstallation>>();
        foreach (var fault in faults.Where(fault => Chaos.IsLong || fault.Strikes > 0))
        {
            if (fault.Prepare(installation) is { Length: > 0 } missing)
                TestContext.Current.TestOutputHelper?.WriteLine($"'{fault.Name}' is left out: {missing}");
            else
                possible.Add(fault);
        }

        var strikes = possible.SelectMany(fault => Enumerable.Repeat(fault, Math.Max(1, fault.Strikes))).ToArray();
        return RunAsync(installation, "all of them", strikes, Chaos.IsLong ? PagesOfAll : strikes.Length * PagesOfAStrike);
    }

    /// <summary>The long form: one fault strikes a load of its own again and again.</summary>
    public static Task OneAsync<TInstallation>(TInstallation installation, Fault<TInstallation> fault)
        where TInstallation : Installation
    {
        var missing = fault.Prepare(installation);
        Assert.SkipWhen(missing.Length > 0, $"{fault.Name}: {missing}");
        return RunAsync(installation, fault.Name, Enumerable.Repeat(fault, fault.LongStrikes).ToArray(), Math.Max(FewestPages, fault.LongStrikes * PagesOfALongStrike));
    }

    private static async Task RunAsync<TInstallation>(TInstallation installation, string name, Fault<TInstallation>[] strikes, int pages)
        where TInstallation : Installation
    {
        var seed = Chaos.Seed();
        var chance = new Random(seed);
        chance.Shuffle(strikes);
        var struck = 0;
        try
        {
            await RunAsync(installation, name, strikes, new Load(pages, chance), chance, () => struck++);
        }
        catch (Exception error) when (error is not Xunit.Sdk.SkipException)
        {
            var before = string.Join(", ", strikes.Take(struck).Select(fault => fault.Name));
            throw new InvalidOperationException(
                $"The promise is broken in the size '{installation.Size}', again with INGESTION_CHAOS_SEED={seed}, after: {before}. {error.Message}\n{installation.Said()}", error);
        }
    }

    private static async Task RunAsync<TInstallation>(
        TInstallation installation, string name, Fault<TInstallation>[] strikes, Load load, Random chance, Action striking)
        where TInstallation : Installation
    {
        await installation.StartAsync();
        foreach (var fault in strikes.Distinct())
            await fault.StartedAsync(installation);
        var recovery = TimeSpan.Zero;
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
            var elapsed = TimeProvider.System.GetElapsedTime(healed);
            recovery = elapsed > recovery ? elapsed : recovery;
        }

        var (counts, articles) = await EndAsync(installation, load);
        var result = new FaultResult
        {
            Size = installation.Size,
            Fault = name,
            Strikes = strikes.Length,
            Pages = load.Pages,
            Lost = Math.Max(0, load.Pages - counts.Total()) + Math.Max(0, load.Articles - articles),
            Doubled = Math.Max(0, counts.Total() - load.Pages) + Math.Max(0, articles - load.Articles),
            Recovery = recovery,
        };
        Chaos.Keep(result.Row());
        await AssertPromiseAsync(installation, load, counts, articles);
    }

    /// <summary>Waits for the outcomes of a load, stops everything and holds what is there to the promise.</summary>
    public static async Task AssertPromiseAsync(Installation installation, Load load)
    {
        var (counts, articles) = await EndAsync(installation, load);
        await AssertPromiseAsync(installation, load, counts, articles);
    }

    private static async Task<(OutcomeCounts Counts, long Articles)> EndAsync(Installation installation, Load load)
    {
        await installation.UntilAsync("all pages to be settled", now => now.IsSettled(load.Pages));
        await installation.StopAsync();
        return (await installation.Store.CountAsync(), await installation.Store.Articles.CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task AssertPromiseAsync(Installation installation, Load load, OutcomeCounts counts, long articles)
    {
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
