using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Ingestion.Storage;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest show</c>: one article, whole, with where each field came from.</summary>
internal sealed class ShowCommand(Terminal terminal)
{
    private readonly Argument<string> _name = new("ID|FILE") { Description = "The article's id, or its first digits; or the name of the file it came from." };

    private readonly Option<ArticleFormat> _format = ArticleFormatOption.Create();

    public Command Create()
    {
        var command = new Command("show", "Shows one article, whole, with where each field came from.") { _name, _format };
        command.SetAction(ShowAsync);
        return command;
    }

    private async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = OpenedStore.Open(DataFolder.Configuration(parsed));
        var stored = await FindAsync(store, parsed.GetValue(_name)!, cancellationToken);
        terminal.Output.Write(parsed.GetValue(_format).Write(stored.PageId, stored.Article));
        if (parsed.GetValue(_format) == ArticleFormat.Text)
            PrintOrigins(stored);
        return 0;
    }

    private static async Task<StoredArticle> FindAsync(OpenedStore store, string name, CancellationToken cancellationToken)
    {
        var found = await store.Articles.FindAsync(name, cancellationToken);
        if (found.Count == 1)
            return found[0];
        if (found.Count > 1)
            throw new CommandException($"'{name}' fits more than one article ({string.Join(", ", found.Select(article => article.PageId[..12]))}): give more digits.");

        var outcomes = await store.Ledger.FindBySourceAsync(name.Replace(Path.DirectorySeparatorChar, '/'), limit: 20, cancellationToken);
        if (outcomes.Count == 0)
            throw new CommandException($"There is no article '{name}': give an id that 'ingest search' shows, or the name of a file that was dropped.");
        var indexed = outcomes.FirstOrDefault(entry => entry.Outcome.Kind == OutcomeKind.Indexed)
            ?? throw new CommandException($"'{name}' has no article, it was {Word(outcomes[0].Outcome.Kind)} ({outcomes[0].Outcome.Reason}): {outcomes[0].Outcome.Sentence}");
        var article = await store.Articles.FindAsync(indexed.Claim.PageId, cancellationToken);
        return article.Count > 0
            ? article[0]
            : throw new CommandException($"The article of '{name}' is no longer in the store: drop the file again.");
    }

    private void PrintOrigins(StoredArticle stored)
    {
        var article = stored.Article;
        terminal.Output.Flush();
        terminal.Pretty.WriteLine();
        Field("title", article.Title);
        Field("subtitle", article.Subtitle);
        Field("authors", string.Join(", ", article.Authors));
        Field("contributors", string.Join(", ", article.Contributors));
        Field("published", article.Published);
        Field("modified", article.Modified);
        Field("siteName", article.SiteName);
        Field("publisher", article.Publisher);
        Field("section", article.Section);
        Field("language", article.Language);
        Field("topics", string.Join(", ", article.Topics));
        Field("canonicalUrl", article.CanonicalUrl);
        Field("originalSource", article.OriginalSource);
        Field("leadImage", article.LeadImage);
        Field("licence", article.Licence);
        Field("access", article.Access == ArticleAccess.Unknown ? "" : article.Access.ToString());
        foreach (var repair in article.Repairs)
            Print("repair", $"{repair.Kind}: '{repair.Removed}' removed", repair.Field == "title" ? "in the title" : $"in block {repair.Block + 1}");
        Print("source", stored.Source.Name, $"page {stored.PageId}");
        Print("indexed", $"{stored.IndexedAt:u}", $"claim {stored.ClaimId}, trace {stored.TraceId}");

        void Field(string field, string value)
        {
            if (value.Length > 0)
                Print(field, value, article.Origins.FirstOrDefault(origin => origin.Field == field)?.Origin ?? "");
        }

        void Print(string name, string value, string origin) =>
            terminal.Pretty.MarkupLineInterpolated($"[grey]{name,-14}[/] {PlainText.OneLine(value)} [grey]({PlainText.OneLine(origin)})[/]");
    }

    private static string Word(OutcomeKind kind) => kind.ToString().ToLowerInvariant();
}
