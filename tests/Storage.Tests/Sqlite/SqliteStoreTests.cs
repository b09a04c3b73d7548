using Ingestion.Storage.Tests.Contract;

namespace Ingestion.Storage.Tests.Sqlite;

/// <summary>The contract, in a SQLite file.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<Store> OpenAsync(TimeProvider clock) => Task.FromResult(
        new Store(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = _folder.Combine("data", "ingestion.db") }, clock));

    protected override Task RemoveAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Reader_sees_whole_calls_while_another_process_writes()
    {
        // Of this home alone: a call is one transaction.
        await using var reader = await OpenAsync(Clock);
        var writing = Task.Run(async () =>
        {
            for (var call = 0; call < 40; call++)
                await Store.WriteAsync([.. Enumerable.Range(call * 10, 10).Select(page => Sample.Submission(page, "Title"))]);
        }, TestContext.Current.CancellationToken);
        var seen = new List<long>();
        do
        {
            seen.Add((await reader.SearchAsync("title", 3)).Total);
            Assert.Equal(0, (await reader.CountOutcomesAsync()).Created % 10);
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.All(seen, total => Assert.Equal(0, total % 10));
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(400, (await reader.SearchAsync("title", 3)).Total);
    }

    [Fact]
    public async Task Forgotten_words_are_in_no_file_though_the_writer_goes_on()
    {
        await Store.WriteAsync([Sample.Submission(1, "Zanzibar", "Quokkas of Zanzibar."), .. Enumerable.Range(2, 50).Select(page => Sample.Submission(page, "Other"))]);

        await Store.Curation.ForgetAsync([Sample.PageId(1)], TestContext.Current.CancellationToken);

        await Store.WriteAsync(Sample.Submission(60, "Later"));
        foreach (var path in Directory.EnumerateFiles(_folder.Combine("data")))
        {
            var content = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            Assert.False(content.Contains("quokkas", StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(path)} still holds it.");
        }
    }
}
