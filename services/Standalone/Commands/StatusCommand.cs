using System.CommandLine;
using Ingestion.Fetcher.Layout;
using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest status</c>: what became of every page, from the ledger and the folders.</summary>
internal sealed class StatusCommand(Terminal terminal)
{
    private const int LatestShown = 5;

    private readonly Option<bool> _json = new("--json") { Description = "As JSON." };

    public Command Create()
    {
        var command = new Command("status", "Tells what became of every page.") { _json };
        command.SetAction(StatusAsync);
        return command;
    }

    private async Task<int> StatusAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = DataFolder.Configuration(parsed);
        await using var store = OpenedStore.Open(configuration);
        var status = await Status.ReadAsync(new Folders(DataFolder.Of(configuration)), store, LatestShown, cancellationToken);
        if (parsed.GetValue(_json))
            terminal.Output.WriteLine(ArticleJson.Pretty(status));
        else
            Print(status);
        return 0;
    }

    private void Print(Status status)
    {
        var counts = new Table().Border(TableBorder.None).HideHeaders().AddColumn("what").AddColumn("count", column => column.RightAligned().PadRight(2)).AddColumn("more");
        Row("claimed", status.Claimed, "= indexed + rejected + failed + in flight");
        Row("indexed", status.Indexed.Total, $"{status.Indexed.Created:N0} created, {status.Indexed.Updated:N0} updated, {status.Indexed.Unchanged:N0} unchanged");
        Row("rejected", status.Rejected.Total, Reasons(status.Rejected));
        Row("failed", status.Failed.Total, Reasons(status.Failed));
        Row("in flight", status.InFlight, "");
        Row("waiting", status.Waiting, "in the inbox");
        Row("articles", status.Articles, "in the store");
        terminal.Pretty.Write(counts);
        Latest("Last rejected", status.LatestRejected);
        Latest("Last failed", status.LatestFailed);

        void Row(string what, long count, string more) => counts.AddRow(what, count.ToString("N0", null), more);
    }

    private void Latest(string heading, IReadOnlyList<StatusProblem> problems)
    {
        if (problems.Count == 0)
            return;
        terminal.Pretty.WriteLine();
        terminal.Pretty.MarkupLineInterpolated($"[bold]{heading}[/]");
        foreach (var problem in problems)
            terminal.Pretty.MarkupLineInterpolated($"  {PlainText.OneLine(problem.Name)} [grey]({problem.Reason})[/] {PlainText.OneLine(problem.Sentence)}");
    }

    private static string Reasons(StatusReasons reasons) =>
        string.Join(", ", reasons.ByReason.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Value:N0} {reason.Key}"));
}
