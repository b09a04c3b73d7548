using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ingestion.Parser;

/// <summary>The Parser's activities and metrics.</summary>
internal static class ParserTelemetry
{
    /// <summary>The name of both the activity source and the meter.</summary>
    public const string Name = "Ingestion.Parser";

    /// <summary>Making an article of a page.</summary>
    public const string Parse = "parse";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Counter<long> Pages = Meter.CreateCounter<long>(
        "ingestion.parser.pages", "{page}", "Pages parsed, by outcome and reason.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "ingestion.parser.duration", "s", "Making an article of a page.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    /// <param name="outcome"><c>article</c>, <c>rejected</c> or <c>failed</c>.</param>
    /// <param name="reason">A stable code; empty for an article.</param>
    /// <param name="duration">How long it took.</param>
    public static void CountPage(string outcome, string reason, TimeSpan duration)
    {
        var tag = KeyValuePair.Create<string, object?>("outcome", outcome);
        Pages.Add(1, tag, KeyValuePair.Create<string, object?>("reason", reason));
        Duration.Record(duration.TotalSeconds, tag);
    }
}
