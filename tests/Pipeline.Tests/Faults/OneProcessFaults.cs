using Microsoft.Data.Sqlite;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What can go wrong with one process.</summary>
internal static class OneProcessFaults
{
    public static IReadOnlyList<Fault<OneProcess>> All { get; } =
    [
        new("killed (kill -9)", 10, 25, (installation, chance) => AnyFaults.KillAsync(installation, chance, OneProcess.Ingest)),
        new("frozen", 0, 3, AnyFaults.FreezeAsync),
        new("clock off by an hour", 1, 4, AnyFaults.SkewClockAsync) { Prepare = AnyFaults.NeedsTimeLibrary },
        new("disk full", 1, 3, AnyFaults.FillDiskAsync) { Prepare = installation => SmallDisk.Mount(installation.Folder) },
        new("one of two Fetchers lost for good", 1, 5, AnyFaults.LoseFetcherAsync)
        {
            StartedAsync = installation => installation.StartAnotherFetcherAsync("another"),
        },
        new("store locked", 1, 2, LockStoreAsync),
    ];

    /// <summary>Another program holds the file of the store; in the long form longer than the process waits for it at a time.</summary>
    private static async Task LockStoreAsync(OneProcess installation, Random chance)
    {
        await using var connection = new SqliteConnection($"Data Source={installation.Database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await AnyFaults.WaitAsync(Chaos.IsLong ? Chaos.Stop * 1.2 : Chaos.Outage);
        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
