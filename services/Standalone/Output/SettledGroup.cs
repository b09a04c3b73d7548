using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting.Logging;
using Spectre.Console;

namespace Ingestion.Standalone.Output;

/// <summary>Rejected and failed files that ended alike.</summary>
/// <param name="Outcome">Rejected or failed.</param>
/// <param name="Stage">Where; empty when the reason file is gone.</param>
/// <param name="Exception">The exception's type; empty when there was none.</param>
/// <param name="Reason">The reason's code.</param>
/// <param name="Count">How many.</param>
/// <param name="Newest">When the newest of them ended.</param>
/// <param name="Name">The newest one's name.</param>
internal sealed record SettledGroup(OutcomeKind Outcome, string Stage, string Exception, string Reason, int Count, DateTimeOffset Newest, string Name)
{
    /// <summary>The files in groups, the largest first.</summary>
    public static IReadOnlyList<SettledGroup> Of(IEnumerable<SettledFile> files) =>
        [.. files.GroupBy(file => (file.Outcome, file.Stage, Exception: file.Exception?.Type ?? "", file.Reason))
            .Select(group => (group.Key, Count: group.Count(), Newest: group.MaxBy(file => file.SettledAt)!))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(group => new SettledGroup(
                group.Key.Outcome, group.Key.Stage?.ToString().ToLowerInvariant() ?? "", group.Key.Exception, group.Key.Reason, group.Count, group.Newest.SettledAt, group.Newest.Source))];

    /// <summary>Prints groups as a table.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyList<SettledGroup> groups)
    {
        var table = new Table().Border(TableBorder.None)
            .AddColumn("files", column => column.RightAligned()).AddColumn("outcome").AddColumn("stage").AddColumn("by").AddColumn("newest").AddColumn("such as");
        foreach (var group in groups)
        {
            table.AddRow(
                new Text(group.Count.ToString("N0", CultureInfo.InvariantCulture)),
                new Text(group.Outcome.ToString().ToLowerInvariant()),
                new Text(group.Stage),
                new Text(PlainText.OneLine(group.Exception.Length > 0 ? group.Exception : group.Reason)),
                new Text(group.Newest.ToString("u", CultureInfo.InvariantCulture)),
                new Text(PlainText.OneLine(group.Name)));
        }
        console.Write(table);
    }
}
