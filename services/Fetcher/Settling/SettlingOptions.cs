using System.ComponentModel.DataAnnotations;

namespace Ingestion.Fetcher.Settling;

/// <summary>How claims come to their outcome when events are lost: section <c>Ingestion:Settling</c>.</summary>
public sealed record SettlingOptions
{
    private static readonly TimeSpan LongestRepublishWait = TimeSpan.FromHours(6);

    /// <summary>How often the ledger is asked about open claims.</summary>
    /// <value>The default value is 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan LedgerInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a claim waits for its outcome before it is published again; doubled each time, up to 6 h.</summary>
    /// <value>The default value is 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "06:00:00")]
    public TimeSpan RepublishAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Where the system can't tell whether somebody still writes a file, how long it must have stood still before it is
    /// settled. It is longer than a second, so that who writes once a second is noticed.
    /// </summary>
    /// <value>The default value is 1.5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan WriterPause { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long stopping waits for open claims.</summary>
    /// <value>The default value is 5 s: with the rest of stopping it ends within the 10 s that Docker gives.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    internal TimeSpan RepublishWait(int publications) =>
        TimeSpan.FromTicks(Math.Min(LongestRepublishWait.Ticks, RepublishAfter.Ticks << Math.Min(publications - 1, 16)));
}
