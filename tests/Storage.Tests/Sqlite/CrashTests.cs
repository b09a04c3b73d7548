using System.Diagnostics;
using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Storage.Tests.Contract;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Tests.Sqlite;

/// <summary>A writer that is killed leaves a store in which articles and ledger agree. The writer is this executable again.</summary>
public sealed class CrashTests : IDisposable
{
    private const string PathVariable = "INGESTION_TEST_STORE";
    private const string Written = "calls written: ";
    private const int CallSize = 20;
    private const int RereadEvery = 5;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Combine("ingestion.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_writer_leaves_articles_and_ledger_in_agreement()
    {
        var written = 0;
        for (var kill = 1; kill <= 4; kill++)
        {
            written += await WriteUntilKilledAsync(calls: kill * 3);
            await using var store = Open();
            Assert.InRange((await store.CountOutcomesAsync()).Created, written * CallSize, long.MaxValue);
            AssertAgreement();
        }
        await using var writer = Open();
        await writer.WriteAsync(Sample.Submission(1, "After"));
        Assert.Equal(["After"], await writer.TitlesAsync("after"));
    }

    /// <summary>Writes until it is killed; not a test of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Writer_that_is_killed()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), "Only the crash test starts it.");
        await using var store = Open(path!);
        for (var call = 1; ; call++)
        {
            var claims = Enumerable.Range(0, CallSize).Select(_ => NewClaim()).ToArray();
            await store.WriteAsync([.. claims.Select(Article)]);
            // Later readings, so that articles are removed too.
            await store.WriteAsync([.. claims.Where((_, index) => index % RereadEvery == 0).Select(claim =>
                Article(claim with { Reading = 2, PageId = NewClaim().PageId }))]);
            await Console.Out.WriteLineAsync(Written + call.ToString(CultureInfo.InvariantCulture));
        }

        static Claim NewClaim() => Sample.Claim() with { PageId = Guid.NewGuid().ToString("N") };
        static ArticleSubmission Article(Claim claim) =>
            Sample.Submission(claim, Sample.Article("Title", string.Concat(Enumerable.Repeat($"common {claim.PageId} ", 100))));
    }

    /// <summary>Starts a writer, kills it in the middle of what follows the given number of calls, and returns how many it had written.</summary>
    private async Task<int> WriteUntilKilledAsync(int calls)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--filter-method", $"{typeof(CrashTests).FullName}.{nameof(Writer_that_is_killed)}", "--explicit", "only"])
            start.ArgumentList.Add(argument);
        start.Environment[PathVariable] = Path;
        using var process = Process.Start(start)!;
        var written = 0;
        while (written < calls && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var place = line.IndexOf(Written, StringComparison.Ordinal);
            if (place >= 0)
                written = int.Parse(line.AsSpan(place + Written.Length), CultureInfo.InvariantCulture);
        }
        Assert.False(process.HasExited, "The writer ended by itself.");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return written;
    }

    private void AssertAgreement()
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM ledger WHERE outcome <> 'Indexed' OR page_id NOT IN (SELECT page_id FROM articles)"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM articles WHERE page_id NOT IN (SELECT page_id FROM ledger)"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM articles WHERE id NOT IN (SELECT rowid FROM tokens WHERE tokens MATCH 'common')"));
        Assert.Equal(Scalar("SELECT count(*) FROM articles"), Scalar("SELECT count(*) FROM tokens WHERE tokens MATCH 'common'"));
        Assert.Null(Scalar("INSERT INTO tokens (tokens) VALUES ('integrity-check')"));

        object? Scalar(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }

    private Store Open(string? path = null) =>
        new(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = path ?? Path }, TimeProvider.System);
}
