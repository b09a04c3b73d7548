using System.Diagnostics;
using Ingestion.Contracts;
using Microsoft.Extensions.Logging;

namespace Ingestion.Parser;

/// <summary>Parses pages with a span, a measurement and a line in the log for each.</summary>
internal sealed class TracedParser(PageParser parser, TimeProvider timeProvider, ILogger<TracedParser> logger)
{
    /// <inheritdoc cref="PageParser.Parse"/>
    public ParseResult Parse(PageFetched message, CancellationToken cancellationToken)
    {
        var claim = message.Claim;
        var start = timeProvider.GetTimestamp();
        using var activity = ParserTelemetry.Activities.StartActivity(ParserTelemetry.Parse);
        activity?.SetTag("ingestion.claim.id", claim.ClaimId);
        activity?.SetTag("ingestion.page.id", claim.PageId);
        var traceId = Activity.Current?.TraceId.ToHexString() ?? "";
        try
        {
            var result = parser.Parse(message, cancellationToken);
            var (outcome, reason) = result is ParseResult.Rejected { Message: var rejected } ? ("rejected", rejected.Reason) : ("article", "");
            activity?.SetTag("ingestion.outcome", outcome);
            ParserTelemetry.CountPage(outcome, reason, timeProvider.GetElapsedTime(start));
            logger.Parsed(claim.ClaimId, claim.Source.Name, outcome, reason, traceId);
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ParserTelemetry.CountPage("failed", Reason.Exception, timeProvider.GetElapsedTime(start));
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message).SetTag("error.type", exception.GetType().FullName);
            logger.Failed(exception, claim.ClaimId, claim.Source.Name, traceId);
            throw;
        }
    }
}
