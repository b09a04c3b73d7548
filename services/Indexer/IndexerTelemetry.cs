using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingestion.Contracts;
using Ingestion.Storage;

namespace Ingestion.Indexer;

/// <summary>The Indexer's activities and metrics.</summary>
internal static class IndexerTelemetry
{
    /// <summary>The name of both the activity source and the meter.</summary>
    public const string Name = "Ingestion.Indexer";

    /// <summary>A page's part in the write of its batch.</summary>
    public const string Write = "write";

    /// <summary>Telling the page's outcome.</summary>
    public const string Settle = "settle";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(
        "ingestion.indexer.outcomes", "{page}", "Outcomes written, by outcome, change and reason.");

    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram(
        "ingestion.indexer.batch.size", "{page}", "Pages written together.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });

    private static readonly Histogram<double> WriteDuration = Meter.CreateHistogram(
        "ingestion.indexer.write.duration", "s", "The write of a batch, waits for the store included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60] });

    private static readonly Histogram<double> SearchableDuration = Meter.CreateHistogram(
        "ingestion.indexer.searchable.duration", "s", "From a page's arrival until its article can be found.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600] });

    public static void CountBatch(IReadOnlyList<LedgerEntry> entries, TimeSpan duration, DateTimeOffset now)
    {
        BatchSize.Record(entries.Count);
        WriteDuration.Record(duration.TotalSeconds);
        foreach (var entry in entries)
        {
            var outcome = entry.Outcome;
            Outcomes.Add(1, new("outcome", Word(outcome.Kind)), new("change", Word(outcome.Change)), new("reason", outcome.Reason));
            if (outcome.Kind == OutcomeKind.Indexed)
                SearchableDuration.Record((now - entry.Claim.ArrivedAt).TotalSeconds);
        }
    }

    /// <summary>Gives a span its page and its outcome.</summary>
    public static void Describe(this Activity? activity, Claim claim, Outcome outcome) =>
        activity?.SetTag("ingestion.claim.id", claim.ClaimId)
            .SetTag("ingestion.page.id", claim.PageId)
            .SetTag("ingestion.outcome", Word(outcome.Kind))
            .SetTag("ingestion.change", Word(outcome.Change))
            .SetTag("ingestion.reason", outcome.Reason);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
