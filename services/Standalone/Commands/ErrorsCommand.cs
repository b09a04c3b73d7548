using System.CommandLine;
using System.Globalization;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Formats;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Ingestion.Storage;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest errors</c>: the failed pages, by exception and stage; one of them whole; and away with them.</summary>
internal sealed class ErrorsCommand(Terminal terminal, TimeProvider timeProvider)
{
    private const int PageBeginning = 2_000;

    private static readonly int MaxPageBytes = new InboxOptions().MaxPageBytes;

    private readonly Option<bool> _json = new("--json") { Description = "As JSON." };

    private readonly Argument<string> _name = new("NAME") { Description = "The name of a failed file, or the end of its path." };

    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Names of failed files." };

    private readonly SettledOptions _options = new();

    private readonly SettledOptions _dropOptions = new();

    private readonly Option<bool> _yes = new("--yes") { Description = "Do it; without, it is only shown." };

    public Command Create()
    {
        var show = new Command("show", "Shows a failed page: the exception, its trace, and how the page begins.") { _name };
        show.SetAction(Show);
        var drop = new Command("drop", "Removes failed files for good; the ledger keeps that they failed and were dropped.") { _names };
        _dropOptions.AddTo(drop);
        drop.Options.Add(_yes);
        drop.SetAction(DropAsync);
        var command = new Command("errors", "Lists the failed pages by exception and stage.") { _json, show, drop };
        _options.AddTo(command);
        command.SetAction(List);
        return command;
    }

    private Task<int> List(ParseResult parsed, CancellationToken cancellationToken)
    {
        var groups = SettledGroup.Of(Settled(parsed).Find(_options.Filter(parsed, [OutcomeKind.Failed], timeProvider)));
        if (parsed.GetValue(_json))
            terminal.Output.WriteLine(ArticleJson.Pretty(groups));
        else if (groups.Count == 0)
            terminal.Pretty.WriteLine("No page stands as failed.");
        else
            SettledGroup.Print(terminal.Pretty, groups);
        return Task.FromResult(0);
    }

    private Task<int> Show(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(_name)!;
        var files = Settled(parsed).Find(new SettledFilter { Outcomes = [OutcomeKind.Failed], Names = [name] }).OrderByDescending(file => file.SettledAt).ToList();
        if (files.Count == 0)
            throw new CommandException($"'{name}' is not among the failed files: see 'ingest errors' for some and 'ingest status' for the last.");
        foreach (var file in files)
            Print(file);
        return Task.FromResult(0);
    }

    private async Task<int> DropAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(_names)!;
        if (names.Length == 0 && !_dropOptions.AreGiven(parsed))
            throw new CommandException("Say what to drop: names of failed files, or --exception, --stage, --reason, --older-than or --newer-than.");
        var files = Settled(parsed).Find(_dropOptions.Filter(parsed, [OutcomeKind.Failed], timeProvider) with { Names = names }).ToList();
        if (files.Count == 0)
            throw new CommandException("No failed file is meant by that: see 'ingest errors'.");
        var report = new SettledReport(terminal);
        return parsed.GetValue(_yes)
            ? await report.DoneAsync(parsed, SettledFiles.Remove(files), "removed for good", HandlingKind.Dropped, cancellationToken)
            : report.Preview(files, "would be removed for good");
    }

    private static SettledFiles Settled(ParseResult parsed) => new(new Folders(DataFolder.Of(DataFolder.Configuration(parsed))));

    private void Print(SettledFile file)
    {
        Line("page", file.Path);
        Line("failed", string.Create(CultureInfo.InvariantCulture, $"{file.SettledAt:u} in {file.Stage?.ToString().ToLowerInvariant()} ({file.Reason})"));
        Line("claim", string.Create(CultureInfo.InvariantCulture, $"{file.ClaimId}, page {file.PageId}, trace {file.TraceId}"));
        Line("sentence", file.Sentence);
        if (file.Exception is { } exception)
        {
            Line("exception", $"{exception.Type}: {exception.Message}");
            foreach (var line in exception.Trace.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                terminal.Output.WriteLine(PlainText.OneLine(line.TrimEnd()));
        }
        terminal.Output.WriteLine();
        foreach (var line in Beginning(file.Path).Split('\n'))
            terminal.Output.WriteLine("| " + PlainText.OneLine(line.TrimEnd()));
        terminal.Output.WriteLine();

        void Line(string label, string value) => terminal.Output.WriteLine($"{label,-10} {PlainText.OneLine(value)}");
    }

    /// <summary>Decompressed, and never of a link or device that was put in the file's place.</summary>
    private static string Beginning(string path) => PageReader.Read(path, MaxPageBytes) switch
    {
        PageContent page => Encoding.UTF8.GetString(page.Bytes.Span[..Math.Min(page.Bytes.Length, PageBeginning)]),
        PageRefusal refusal => refusal.Sentence,
        _ => "",
    };
}
