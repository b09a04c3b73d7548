using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingestion.Contracts;

namespace Ingestion.Fetcher;

/// <summary>The Fetcher's activities and metrics.</summary>
internal static class Telemetry
{
    /// <summary>The name of both the activity source and the meter.</summary>
    public const string Name = "Ingestion.Fetcher";

    /// <summary>Reading and publishing a claimed page: the root of its trace.</summary>
    public const string Claim = "claim";

    /// <summary>Moving a page to where its outcome belongs.</summary>
    public const string Settle = "settle";

    /// <summary>Pages that wait in the inbox.</summary>
    public const string Waiting = "ingestion.fetcher.waiting";

    /// <summary>How long the oldest of them has been there.</summary>
    public const string OldestAge = "ingestion.fetcher.oldest.age";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Claimed = Meter.CreateCounter<long>(
        "ingestion.fetcher.claims", "{page}", "Pages taken in, by the kind of their source.");

    public static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "ingestion.fetcher.published.size", "By", "Bytes of pages published, decompressed.");

    public static readonly UpDownCounter<long> InFlight = Meter.CreateUpDownCounter<long>(
        "ingestion.fetcher.in_flight", "{page}", "Pages between claim and outcome.");

    private static readonly Counter<long> Settled = Meter.CreateCounter<long>(
        "ingestion.fetcher.settled", "{page}", "Claims that ended, by kind of source, outcome and reason.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "ingestion.fetcher.claim.duration", "s", "From arrival to settled.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600] });

    public static void CountClaimed(SourceKind source) => Claimed.Add(1, Tag("kind", source));

    public static void CountSettled(SourceKind source, Outcome outcome, TimeSpan duration)
    {
        Settled.Add(1, Tag("kind", source), Tag("outcome", outcome.Kind), KeyValuePair.Create<string, object?>("reason", outcome.Reason));
        Duration.Record(duration.TotalSeconds, Tag("outcome", outcome.Kind));
    }

    private static KeyValuePair<string, object?> Tag<T>(string key, T value)
        where T : struct, Enum => new(key, value.ToString().ToLowerInvariant());
}
