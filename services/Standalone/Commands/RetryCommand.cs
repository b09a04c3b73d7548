using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Storage;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest retry</c>: puts rejected and failed files back into the inbox.</summary>
internal sealed class RetryCommand(Terminal terminal, TimeProvider timeProvider)
{
    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Names of files, as 'ingest status' shows them." };

    private readonly Option<bool> _failed = new("--failed") { Description = "All failed files." };

    private readonly Option<bool> _rejected = new("--rejected") { Description = "All rejected files." };

    private readonly SettledOptions _options = new();

    private readonly Option<bool> _yes = new("--yes") { Description = "Do it; without, a choice by exception, stage, reason or age is only shown." };

    public Command Create()
    {
        var command = new Command("retry", "Puts rejected or failed files back into the inbox.") { _names, _failed, _rejected };
        _options.AddTo(command);
        command.Options.Add(_yes);
        command.SetAction(RetryAsync);
        return command;
    }

    private async Task<int> RetryAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(_names)!;
        var kinds = new List<OutcomeKind>();
        if (parsed.GetValue(_failed))
            kinds.Add(OutcomeKind.Failed);
        if (parsed.GetValue(_rejected))
            kinds.Add(OutcomeKind.Rejected);
        var isChosen = _options.AreGiven(parsed);
        if (names.Length > 0 == (kinds.Count > 0 || isChosen))
            throw new CommandException("Say what to retry: names of files, or --failed, --rejected, --exception, --stage, --reason, --older-than or --newer-than.");

        var settled = new SettledFiles(new Folders(DataFolder.Of(DataFolder.Configuration(parsed))));
        var files = settled.Find(_options.Filter(parsed, kinds, timeProvider) with { Names = names }).ToList();
        var report = new SettledReport(terminal);
        if (isChosen && !parsed.GetValue(_yes))
            return report.Preview(files, "would go back into the inbox");

        var unknown = names.Where(name => !files.Exists(file => SettledFilter.IsNameOf(name, file))).ToList();
        foreach (var name in unknown)
            terminal.Complain($"'{name}' is neither among the rejected nor the failed files: see 'ingest status' for their names.");
        var exitCode = await report.DoneAsync(parsed, settled.PutBack(files), "put back into the inbox", HandlingKind.Retried, cancellationToken);
        return unknown.Count == 0 ? exitCode : 1;
    }
}
