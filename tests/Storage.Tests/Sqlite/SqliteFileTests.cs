using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Storage.Sqlite;
using Ingestion.Storage.Tests.Contract;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Tests.Sqlite;

/// <summary>What holds for the file beyond the contract of any home.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Combine("ingestion.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reader_makes_no_file()
    {
        await using var store = Open();

        Assert.Equal(0, await store.CountArticlesAsync());
        Assert.Equal(0, (await store.SearchAsync("word")).Total);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Combine()));
    }

    [Fact]
    public async Task Empty_file_is_a_store_without_articles()
    {
        await File.WriteAllBytesAsync(Path, [], TestContext.Current.CancellationToken);
        await using var store = Open();

        Assert.Equal(0, await store.CountArticlesAsync());
        Assert.Single(await store.WriteAsync(Sample.Submission(1, "First")));
        Assert.Equal(1, await store.CountArticlesAsync());
    }

    [Fact]
    public async Task Readers_never_fail_while_writers_start_and_stop()
    {
        await using var reader = Open();
        var writing = Task.Run(async () =>
        {
            for (var start = 0; start < 15; start++)
            {
                await using var writer = Open();
                await writer.WriteAsync(Sample.Submission(start, "Title"));
            }
        }, TestContext.Current.CancellationToken);
        var last = 0L;
        do
        {
            var count = await reader.CountArticlesAsync();
            Assert.True(count >= last);
            last = count;
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.Equal(15, await reader.CountArticlesAsync());
    }

    [Fact]
    public void Commit_waits_for_the_disk_and_the_log_lets_readers_by()
    {
        using var connection = new SqliteDatabase(new SqliteOptions { Path = Path }).OpenToWrite();

        Assert.Equal("wal", Scalar(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, Scalar(connection, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task Newer_file_is_refused_with_a_sentence_and_left_alone()
    {
        await WriteOneAsync();
        Execute("PRAGMA user_version = 99");
        await using var store = Open();

        foreach (var call in (Func<Task>[])[() => store.WriteAsync(Sample.Submission(2, "Two")), store.CountArticlesAsync, () => store.WriteAsync()])
        {
            var error = await Assert.ThrowsAsync<StoreException>(call);
            Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
            Assert.Contains("Ingestion:Sqlite:Path", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal("1", Query("SELECT count(*) FROM articles"));
    }

    [Fact]
    public async Task Database_of_another_program_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE theirs (x); PRAGMA user_version = 1");
        await using var store = Open();

        await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));
        var error = await Assert.ThrowsAsync<StoreException>(store.CountArticlesAsync);

        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", Query("SELECT group_concat(name) FROM sqlite_schema"));
        Assert.Equal("delete", Query("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused_with_a_sentence()
    {
        await File.WriteAllTextAsync(Path, string.Concat(Enumerable.Repeat("no database ", 1000)), TestContext.Current.CancellationToken);
        await using var store = Open();

        await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));
        var error = await Assert.ThrowsAsync<StoreException>(store.CountArticlesAsync);
        Assert.Contains("no database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_that_cannot_be_made_is_refused_with_a_sentence()
    {
        await File.WriteAllTextAsync(_folder.Combine("file"), "", TestContext.Current.CancellationToken);
        await using var store = Open(_folder.Combine("file", "ingestion.db"));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));
        Assert.Contains("check the folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.CountArticlesAsync());
    }

    [Fact]
    public async Task Earlier_file_takes_the_steps_it_lacks_and_keeps_its_articles()
    {
        await WriteOneAsync();
        string[] steps = [.. SqliteSchema.Steps, "ALTER TABLE articles ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'"];

        new SqliteDatabase(new SqliteOptions { Path = Path }).OpenToWrite(steps).Dispose();

        Assert.Equal(steps.Length.ToString(CultureInfo.InvariantCulture), Query("PRAGMA user_version"));
        Assert.Equal("calm", Query("SELECT mood FROM articles"));
    }

    [Fact]
    public async Task Step_that_breaks_leaves_the_file_as_it_was()
    {
        await WriteOneAsync();
        string[] steps = [.. SqliteSchema.Steps, "ALTER TABLE articles ADD COLUMN mood TEXT", "INSERT INTO nowhere VALUES (1)"];

        Assert.Throws<StoreException>(() => new SqliteDatabase(new SqliteOptions { Path = Path }).OpenToWrite(steps));

        Assert.Equal(SqliteSchema.Steps.Count.ToString(CultureInfo.InvariantCulture), Query("PRAGMA user_version"));
        Assert.Equal("0", Query("SELECT count(*) FROM pragma_table_info('articles') WHERE name = 'mood'"));
        await using var store = Open();
        Assert.Equal(1, await store.CountArticlesAsync());
    }

    [Fact]
    public async Task Any_client_reads_text_and_fields()
    {
        await using (var store = Open())
            await store.WriteAsync(Sample.Submission(Sample.Claim(1), Sample.Article("Größe", "One.\nTwo.") with { Authors = ["Ann"] }));

        Assert.Equal("One.\nTwo.|Größe|Ann|news/page.html", Query(
            "SELECT text || '|' || (article ->> '$.title') || '|' || (article ->> '$.authors[0]') || '|' || (source ->> '$.name') FROM articles"));
    }

    [Fact]
    public async Task Trouble_of_the_store_is_not_laid_on_the_article()
    {
        await using var store = Open();
        await store.WriteAsync(Sample.Submission(1, "One"));
        Execute("ALTER TABLE articles RENAME TO elsewhere");
        var submissions = (Submission[])[Sample.Rejection(Sample.Claim(3)), Sample.Submission(2, "Two")];

        await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(submissions));

        Assert.Null(await store.EntryAsync(submissions[0].Claim.ClaimId));
        Execute("ALTER TABLE elsewhere RENAME TO articles");
        Assert.Equal([OutcomeKind.Rejected, OutcomeKind.Indexed], (await store.WriteAsync(submissions)).Select(entry => entry.Outcome.Kind));
    }

    [Fact]
    public async Task Article_that_the_database_refuses_is_rejected_alone()
    {
        await using var store = Open();
        await store.WriteAsync(Sample.Submission(1, "One"));
        Execute("CREATE TRIGGER refusal AFTER INSERT ON articles WHEN NEW.text = 'Bad.' BEGIN SELECT raise(ABORT, 'no such text'); END");

        var entries = await store.WriteAsync(Sample.Submission(2, "Two"), Sample.Submission(3, "Three", "Bad."), Sample.Submission(4, "Four"));

        Assert.Equal(
            [OutcomeKind.Indexed, OutcomeKind.Rejected, OutcomeKind.Indexed], entries.Select(entry => entry.Outcome.Kind));
        Assert.Contains("no such text", entries[1].Outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal("3", Query("SELECT count(*) FROM articles"));
        Assert.Equal("3", Query("SELECT count(*) FROM tokens"));
    }

    private async Task WriteOneAsync()
    {
        await using var store = Open();
        await store.WriteAsync(Sample.Submission(1, "One"));
    }

    private Store Open(string? path = null) =>
        new(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = path ?? Path }, TimeProvider.System);

    private string Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return Convert.ToString(Scalar(connection, sql), CultureInfo.InvariantCulture)!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
