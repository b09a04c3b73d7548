namespace Ingestion.Standalone.Tests;

/// <summary>Every error a user can cause is one sentence on standard error and an exit code.</summary>
public sealed class CommandLineErrorTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("ingest-").FullName;

    public static TheoryData<string[], string> Mistakes() => new()
    {
        { ["serach", "word"], "serach" },
        { ["search"], "QUERY" },
        { ["search", "word", "--limit", "0"], "--limit" },
        { ["search", "word", "--limit", "many"], "many" },
        { ["extract", "no-such-page.html"], "no-such-page.html" },
        { ["extract", "-", "--format", "pdf"], "pdf" },
        { ["extract", "-", "--url", "example"], "example" },
        { ["show", "0123456789abcdef"], "0123456789abcdef" },
        { ["retry"], "--failed" },
        { ["retry", "page.html", "--failed"], "--failed" },
        { ["run", "no-such-folder", "--once"], "no-such-folder" },
        { ["status", "--data"], "--data" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Mistake_is_answered_in_one_sentence_that_names_it(string[] arguments, string named)
    {
        var run = await CommandRun.Of(arguments.Contains("--data") ? arguments : [.. arguments, "--data", _data]);

        Assert.NotEqual(0, run.ExitCode);
        var sentence = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_is_no_database_is_named_with_what_to_do()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "ingestion.db"), new string('x', 10_000), TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(["search", "word", "--data", _data]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ingestion.db", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("search", "word")]
    public async Task Command_that_reads_works_before_anything_was_ever_run_and_leaves_nothing_behind(params string[] arguments)
    {
        var data = Path.Combine(_data, "never-run");

        var run = await CommandRun.Of([.. arguments, "--data", data]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task At_sign_is_searched_for_and_not_taken_for_a_response_file()
    {
        var run = await CommandRun.Of(["search", "@someone", "--data", _data]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Errors);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
