using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Ingestion.Standalone.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest run</c>: the pipe, watching the inbox or, with <c>--once</c>, until everything has its outcome.</summary>
internal sealed class RunCommand(Terminal terminal)
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders to copy into the inbox first." };

    private readonly Option<bool> _once = new("--once") { Description = "End when every page has its outcome; exit code 1 if one was rejected or failed." };

    public Command Create()
    {
        var command = new Command("run", "Runs the pipe and watches the inbox.") { _paths, _once };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(_paths)!, parsed.GetValue(_once), cancellationToken));
        return command;
    }

    /// <summary>The command without a name: watches the inbox.</summary>
    public Task<int> RunPlainAsync(ParseResult parsed, CancellationToken cancellationToken) => RunAsync(parsed, [], once: false, cancellationToken);

    private async Task<int> RunAsync(ParseResult parsed, string[] paths, bool once, CancellationToken cancellationToken)
    {
        var configuration = DataFolder.Configuration(parsed);
        var folders = new Folders(DataFolder.Of(configuration));
        var outcomes = new OutcomeLog();
        using var host = Pipe.Build(configuration, outcomes);
        await host.StartAsync(cancellationToken);
        await using var store = OpenedStore.Open(configuration);
        var printing = new OutcomePrinter(terminal, store.Articles).PrintAsync(outcomes);
        if (!once)
            terminal.Pretty.WriteLine($"Watching {folders.Inbox}; Ctrl-C ends.");

        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var problems = 0;
        try
        {
            problems = AddCommand.Drop(paths, folders, terminal, stopping).Problems.Count;
            if (once)
                await host.Services.GetRequiredService<Inbox>().WhenDrainedAsync(stopping);
            else
                await Task.Delay(Timeout.Infinite, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C: what is in flight is waited for below.
        }

        await host.StopAsync(CancellationToken.None);
        outcomes.Complete();
        await printing;
        await PrintEndAsync(outcomes, folders, store);
        return once && problems + outcomes[OutcomeKind.Rejected] + outcomes[OutcomeKind.Failed] > 0 ? 1 : 0;
    }

    private async Task PrintEndAsync(OutcomeLog outcomes, Folders folders, OpenedStore store)
    {
        terminal.Pretty.WriteLine(outcomes.Summary());
        var left = await Status.ReadAsync(folders, store, latest: 0, CancellationToken.None);
        if (left.InFlight + left.Waiting > 0)
            terminal.Pretty.WriteLine($"{left.InFlight:N0} in flight and {left.Waiting:N0} waiting in the inbox go on at the next start.");
    }
}
