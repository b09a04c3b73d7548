using Ingestion.Pipeline.Tests.Services;
using Ingestion.Storage;
using Ingestion.Storage;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>
/// Drops pages while a fault strikes at points that a seed decides, and then holds what came of them to the promise:
/// every page has exactly one outcome, and the store holds each article once.
/// </summary>
internal static class FaultRun
{
    private const int PagesOfAStrike = 60;
    private const int ShortPages = 300;
    private const int LongPages = 5_000;

    public static async Task HoldsAsync<TInstallation>(TInstallation installation, Fault<TInstallation> fault)
        where TInstallation : Installation
    {
        var seed = Chaos.Seed();
        try
        {
            await HoldsAsync(installation, fault, new Random(seed));
        }
        catch (Exception error) when (error is not Xunit.Sdk.SkipException)
        {
            throw new InvalidOperationException($"'{fault.Name}' in the size '{installation.Size}'; again with INGESTION_CHAOS_SEED={seed}. {error.Message}\n{installation.Said()}", error);
        }
    }

    private static async Task HoldsAsync<TInstallation>(TInstallation installation, Fault<TInstallation> fault, Random chance)
        where TInstallation : Installation
    {
        var strikes = fault.StrikesNow;
        var load = new Load(Chaos.IsLong ? LongPages : Math.Max(ShortPages, strikes * PagesOfAStrike), chance);
        fault.Prepare(installation);
        await installation.StartAsync();
        await fault.StartedAsync(installation);
        var recovery = TimeSpan.Zero;
        for (var strike = 0; strike < strikes; strike++)
        {
            var (begin, end) = (load.Dropped, load.Pages * (strike + 1) / strikes);
            var before = end - ((end - begin) / 3);
            await load.DropUntilAsync(before, installation.Folder);

            // Somewhere in these pages; those before it may still be on their way.
            var point = chance.Next(begin, before);
            await installation.UntilAsync($"{point} outcomes", now => now.Outcomes >= point);
            var dropping = load.DropUntilAsync(end, installation.Folder);
            await fault.StrikeAsync(installation, chance);
            var healed = TimeProvider.System.GetTimestamp();
            var reached = (await installation.ProgressAsync()).Outcomes;
            await dropping;
            await installation.UntilAsync("the next outcome", now => now.Outcomes > reached || now.IsSettled(end));
            var elapsed = TimeProvider.System.GetElapsedTime(healed);
            recovery = elapsed > recovery ? elapsed : recovery;
        }

        var (counts, articles) = await EndAsync(installation, load);
        Chaos.Keep(new FaultResult
        {
            Size = installation.Size,
            Fault = fault.Name,
            Strikes = strikes,
            Pages = load.Pages,
            Lost = Math.Max(0, load.Pages - counts.Total()) + Math.Max(0, load.Articles - articles),
            Doubled = Math.Max(0, counts.Total() - load.Pages) + Math.Max(0, articles - load.Articles),
            Recovery = recovery,
        });
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
