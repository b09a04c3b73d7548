using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest retry</c>: puts rejected and failed files back into the inbox.</summary>
internal sealed class RetryCommand(Terminal terminal)
{
    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Names of files, as 'ingest status' shows them." };

    private readonly Option<bool> _failed = new("--failed") { Description = "All failed files." };

    private readonly Option<bool> _rejected = new("--rejected") { Description = "All rejected files." };

    public Command Create()
    {
        var command = new Command("retry", "Puts rejected or failed files back into the inbox.") { _names, _failed, _rejected };
        command.SetAction(Retry);
        return command;
    }

    private Task<int> Retry(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(_names)!;
        var kinds = new List<OutcomeKind>();
        if (parsed.GetValue(_failed))
            kinds.Add(OutcomeKind.Failed);
        if (parsed.GetValue(_rejected))
            kinds.Add(OutcomeKind.Rejected);
        if (names.Length > 0 == kinds.Count > 0)
            throw new CommandException("Say what to retry: names of files, or --failed, --rejected or both.");

        var retry = new Retry(new Folders(DataFolder.Of(DataFolder.Configuration(parsed))));
        var result = names.Length > 0 ? retry.Named(names) : retry.All(kinds);
        foreach (var problem in result.Problems)
            terminal.Complain(problem);
        terminal.Pretty.WriteLine($"{result.Returned.Count:N0} {(result.Returned.Count == 1 ? "file" : "files")} put back into the inbox.");
        return Task.FromResult(result.Problems.Count == 0 ? 0 : 1);
    }
}
