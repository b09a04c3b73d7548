namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Kills a process without a chance to clean up, and starts it again.</summary>
internal static class Kill
{
    /// <summary>Kills any of the programs, every third time once more while it starts.</summary>
    public static async Task StrikeAsync(Installation installation, Random chance)
    {
        var victim = installation.Programs[chance.Next(installation.Programs.Count)];
        await installation.KillAndStartAgainAsync(victim);
        if (chance.Next(3) != 0)
            return;
        await Task.Delay(TimeSpan.FromSeconds(2 * chance.NextDouble()), TestContext.Current.CancellationToken);
        await installation.KillAndStartAgainAsync(victim);
    }
}
