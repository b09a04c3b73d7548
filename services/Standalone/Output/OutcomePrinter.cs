using Ingestion.Contracts;
using Ingestion.Hosting.Logging;
using Ingestion.Storage;
using Spectre.Console;

namespace Ingestion.Standalone.Output;

/// <summary>Prints outcomes as they come: an article's title and what is known about it, or why there is none.</summary>
internal sealed class OutcomePrinter(Terminal terminal, IArticles articles)
{
    /// <summary>Prints until no more outcomes come.</summary>
    public async Task PrintAsync(OutcomeLog log)
    {
        await foreach (var (claim, outcome) in log.Outcomes.ReadAllAsync())
        {
            if (outcome.Kind == OutcomeKind.Indexed)
                await PrintIndexedAsync(claim, outcome);
            else
                PrintProblem(claim, outcome);
        }
    }

    private async Task PrintIndexedAsync(Claim claim, Outcome outcome)
    {
        // A later version of the same page may have taken its place since.
        if (await articles.FindAsync(claim.PageId, CancellationToken.None) is not [var stored, ..])
            return;
        var title = stored.Article.Title.Length > 0 ? stored.Article.Title : claim.Source.Name;
        terminal.Pretty.MarkupLineInterpolated($"[green]{Word(outcome.Change)}[/] [bold]{PlainText.OneLine(title)}[/]");
        terminal.Pretty.MarkupLineInterpolated($"  [grey]{ArticleText.About(stored.Article)} · {PlainText.OneLine(claim.Source.Name)}[/]");
    }

    private void PrintProblem(Claim claim, Outcome outcome)
    {
        terminal.Pretty.MarkupLineInterpolated($"[red]{outcome.Kind.ToString().ToLowerInvariant()}[/] {PlainText.OneLine(claim.Source.Name)} [grey]({outcome.Reason})[/]");
        terminal.Pretty.MarkupLineInterpolated($"  {PlainText.OneLine(outcome.Sentence)}");
    }

    private static string Word(Change change) => change switch
    {
        Change.Created => "new",
        Change.Updated => "updated",
        _ => "unchanged",
    };
}
