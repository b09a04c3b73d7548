using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Fetcher.Settling;

namespace Ingestion.Standalone.Commands;

/// <summary>The options that choose rejected and failed files by what their reason files say.</summary>
internal sealed class SettledOptions
{
    private readonly Option<string> _exception = new("--exception") { HelpName = "TYPE", Description = "Those that failed with this exception, with or without its namespace." };

    private readonly Option<Stage?> _stage = new("--stage") { HelpName = "fetch|parse|index", Description = "Those whose way ended at this stage." };

    private readonly Option<string> _reason = new("--reason") { HelpName = "REASON", Description = "Those with this reason, as 'ingest status' shows it." };

    private readonly Option<TimeSpan?> _olderThan = new("--older-than") { HelpName = "AGE", CustomParser = ReadAge, Description = "Those that ended longer ago, such as 90s, 15m, 3h or 2d." };

    private readonly Option<TimeSpan?> _newerThan = new("--newer-than") { HelpName = "AGE", CustomParser = ReadAge, Description = "Those that ended since." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_exception);
        command.Options.Add(_stage);
        command.Options.Add(_reason);
        command.Options.Add(_olderThan);
        command.Options.Add(_newerThan);
    }

    /// <summary>Whether any was given.</summary>
    public bool AreGiven(ParseResult parsed) =>
        ((Option[])[_exception, _stage, _reason, _olderThan, _newerThan]).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>What they choose.</summary>
    public SettledFilter Filter(ParseResult parsed, IReadOnlyList<OutcomeKind> outcomes, TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        return new SettledFilter
        {
            Outcomes = outcomes,
            Exception = parsed.GetValue(_exception) ?? "",
            Stage = parsed.GetValue(_stage),
            Reason = parsed.GetValue(_reason) ?? "",
            Before = parsed.GetValue(_olderThan) is { } older ? now - older : DateTimeOffset.MaxValue,
            After = parsed.GetValue(_newerThan) is { } newer ? now - newer : DateTimeOffset.MinValue,
        };
    }

    private static TimeSpan? ReadAge(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        if (seconds > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000)
            return TimeSpan.FromSeconds((long)count * seconds);
        result.AddError($"'{text}' is no age: give a number and s, m, h or d, such as 90s, 15m, 3h or 2d");
        return null;
    }
}
