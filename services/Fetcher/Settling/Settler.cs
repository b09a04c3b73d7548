using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Formats;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Settling;

/// <summary>Ends claims: moves the file to where its outcome belongs, unless it changed since it was read.</summary>
internal sealed class Settler(
    Folders folders,
    InboxOptions options,
    SettlingOptions settling,
    OpenClaims openClaims,
    ClaimPublisher publisher,
    IEnumerable<IOutcomeObserver> observers,
    TimeProvider timeProvider,
    ILogger<Settler> logger)
{
    /// <summary>
    /// Settles an open claim of this Fetcher. Called again, at the same time or later, it does nothing; what goes wrong is logged
    /// and left to the next look at the ledger.
    /// </summary>
    public async Task SettleAsync(Claim claim, Outcome outcome, string traceId, CancellationToken cancellationToken)
    {
        // Told to every Fetcher. The one that published it may be dead, and the claim be another's now.
        if (!openClaims.TryGet(claim.ClaimId, out var open))
            return;
        await open.Gate.WaitAsync(cancellationToken);
        using var activity = Telemetry.Activities.StartActivity(Telemetry.Settle, ActivityKind.Internal, ParentIn(traceId));
        activity?.SetTag("ingestion.claim.id", claim.ClaimId);
        try
        {
            if (!open.IsSettled && claim.Reading == open.Folder.Reading)
                Settle(open, claim, outcome, traceId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message).SetTag("error.type", exception.GetType().FullName);
            logger.SettleFailed(exception, claim.ClaimId, claim.Source.Name);
        }
        finally
        {
            open.Gate.Release();
        }
    }

    /// <summary>The span around it when that is of the page's trace, else, as when the ledger was asked, the trace alone.</summary>
    private static ActivityContext ParentIn(string traceId)
    {
        if (Activity.Current is { } current && current.TraceId.ToHexString() == traceId)
            return current.Context;
        return ActivityContext.TryParse($"00-{traceId}-{ActivitySpanId.CreateRandom()}-01", traceState: null, out var context) ? context : default;
    }

    private void Settle(OpenClaim open, Claim claim, Outcome outcome, string traceId)
    {
        var status = FileStatus.Of(open.PagePath);
        if (status.IsClaimable)
        {
            if (open.PageId.Length == 0)
                open.WasRead(status.Stamp, PageIds.Of(open.Source, PageReader.ReadClaimed(open.PagePath, status.Kind, options.MaxPageBytes), status.Stamp.Size));
            if (status.Stamp != open.ReadStamp || claim.PageId != open.PageId)
            {
                logger.ChangedAfterReading(claim.ClaimId, claim.Reading, claim.Source.Name);
                open.BeginNextReading();
                publisher.Enqueue(open);
                return;
            }

            if (MustPutOff(open, status.Stamp, out var wait))
            {
                _ = SettleLaterAsync(wait, claim, outcome, traceId);
                return;
            }

            Move(open, claim, outcome, traceId);
        }
        else
        {
            logger.ClaimedFileGone(claim.ClaimId, claim.Source.Name);
        }

        open.IsSettled = true;
        open.Folder.RemoveEmpty();
        Tell(claim, outcome, traceId);
        openClaims.Remove(open);
    }

    private void Move(OpenClaim open, Claim claim, Outcome outcome, string traceId)
    {
        var now = timeProvider.GetUtcNow();
        var folder = folders.Of(outcome.Kind, now);
        var mark = claim.ClaimId.ToString("D");
        if (outcome.Kind == OutcomeKind.Indexed)
        {
            UniqueMove.Move(open.PagePath, folder, open.RelativePath, mark);
            return;
        }

        var reason = new ReasonFile
        {
            Outcome = outcome.Kind,
            Reason = outcome.Reason,
            Sentence = outcome.Sentence,
            Stage = outcome.Stage,
            ClaimId = claim.ClaimId,
            PageId = claim.PageId,
            TraceId = traceId,
            Source = claim.Source.Name,
            Time = now,
            Exception = outcome.Exception,
        };
        foreach (var target in UniqueMove.Targets(folder, open.RelativePath, mark))
        {
            if (Path.Exists(target) || !reason.TryWrite(folders, target))
                continue;
            if (AtomicMove.Move(open.PagePath, target) == MoveResult.Moved)
                return;
            File.Delete(ReasonFile.PathFor(target));
        }

        throw new IOException($"No name is free for '{open.RelativePath}' in '{folder}'.");
    }

    /// <summary>Whether somebody could still be writing; decided once a reading, so that it ends.</summary>
    private bool MustPutOff(OpenClaim open, FileStamp stamp, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (open.Writer == WriterState.Quiet)
            return false;
        var now = timeProvider.GetUtcNow();
        if (open.PutOffUntil == default)
            open.PutOffUntil = (stamp.ModifiedAt < now ? stamp.ModifiedAt : now) + settling.WriterPause;
        wait = open.PutOffUntil - now;
        return wait > TimeSpan.Zero;
    }

    private async Task SettleLaterAsync(TimeSpan wait, Claim claim, Outcome outcome, string traceId)
    {
        // A millisecond more, for clocks coarser than the file system's.
        await Task.Delay(wait + TimeSpan.FromMilliseconds(1), timeProvider);
        await SettleAsync(claim, outcome, traceId, CancellationToken.None);
    }

    private void Tell(Claim claim, Outcome outcome, string traceId)
    {
        Telemetry.CountSettled(claim.Source.Kind, outcome, timeProvider.GetUtcNow() - claim.ArrivedAt);
        logger.Settled(claim.ClaimId, claim.Source.Name, outcome.Kind, outcome.Reason, traceId);
        foreach (var observer in observers)
        {
            try
            {
                observer.Settled(claim, outcome);
            }
#pragma warning disable CA1031 // The claim ended; an observer can't change that.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.ObserverFailed(exception, observer.GetType().Name);
            }
        }
    }
}
