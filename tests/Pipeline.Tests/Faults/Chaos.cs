using System.Globalization;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>How the faults are run: as <c>tests/run</c> does among the other tests, or in the long form of <c>tests/run --chaos</c>.</summary>
internal static class Chaos
{
    private const int PagesOfAStrike = 40;
    private const int LongPages = 5_000;

    /// <summary>Whether it is the long form: more pages, more strikes and longer outages.</summary>
    public static bool IsLong => Setting("LONG").Length > 0;

    /// <summary>How long what is away or slow is so.</summary>
    public static TimeSpan Outage => TimeSpan.FromSeconds(IsLong ? 10 : 3);

    /// <summary>How long a server is stopped.</summary>
    public static TimeSpan Stop => TimeSpan.FromSeconds(30);

    /// <summary>The pages that are dropped during so many strikes.</summary>
    public static int Pages(int strikes) => IsLong ? LongPages : strikes * PagesOfAStrike;

    /// <summary>The seed of a run: given to do it again, else a new one.</summary>
    public static int Seed() =>
        int.TryParse(Setting("SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    /// <summary>Whether a fault was asked for, by a part of its name; all are where none was.</summary>
    public static bool IsWanted(string fault) => fault.Contains(Setting("ONLY"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds rows to the table, where one is kept.</summary>
    public static void Keep(IEnumerable<string> rows)
    {
        if (Setting("TABLE") is { Length: > 0 } table)
            File.AppendAllLines(table, rows);
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable($"INGESTION_CHAOS_{name}") ?? "";
}
