using Ingestion.Contracts;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher;

/// <summary>What the Fetcher logs. Event names are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Published claim {ClaimId}, reading {Reading}, of {Source}", EventName = "fetcher.page.published")]
    public static partial void Published(this ILogger logger, Guid claimId, int reading, string source);

    [LoggerMessage(2, LogLevel.Warning, "Claim {ClaimId} of {Source} could not be published; it is tried again", EventName = "fetcher.page.publish_failed")]
    public static partial void PublishFailed(this ILogger logger, Exception exception, Guid claimId, string source);

    [LoggerMessage(3, LogLevel.Information, "Settled claim {ClaimId} of {Source}: {Outcome} {Reason}, trace {TraceId}", EventName = "fetcher.claim.settled")]
    public static partial void Settled(this ILogger logger, Guid claimId, string source, OutcomeKind outcome, string reason, string traceId);

    [LoggerMessage(4, LogLevel.Error, "Claim {ClaimId} of {Source} has its outcome, but its file could not be moved; it is tried again", EventName = "fetcher.claim.settle_failed")]
    public static partial void SettleFailed(this ILogger logger, Exception exception, Guid claimId, string source);

    [LoggerMessage(5, LogLevel.Information, "{Source} changed after reading {Reading} of claim {ClaimId}; it is read again", EventName = "fetcher.claim.changed")]
    public static partial void ChangedAfterReading(this ILogger logger, Guid claimId, int reading, string source);

    [LoggerMessage(6, LogLevel.Warning, "The file of claim {ClaimId}, {Source}, is gone; the claim ends without it", EventName = "fetcher.claim.file_gone")]
    public static partial void ClaimedFileGone(this ILogger logger, Guid claimId, string source);

    [LoggerMessage(7, LogLevel.Information, "Took up claim {ClaimId} of {Source} from before the start", EventName = "fetcher.claim.taken_up")]
    public static partial void TakenUp(this ILogger logger, Guid claimId, string source);

    [LoggerMessage(8, LogLevel.Warning, "Claim {ClaimId} of {Source} has no outcome after {Publications} publications; it is published again", EventName = "fetcher.claim.republished")]
    public static partial void Republishing(this ILogger logger, Guid claimId, string source, int publications);

    [LoggerMessage(9, LogLevel.Error, "The ledger did not answer; it is asked again", EventName = "fetcher.ledger.failed")]
    public static partial void LedgerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "{Path} can't be taken out of the inbox ({Error}): the inbox and the file must be writable for the Fetcher", EventName = "fetcher.file.unclaimable")]
    public static partial void CannotClaim(this ILogger logger, string path, string error);

    [LoggerMessage(12, LogLevel.Warning, "The name of {Path} is not UTF-8, so it stays in the inbox: rename it", EventName = "fetcher.file.bad_name")]
    public static partial void BadName(this ILogger logger, string path);

    [LoggerMessage(13, LogLevel.Error, "Looking through the inbox failed; it is tried again", EventName = "fetcher.inbox.scan_failed")]
    public static partial void ScanFailed(this ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "File events are limited ({Error}): pages are found by looking through the inbox instead, which takes longer", EventName = "fetcher.inbox.events_limited")]
    public static partial void WatchingLimited(this ILogger logger, string error);

    [LoggerMessage(15, LogLevel.Error, "{Observer} failed on an outcome", EventName = "fetcher.observer.failed")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, string observer);

    [LoggerMessage(16, LogLevel.Information, "Stopping: waiting for {Count} claims", EventName = "fetcher.drain.started")]
    public static partial void Draining(this ILogger logger, int count);

    [LoggerMessage(17, LogLevel.Information, "Stopped with {Count} claims open; the next start takes them up", EventName = "fetcher.drain.ended")]
    public static partial void Drained(this ILogger logger, int count);

    [LoggerMessage(19, LogLevel.Warning, "{Path} waits in the inbox because a process holds it open for writing, though it has written nothing for a minute: close it there", EventName = "fetcher.file.held_open")]
    public static partial void HeldOpen(this ILogger logger, string path);

    [LoggerMessage(20, LogLevel.Warning, "Took over {Count} claims of the Fetcher {Fetcher}, which does not live", EventName = "fetcher.claim.adopted")]
    public static partial void Adopted(this ILogger logger, int count, string fetcher);

    [LoggerMessage(21, LogLevel.Error, "Claim {ClaimId} of the Fetcher {Fetcher}, which does not live, can't be taken over; it is tried again", EventName = "fetcher.claim.adoption_failed")]
    public static partial void CannotAdopt(this ILogger logger, Exception exception, Guid claimId, string fetcher);

    [LoggerMessage(23, LogLevel.Error, "{Home}, the claims of the Fetcher {Fetcher}, can't be read; it is tried again", EventName = "fetcher.claim.home_unreadable")]
    public static partial void CannotAdoptFrom(this ILogger logger, Exception exception, string home, string fetcher);

    [LoggerMessage(22, LogLevel.Warning, "{Folder} takes no locks, so the claims of a Fetcher that died are not taken over: start it again under its name, or use a volume with file locks", EventName = "fetcher.claim.no_locks")]
    public static partial void LocksDoNotHold(this ILogger logger, string folder);

    [LoggerMessage(18, LogLevel.Critical, "A part of the Fetcher stopped", EventName = "fetcher.failed")]
    public static partial void Failed(this ILogger logger, Exception exception);
}
