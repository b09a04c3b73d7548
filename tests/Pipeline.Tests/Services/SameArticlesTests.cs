using System.Text.Json;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>The services do not know which size they run in: what comes out is the same.</summary>
[Collection(ComposeSize.Name)]
public sealed class SameArticlesTests(Servers servers) : IAsyncLifetime
{
    private readonly TestFolder _standalone = new();
    private Pipe _pipe = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public Task Seeds_and_generated_pages_become_the_same_articles_in_one_process_and_in_three()
    {
        var seeds = Directory.EnumerateFiles(TestFolder.Seeds).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
        var generated = Enumerable.Range(0, 50).ToDictionary(
            number => $"page-{number}.html", number => System.Text.Encoding.UTF8.GetBytes(number % 10 == 0 ? "" : GeneratedPages.Html(number)));
        return BecomeTheSameAsync(seeds.Concat(generated).ToDictionary());
    }

    [Fact]
    public Task Corpus_pages_become_the_same_articles_in_one_process_and_in_three() =>
        BecomeTheSameAsync(TestFolder.CorpusPages(500).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes));

    public async ValueTask DisposeAsync()
    {
        _standalone.Dispose();
        if (_pipe is not null)
            await _pipe.DisposeAsync();
    }

    private async Task BecomeTheSameAsync(Dictionary<string, byte[]> pages)
    {
        foreach (var (name, content) in pages)
        {
            _standalone.Drop(name, content);
            _pipe.Folder.Drop(name, content);
        }

        var run = await IngestProcess.RunAsync(_standalone.Path, "run", "--once");
        Assert.Equal("", run.Errors);
        await _pipe.StartAsync();
        await _pipe.SettledAsync(pages.Count);

        await using var store = new Store(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = _standalone.Below("data", "ingestion.db") });
        var expected = await ReadAsync(store);
        var actual = await ReadAsync(_pipe.Store);
        Assert.Equal(pages.Keys.Order(), expected.Keys.Order());
        Assert.Equal(pages.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, page => Assert.Equal(page.Value, actual[page.Key]));
        Assert.Contains(expected.Values, page => page.Contains("\"indexed\"", StringComparison.Ordinal));
    }

    /// <summary>Every page's outcome and article as JSON, by the page's name, without what no two runs have in common: claim, trace and time.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(Store store)
    {
        var pages = new Dictionary<string, string>();
        foreach (var kind in Enum.GetValues<OutcomeKind>())
        {
            foreach (var entry in await store.Ledger.LatestAsync(kind, 10_000, Cancellation))
            {
                var articles = await store.Articles.FindAsync(entry.Claim.PageId, Cancellation);
                pages.Add(entry.Claim.Source.Name, JsonSerializer.Serialize(new
                {
                    entry.Claim.PageId,
                    entry.Claim.Source,
                    entry.Claim.Size,
                    entry.Outcome,
                    entry.ExtractorVersion,
                    Articles = articles.Select(article => new { article.PageId, article.Source, article.ExtractorVersion, article.Article }),
                }));
            }
        }

        return pages;
    }
}
