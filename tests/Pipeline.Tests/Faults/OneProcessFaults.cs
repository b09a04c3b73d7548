namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What can go wrong with one process.</summary>
internal static class OneProcessFaults
{
    public static IReadOnlyList<Fault<OneProcess>> All { get; } =
    [
        new("kill -9", 10, 25, Kill.StrikeAsync),
        new("disk full", 2, 5, async (installation, _) =>
        {
            using (SmallDisk.Fill(installation.Folder))
                await Task.Delay(Chaos.Outage, TestContext.Current.CancellationToken);
        })
        {
            Prepare = installation => SmallDisk.Mount(installation.Folder),
        },
    ];
}
