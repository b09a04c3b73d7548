using System.Diagnostics;
using MassTransit;
using MassTransit.Logging;

namespace Ingestion.Hosting.Telemetry;

/// <summary>The trace a message travels in.</summary>
public static class MessageTrace
{
    /// <summary>
    /// The context its sender published it in, read from the message itself: in a batch the current activity is the
    /// batch's, so only the message knows which trace it belongs to. The default context when it was not traced.
    /// </summary>
    public static ActivityContext TraceContext(this MessageContext message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = message.Headers.Get<string>(DiagnosticHeaders.ActivityId);
        return ActivityContext.TryParse(id, traceState: null, isRemote: true, out var context) ? context : default;
    }

    /// <summary>The trace's id, 32 hexadecimal digits; empty when the message was not traced.</summary>
    public static string TraceId(this MessageContext message)
    {
        var context = message.TraceContext();
        return context == default ? "" : context.TraceId.ToHexString();
    }
}
