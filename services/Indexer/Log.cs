using Ingestion.Contracts;
using Microsoft.Extensions.Logging;

namespace Ingestion.Indexer;

/// <summary>What the Indexer logs. Event names are stable.</summary>
internal static partial class Log
{
    public static void Ended(this ILogger logger, PageSettled settled) =>
        logger.Ended(settled.Claim.ClaimId, settled.Claim.Source.Name, settled.Outcome.Kind, settled.Outcome.Change, settled.Outcome.Reason, settled.TraceId);

    [LoggerMessage(2, LogLevel.Error, "The store can't be written; {Count} pages wait and are written when it can: {Sentence}", EventName = "indexer.store.unavailable")]
    public static partial void StoreUnavailable(this ILogger logger, int count, string sentence);

    [LoggerMessage(3, LogLevel.Error, "Claim {ClaimId} of {Source} can't be written; it ends as failed", EventName = "indexer.claim.unwritable")]
    public static partial void Unwritable(this ILogger logger, Exception exception, Guid claimId, string source);

    [LoggerMessage(4, LogLevel.Warning, "Claim {ClaimId} of {Source} met a broken connection at the {Stage} stage ({Exception}); it has no outcome and is sent again", EventName = "indexer.fault.of_transport")]
    public static partial void FaultOfTransport(this ILogger logger, Guid claimId, string source, Stage stage, string exception);

    [LoggerMessage(1, LogLevel.Information, "Claim {ClaimId} of {Source} ended {Outcome} {Change} {Reason}, trace {TraceId}", EventName = "indexer.claim.ended")]
    private static partial void Ended(this ILogger logger, Guid claimId, string source, OutcomeKind outcome, Change change, string reason, string traceId);
}
