using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Storage;
using Microsoft.Extensions.Logging;

namespace Ingestion.Indexer;

/// <summary>Writes what came of claims into the store, and says which outcome each claim has now.</summary>
internal sealed class Settlement(IStoreWriter store, StoreAvailability availability, TimeProvider timeProvider, ILogger<Settlement> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The outcomes that stand, in the order of the arrivals. While the store can't be written this waits, and so do the
    /// messages in their queue. An arrival that can't be written although the store can ends as failed, alone.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<PageSettled>> SettleAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var (start, startedAt) = (timeProvider.GetTimestamp(), timeProvider.GetUtcNow());
        var entries = await WriteOrPartAsync([.. arrivals.Select(arrival => arrival.Submission)], cancellationToken);
        var duration = timeProvider.GetElapsedTime(start);
        IndexerTelemetry.CountBatch(entries, duration, timeProvider.GetUtcNow());
        for (var index = 0; index < entries.Count; index++)
            Trace(arrivals[index].Trace, entries[index], entries.Count, startedAt, duration);
        return [.. entries.Select(entry => new PageSettled { Claim = entry.Claim, Outcome = entry.Outcome, TraceId = entry.TraceId })];
    }

    private async Task<IReadOnlyList<LedgerEntry>> WriteOrPartAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count > 1)
        {
            try
            {
                return await WriteAsync(submissions, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One of them can't be written for a reason that nobody foresaw: the others shall not suffer for it.
            }
        }

        var entries = new List<LedgerEntry>();
        foreach (var submission in submissions)
            entries.AddRange(await WriteOrFailAsync(submission, cancellationToken));
        return entries;
    }

    private async Task<IReadOnlyList<LedgerEntry>> WriteOrFailAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync([submission], cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await FailAsync(submission, exception, cancellationToken);
        }
    }

    private Task<IReadOnlyList<LedgerEntry>> FailAsync(Submission submission, Exception exception, CancellationToken cancellationToken)
    {
        logger.Unwritable(exception, submission.Claim.ClaimId, submission.Claim.Source.Name);
        var outcome = Failure.ByException(Stage.Index, ExceptionRecords.Of(exception));
        return WriteAsync([new OutcomeSubmission { Claim = submission.Claim, Outcome = outcome, TraceId = submission.TraceId }], cancellationToken);
    }

    private async Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        while (true)
        {
            await availability.WhenMayBeAskedAsync(cancellationToken);
            try
            {
                return await store.WriteAsync(submissions, cancellationToken);
            }
            catch (StoreException exception)
            {
                // The store has tried again itself before it said so.
                logger.StoreUnavailable(submissions.Count, exception.Message);
                await Task.Delay(Pause, timeProvider, cancellationToken);
            }
        }
    }

    /// <summary>In a batch the current activity is of one message or of none: each page's own trace gets its own span.</summary>
    private static void Trace(ActivityContext trace, LedgerEntry entry, int batchSize, DateTimeOffset startedAt, TimeSpan duration)
    {
        ActivityLink[] batch = Activity.Current is { } current ? [new ActivityLink(current.Context)] : [];
        using var activity = IndexerTelemetry.Activities.StartActivity(
            IndexerTelemetry.Write, ActivityKind.Internal, trace, tags: null, batch, startedAt);
        activity.Describe(entry.Claim, entry.Outcome);
        activity?.SetTag("messaging.batch.message_count", batchSize);
        activity?.SetEndTime(startedAt.UtcDateTime + duration);
    }
}
