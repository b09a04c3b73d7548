using CsCheck;
using Ingestion.Storage.Tests.Contract;
using Ingestion.Storage.Tests.Search;

namespace Ingestion.Storage.Tests.Sqlite;

/// <summary>Any text can be indexed and found, and any query is answered.</summary>
public sealed class AnyTextTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Store _store;

    public AnyTextTests() => _store = new Store(
        new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = _folder.Combine("ingestion.db") }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Any_query_is_answered()
    {
        await _store.WriteAsync(Sample.Submission(1, "A title", "A text."));

        await TextAnalyzerTests.Texts.SampleAsync(query => _store.SearchAsync(query), iter: 500);
    }

    [Fact]
    public async Task Any_text_is_found_by_each_of_its_words()
    {
        var page = 0;
        var texts = TextAnalyzerTests.Texts.Select(text => new string([.. text.Where(character => !char.IsSurrogate(character))]));

        await texts.Array[10, 40].SampleAsync(async batch =>
        {
            var submissions = batch.Select(text => Sample.Submission(Interlocked.Increment(ref page), "Title", text)).ToArray();
            await _store.WriteAsync(submissions);
            foreach (var submission in submissions)
            {
                var word = submission.Article.Text.Split(' ', '"').MaxBy(word => word.Length)!;
                if (Storage.Search.SearchQuery.Parse(word).Phrases.Count == 0)
                    continue;
                var found = await _store.SearchAsync(word, 10_000);
                Assert.Contains(submission.Claim.PageId, found.Hits.Select(hit => hit.PageId));
            }
        }, iter: 8);
    }
}
