using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest forget</c>: removes a page for good: its article, its files, and its words in the ledger.</summary>
internal sealed class ForgetCommand(Terminal terminal)
{
    private const int MostClaims = 10_000;

    private readonly Argument<string> _name = new("ID|URL|FILE") { Description = "The article's id, the page's address, or the name of the file it came from." };

    private readonly Option<bool> _yes = new("--yes") { Description = "Do it; without, it is only shown." };

    public Command Create()
    {
        var command = new Command("forget", "Removes a page for good: its article, its files, and its words in the ledger.") { _name, _yes };
        command.SetAction(ForgetAsync);
        return command;
    }

    private async Task<int> ForgetAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = DataFolder.Configuration(parsed);
        await using var store = OpenedStore.Open(configuration);
        var pages = await FindAsync(store, parsed.GetValue(_name)!, cancellationToken);
        var folders = new Folders(DataFolder.Of(configuration));
        var raw = new RawPages(folders, configuration.GetSection("Ingestion:Inbox").Get<InboxOptions>()!.MaxPageBytes);
        var names = pages.Values.SelectMany(claims => claims).Select(claim => claim.Source.Name).ToHashSet(StringComparer.Ordinal);
        if (raw.AreOnTheirWay(names))
            throw new CommandException("A file of this page is on its way or waits in the inbox: wait until 'ingest status' shows neither, or take it out of the inbox, then forget it.");

        var settled = new SettledFiles(folders).Find(new SettledFilter()).Where(file => pages.ContainsKey(file.PageId)).ToList();
        var indexed = pages.SelectMany(page => raw.Indexed(page.Key, page.Value)).ToList();
        var what = $"{Count(pages.Count, "page")} with {Count(pages.Values.Sum(claims => claims.Count), "claim")} and {Count(indexed.Count + settled.Count, "file")}";
        if (!parsed.GetValue(_yes))
        {
            terminal.Pretty.WriteLine($"{what} would be removed for good: add --yes to do it.");
            return 0;
        }

        // The store last: by it an attempt that was broken off is found again.
        var problems = SettledFiles.Remove(settled).Problems;
        foreach (var problem in problems)
            terminal.Complain(problem);
        foreach (var path in indexed)
            File.Delete(path);
        if (problems.Count > 0)
            return 1;
        await store.Curation.ForgetAsync(pages.Keys, cancellationToken);
        terminal.Pretty.WriteLine($"{what} forgotten.");
        return 0;
    }

    /// <summary>The pages that are meant, each with its claims.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<Claim>>> FindAsync(OpenedStore store, string name, CancellationToken cancellationToken)
    {
        var isAddress = Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        var articles = isAddress ? await store.Articles.FindByAddressAsync(name, cancellationToken) : [.. (await store.Articles.FindAsync(name, cancellationToken)).Select(article => article.PageId)];
        if (articles.Count > 1 && !isAddress)
            throw new CommandException($"'{name}' fits more than one article ({string.Join(", ", articles.Select(pageId => pageId[..12]))}): give more digits.");
        var entries = isAddress ? await store.Ledger.FindByAddressAsync(name, MostClaims, cancellationToken)
            : articles.Count == 1 ? [] : await EntriesAsync(store, name, cancellationToken);
        var pageIds = articles.Union(entries.Where(entry => entry.Handling.Kind != HandlingKind.Forgotten).Select(entry => entry.Claim.PageId)).ToList();
        if (pageIds.Count == 0)
        {
            throw new CommandException(entries.Count > 0
                ? $"The page '{name}' is already forgotten: there is nothing to do."
                : $"There is no page '{name}': give an id that 'ingest search' shows, the page's own address, or the name of a file that was dropped.");
        }

        var pages = new Dictionary<string, IReadOnlyList<Claim>>(StringComparer.Ordinal);
        foreach (var pageId in pageIds)
            pages[pageId] = [.. (await store.Ledger.FindByPageAsync(pageId, MostClaims, cancellationToken)).Select(entry => entry.Claim)];
        return pages;
    }

    private static async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(OpenedStore store, string name, CancellationToken cancellationToken)
    {
        var byPage = await store.Ledger.FindByPageAsync(name.ToLowerInvariant(), MostClaims, cancellationToken);
        if (byPage.Count > 0)
            return byPage;
        var bySource = await store.Ledger.FindBySourceAsync(name.Replace(Path.DirectorySeparatorChar, '/'), MostClaims, cancellationToken);
        var sources = bySource.Select(entry => entry.Claim.Source.Name).Distinct().ToList();
        return sources.Count <= 1 || sources.Contains(name)
            ? [.. bySource.Where(entry => sources.Count <= 1 || entry.Claim.Source.Name == name)]
            : throw new CommandException($"'{name}' fits more than one file ({string.Join(", ", sources.Take(5))}): give more of the path.");
    }

    private static string Count(int count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
