using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Standalone.Output;
using Ingestion.Storage;
using Spectre.Console;

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

        var configuration = DataFolder.Configuration(parsed);
        var settled = new SettledFiles(new Folders(DataFolder.Of(configuration)));
        var filter = _options.Filter(parsed, kinds, timeProvider) with { Names = names };
        var files = settled.Find(filter).ToList();
        if (isChosen && !parsed.GetValue(_yes))
            return Show(files);

        var result = settled.PutBack(files);
        foreach (var problem in result.Problems)
            terminal.Complain(problem);
        var unknown = names.Where(name => !files.Exists(file => SettledFilter.IsNameOf(name, file))).ToList();
        foreach (var name in unknown)
            terminal.Complain($"'{name}' is neither among the rejected nor the failed files: see 'ingest status' for their names.");
        terminal.Pretty.WriteLine($"{Files(result.Files.Count)} put back into the inbox.");
        await using var store = OpenedStore.Open(configuration);
        await store.Curation.RecordAsync(ClaimsOf(result), HandlingKind.Retried, cancellationToken);
        return result.Problems.Count == 0 && unknown.Count == 0 ? 0 : 1;
    }

    private int Show(List<SettledFile> files)
    {
        if (files.Count > 0)
            SettledGroup.Print(terminal.Pretty, SettledGroup.Of(files));
        terminal.Pretty.WriteLine(files.Count == 0 ? "No file is meant by that." : $"{Files(files.Count)} would go back into the inbox: add --yes to put them there.");
        return 0;
    }

    /// <summary>The claims of files, for the ledger.</summary>
    internal static IReadOnlyCollection<Guid> ClaimsOf(SettledFilesResult result) =>
        [.. result.Files.Select(file => file.ClaimId).Where(claimId => claimId != Guid.Empty)];

    /// <summary>A number of files in words.</summary>
    internal static string Files(int count) => $"{count:N0} {(count == 1 ? "file" : "files")}";
}
