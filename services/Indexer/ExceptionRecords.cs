using System.Text;
using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Indexer;

/// <summary>Exceptions in the form in which they are kept: within bounds, with those within them.</summary>
internal static class ExceptionRecords
{
    /// <summary>One that was thrown here.</summary>
    public static ExceptionRecord Of(Exception exception)
    {
        var trace = new StringBuilder(exception.StackTrace);
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            Append(trace, inner.GetType().FullName!, inner.Message, inner.StackTrace);
        return Bounded(exception.GetType().FullName!, exception.Message, trace.ToString());
    }

    /// <summary>The first of those that a consumer threw.</summary>
    public static ExceptionRecord Of(Fault fault)
    {
        if (fault.Exceptions is not [{ } exception, ..])
            return Bounded("an exception", "", "");
        var trace = new StringBuilder(exception.StackTrace);
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            Append(trace, inner.ExceptionType, inner.Message, inner.StackTrace);
        return Bounded(exception.ExceptionType, exception.Message, trace.ToString());
    }

    private static void Append(StringBuilder trace, string type, string message, string? stack) =>
        trace.Append("\n---> ").Append(type).Append(": ").Append(message).Append('\n').Append(stack);

    private static ExceptionRecord Bounded(string type, string message, string trace) => new()
    {
        Type = type,
        Message = Cut(message, ExceptionRecord.LongestMessage),
        Trace = Cut(trace, ExceptionRecord.LongestTrace),
    };

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return string.Concat(text.AsSpan(0, length - (char.IsHighSurrogate(text[length - 2]) ? 2 : 1)), "…");
    }
}
