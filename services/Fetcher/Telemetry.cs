using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingestion.Contracts;

namespace Ingestion.Fetcher;

/// <summary>The Fetcher's activities and metrics.</summary>
internal static class Telemetry
{
    /// <summary>The name of both the activity source and the meter.</summary>
    public const string Name = "Ingestion.Fetcher";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Counter<long> Claimed = Meter.CreateCounter<long>(
        "ingestion.fetcher.claims", "{page}", "Pages taken out of the inbox.");

    public static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "ingestion.fetcher.published.size", "By", "Bytes of pages published, decompressed.");

    public static readonly UpDownCounter<long> InFlight = Meter.CreateUpDownCounter<long>(
        "ingestion.fetcher.in_flight", "{page}", "Pages between claim and outcome.");

    private static readonly Counter<long> Settled = Meter.CreateCounter<long>(
        "ingestion.fetcher.settled", "{page}", "Claims that ended, by outcome and reason.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "ingestion.fetcher.claim.duration", "s", "From arrival to settled.");

    public static void CountSettled(Outcome outcome, TimeSpan duration)
    {
        var kind = KeyValuePair.Create<string, object?>("outcome", outcome.Kind.ToString().ToLowerInvariant());
        Settled.Add(1, kind, KeyValuePair.Create<string, object?>("reason", outcome.Reason));
        Duration.Record(duration.TotalSeconds, kind);
    }
}
