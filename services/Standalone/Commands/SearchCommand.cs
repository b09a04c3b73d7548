using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Ingestion.Storage;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest search</c>: full-text search, also while <c>run</c> goes on in another process.</summary>
internal sealed class SearchCommand(Terminal terminal)
{
    private readonly Argument<string[]> _query = new("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "Words that must all occur; \"words in quotes\" must stand together." };

    private readonly Option<int> _limit = new("--limit") { Description = "The most articles shown.", DefaultValueFactory = _ => 10, CustomParser = ParseLimit, HelpName = "N" };

    private readonly Option<bool> _json = new("--json") { Description = "As JSON." };

    public Command Create()
    {
        var command = new Command("search", "Finds articles.") { _query, _limit, _json };
        command.SetAction(SearchAsync);
        return command;
    }

    private async Task<int> SearchAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = OpenedStore.Open(DataFolder.Configuration(parsed));
        var query = string.Join(' ', parsed.GetValue(_query)!);
        var found = await store.Articles.SearchAsync(query, parsed.GetValue(_limit), cancellationToken);
        if (parsed.GetValue(_json))
            terminal.Output.WriteLine(ArticleJson.Pretty(found));
        else
            Print(found);
        return 0;
    }

    private void Print(SearchResult found)
    {
        foreach (var hit in found.Hits)
        {
            var about = new[] { hit.SiteName, hit.Published, string.Join(", ", hit.Authors), hit.SourceName, hit.PageId[..8] };
            terminal.Pretty.MarkupLineInterpolated($"[bold]{PlainText.OneLine(hit.Title)}[/]");
            terminal.Pretty.MarkupLineInterpolated($"  [grey]{PlainText.OneLine(string.Join(" · ", about.Where(part => part.Length > 0)))}[/]");
            terminal.Pretty.MarkupLineInterpolated($"  {PlainText.OneLine(hit.Snippet)}");
        }

        terminal.Pretty.WriteLine(found.Total switch
        {
            0 => "No article holds all these words.",
            1 => "1 article.",
            var total when total > found.Hits.Count => $"{total:N0} articles, the best {found.Hits.Count:N0} shown; --limit shows more.",
            var total => $"{total:N0} articles.",
        });
    }

    private static int ParseLimit(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 1000)
            return limit;
        result.AddError($"'{result.Tokens[0].Value}' is no --limit: give a number from 1 to 1000");
        return 0;
    }
}
