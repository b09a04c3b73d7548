using System.Text;
using Ingestion.Contracts;
using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Fuzzing.Tests.Targets;

/// <summary>A store of two articles, to be asked.</summary>
internal sealed class SearchableStore
{
    private readonly IArticles _articles;

    public SearchableStore(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = Path.Combine(folder, "ingestion.db") }).Build();
        // Reading opens the file each time; the writer would keep it open.
        using var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
        _articles = services.GetRequiredService<IArticles>();
        services.GetRequiredService<IStoreWriter>().WriteAsync(
            [
                Submission('a', "The harbour reopens", "The harbour reopened after covid-19 for 200 ships. “Again”, said O’Neil of the U.S."),
                Submission('b', "北京市の港", "北京市の港が再開した。يفتح الميناء من جديد และ ท่าเรือ"),
            ],
            CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Asks with the input as UTF-8; what is none becomes half of a surrogate pair, which a command line can hold.</summary>
    public void Search(byte[] input)
    {
        var query = Encoding.UTF8.GetString(input).Replace('\uFFFD', '\uD800');
        var result = _articles.SearchAsync(query, limit: 10, CancellationToken.None).GetAwaiter().GetResult();
        if (result.Total != result.Hits.Count)
            throw new InvalidOperationException($"{result.Total} articles are found, but {result.Hits.Count} come.");
    }

    private static ArticleSubmission Submission(char digit, string title, string text) => new()
    {
        ExtractorVersion = "1",
        Claim = new Claim
        {
            ClaimId = Guid.CreateVersion7(),
            PageId = new string(digit, 32),
            Source = new PageSource { Kind = SourceKind.File, Name = "page.html" },
            Fetcher = "fuzzing",
            ArrivedAt = DateTimeOffset.UnixEpoch,
            Size = text.Length,
        },
        Article = new Article { Kind = PageKind.Article, Title = title, Blocks = [new Block { Kind = BlockKind.Paragraph, Text = text }] },
    };
}
