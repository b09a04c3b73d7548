using System.Globalization;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>How the faults are run: as <c>tests/run</c> does among the other tests, or in the long form of <c>tests/run --chaos</c>.</summary>
internal static class Chaos
{
    /// <summary>Whether it is the long form: every fault by itself too, with more pages, more strikes and longer outages.</summary>
    public static bool IsLong => Setting("LONG").Length > 0;

    /// <summary>How long an outage lasts.</summary>
    public static TimeSpan Outage => TimeSpan.FromSeconds(IsLong ? 30 : 3);

    /// <summary>The seed of a run: given to do it again, else a new one.</summary>
    public static int Seed() =>
        int.TryParse(Setting("SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    /// <summary>The faults of the long form, none in the short one; only some where they were asked for by a part of their names.</summary>
    public static IEnumerable<string> Wanted(IEnumerable<string> faults) =>
        faults.Where(fault => IsLong && fault.Contains(Setting("ONLY"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a row to the table, where one is kept.</summary>
    public static void Keep(string row)
    {
        if (Setting("TABLE") is { Length: > 0 } table)
            File.AppendAllText(table, row + "\n");
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable($"INGESTION_CHAOS_{name}") ?? "";
}
