using System.CommandLine;
using Ingestion.Fetcher.Layout;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest add</c>: copies into the inbox.</summary>
internal sealed class AddCommand(Terminal terminal)
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files, and folders with all they hold." };

    public Command Create()
    {
        var command = new Command("add", "Copies files and folders into the inbox.") { _paths };
        command.SetAction(Add);
        return command;
    }

    /// <summary>Copies the paths into the inbox and names each that can't be.</summary>
    public static DropResult Drop(IReadOnlyList<string> paths, Folders folders, Terminal terminal, CancellationToken cancellationToken)
    {
        var dropped = new InboxDrop(folders).Drop(paths, cancellationToken);
        foreach (var problem in dropped.Problems)
            terminal.Complain(problem);
        return dropped;
    }

    private Task<int> Add(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folders = new Folders(DataFolder.Of(DataFolder.Configuration(parsed)));
        var dropped = Drop(parsed.GetValue(_paths)!, folders, terminal, cancellationToken);
        terminal.Pretty.WriteLine($"{dropped.Copied:N0} {(dropped.Copied == 1 ? "file" : "files")} copied into {folders.Inbox}.");
        return Task.FromResult(dropped.Problems.Count == 0 ? 0 : 1);
    }
}
