using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Ingestion.Hosting.Logging;

/// <summary>Logs on the console.</summary>
public static class PlainConsole
{
    /// <summary>
    /// Adds the console, a line an event. File names and exceptions say what pages and their senders want, so nothing that
    /// a terminal would obey is let through.
    /// </summary>
    /// <param name="logging">The logs.</param>
    /// <param name="timestampFormat">How the time is written before each line, in UTC; empty for none.</param>
    public static ILoggingBuilder AddPlainConsole(this ILoggingBuilder logging, string timestampFormat = "")
    {
        logging.AddConsole(console => console.FormatterName = PlainConsoleFormatter.FormatterName);
        logging.AddConsoleFormatter<PlainConsoleFormatter, ConsoleFormatterOptions>(console => console.TimestampFormat = timestampFormat);
        return logging;
    }
}

/// <summary>Writes log events as the framework's own console does in one line, but plain.</summary>
internal sealed class PlainConsoleFormatter(IOptionsMonitor<ConsoleFormatterOptions> options, TimeProvider timeProvider) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var format = options.CurrentValue.TimestampFormat;
        var time = string.IsNullOrEmpty(format) ? "" : timeProvider.GetUtcNow().ToString(format, CultureInfo.InvariantCulture);
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(PlainText.OneLine($"{time}{Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {message}{(logEntry.Exception is { } exception ? $" {exception}" : "")}"));
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
