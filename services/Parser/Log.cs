using Microsoft.Extensions.Logging;

namespace Ingestion.Parser;

/// <summary>What the Parser logs. Event names are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Parsed claim {ClaimId} of {Source}: {Outcome} {Reason}, trace {TraceId}", EventName = "parser.page.parsed")]
    public static partial void Parsed(this ILogger logger, Guid claimId, string source, string outcome, string reason, string traceId);

    [LoggerMessage(2, LogLevel.Error, "Claim {ClaimId} of {Source} could not be parsed, trace {TraceId}", EventName = "parser.page.failed")]
    public static partial void Failed(this ILogger logger, Exception exception, Guid claimId, string source, string traceId);
}
