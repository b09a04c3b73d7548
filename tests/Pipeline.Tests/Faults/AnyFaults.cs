namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What can go wrong with the processes of any size.</summary>
internal static class AnyFaults
{
    private const string TimeFolder = "/usr/lib";

    /// <summary>Kills a program, every third time once more while it starts.</summary>
    public static async Task KillAsync(Installation installation, Random chance, string victim)
    {
        await installation.KillAndStartAgainAsync(victim);
        if (chance.Next(3) != 0)
            return;
        await WaitAsync(TimeSpan.FromSeconds(2 * chance.NextDouble()));
        await installation.KillAndStartAgainAsync(victim);
    }

    /// <summary>Any of the programs does nothing for a while, and knows nothing of it.</summary>
    public static async Task FreezeAsync(Installation installation, Random chance)
    {
        var victim = installation[AnyOf(installation, chance)];
        victim.Freeze();
        await WaitAsync(Chaos.Outage);
        victim.Thaw();
    }

    /// <summary>Leaves the folders no room to write a byte.</summary>
    public static async Task FillDiskAsync(Installation installation, Random chance)
    {
        using (SmallDisk.Fill(installation.Folder))
            await WaitAsync(Chaos.Outage);
    }

    /// <summary>Any of the programs runs an hour ahead or behind for a while.</summary>
    public static async Task SkewClockAsync(Installation installation, Random chance)
    {
        var victim = AnyOf(installation, chance);
        await installation[victim].KillAsync();
        installation.Start(
            victim,
            ("LD_PRELOAD", TimeLibrary()),
            ("FAKETIME", chance.Next(2) == 0 ? "+1h" : "-1h"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        await WaitAsync(Chaos.Outage);
        await installation.KillAndStartAgainAsync(victim);
    }

    /// <summary>Says what is missing where no clock can be set for one process.</summary>
    public static string NeedsTimeLibrary(Installation installation) => TimeLibrary().Length > 0 ? "" : "libfaketime is not here (Debian's package faketime)";

    /// <summary>Kills the Fetcher that works beside the first one and never comes back, and lets another join.</summary>
    public static async Task LoseFetcherAsync(Installation installation, Random chance)
    {
        await installation.LoseAnotherFetcherAsync();
        await installation.StartAnotherFetcherAsync($"another-{chance.Next()}");
    }

    public static Task WaitAsync(TimeSpan time) => Task.Delay(time, TestContext.Current.CancellationToken);

    private static string AnyOf(Installation installation, Random chance) => installation.Programs[chance.Next(installation.Programs.Count)];

    private static string TimeLibrary() =>
        Directory.Exists(TimeFolder)
            ? Directory.EnumerateDirectories(TimeFolder, "*-linux-gnu*").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists, "")
            : "";
}
