using System.Text.Json;

namespace Ingestion.Standalone.Tests;

/// <summary>The commands that choose among rejected and failed files, over files as a Fetcher leaves them.</summary>
public sealed class SettledCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("settled-").FullName;
    private readonly string _data;

    public SettledCommandTests()
    {
        _data = Path.Combine(_folder, "data");
        Leave("failed", "old.html", "parse", "exception", TimeSpan.FromDays(3), "System.InvalidOperationException");
        Leave("failed", "site/new.html", "parse", "exception", TimeSpan.FromMinutes(5), "System.InvalidOperationException");
        Leave("failed", "other.html", "index", "exception", TimeSpan.FromDays(3), "System.FormatException");
        Leave("failed", "crashed.html", "parse", "crashed", TimeSpan.FromHours(5), "");
        Leave("rejected", "list.html", "parse", "no-article", TimeSpan.FromHours(5), "");
    }

    public static TheoryData<string[], string[]> Choices() => new()
    {
        { ["--exception", "System.InvalidOperationException"], ["new.html", "old.html"] },
        { ["--exception", "formatexception"], ["other.html"] },
        { ["--exception", "Exception"], [] },
        { ["--stage", "index"], ["other.html"] },
        { ["--reason", "no-article"], ["list.html"] },
        { ["--reason", "crashed"], ["crashed.html"] },
        { ["--older-than", "2d"], ["old.html", "other.html"] },
        { ["--newer-than", "300m"], ["new.html"] },
        { ["--older-than", "1h", "--newer-than", "1d", "--failed"], ["crashed.html"] },
        { ["--exception", "InvalidOperationException", "--older-than", "90s", "--newer-than", "1h"], ["new.html"] },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Choice_is_shown_first_and_goes_back_only_with_yes(string[] choice, string[] chosen)
    {
        var shown = await CommandRun.Of(["retry", .. choice, "--data", _data]);
        var before = Waiting();
        var done = await CommandRun.Of(["retry", .. choice, "--yes", "--data", _data]);

        Assert.Empty(before);
        Assert.Equal((0, 0), (shown.ExitCode, done.ExitCode));
        Assert.Contains(chosen.Length == 0 ? "No file" : $"{chosen.Length} file", shown.Output, StringComparison.Ordinal);
        Assert.Equal(chosen, Waiting());
    }

    [Fact]
    public async Task Failed_files_are_listed_by_exception_and_stage_the_most_first()
    {
        var run = await CommandRun.Of(["errors", "--json", "--data", _data]);

        using var groups = JsonDocument.Parse(run.Output);
        Assert.Equal(
            [("System.InvalidOperationException", "parse", 2), ("System.FormatException", "index", 1), ("", "parse", 1)],
            groups.RootElement.EnumerateArray().Select(group => (group.GetProperty("exception").GetString()!, group.GetProperty("stage").GetString()!, group.GetProperty("count").GetInt32())));
    }

    [Fact]
    public async Task Failed_file_is_shown_with_exception_trace_and_page()
    {
        var run = await CommandRun.Of(["errors", "show", "new.html", "--data", _data]);

        foreach (var part in (string[])["System.InvalidOperationException: It broke.", "at Ingestion.Parser.Somewhere()", "| <p>site/new.html</p>", "parse"])
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("old.html", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropped_files_go_with_their_reasons_and_only_with_yes()
    {
        var shown = await CommandRun.Of(["errors", "drop", "--older-than", "2d", "--data", _data]);
        var before = Files("failed");
        var done = await CommandRun.Of(["errors", "drop", "--older-than", "2d", "--yes", "--data", _data]);

        Assert.Contains("--yes", shown.Output, StringComparison.Ordinal);
        Assert.Equal(8, before.Length);
        Assert.Equal(0, done.ExitCode);
        Assert.Equal(["crashed.html", "crashed.html.reason.json", "new.html", "new.html.reason.json"], Files("failed"));
    }

    [Fact]
    public async Task Files_go_back_though_the_ledger_can_not_be_told()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "ingestion.db"), new string('x', 10_000), TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(["retry", "other.html", "--data", _data]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 file put back", run.Output, StringComparison.Ordinal);
        Assert.Contains("ledger could not be told", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["other.html"], Waiting());
    }

    [Theory]
    [InlineData("errors", "show", "list.html")]
    [InlineData("errors", "show", "nothing.html")]
    [InlineData("errors", "drop")]
    [InlineData("errors", "drop", "list.html")]
    [InlineData("forget", "nothing.html")]
    [InlineData("forget", "https://example.org/nothing")]
    [InlineData("retry", "--older-than", "yesterday")]
    [InlineData("retry", "--stage", "nowhere")]
    public async Task What_can_not_be_done_is_said_in_a_sentence(params string[] arguments)
    {
        var run = await CommandRun.Of([.. arguments, "--data", _data]);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(".", Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(8, Files("failed").Length);
    }

    [Fact]
    public async Task Page_is_forgotten_with_all_its_files_and_not_while_one_waits()
    {
        var pages = Directory.CreateDirectory(Path.Combine(_folder, "pages")).FullName;
        const string page = "<title>Quokkas sail again</title><article><h1>Quokkas sail again</h1><p>The ferry left the harbour at noon on Monday with two hundred people on board, the company said.</p><p>It was the first crossing since the storm, which had closed the port for three days.</p></article>";
        await File.WriteAllTextAsync(Path.Combine(pages, "quokkas.html"), page, TestContext.Current.CancellationToken);
        await CommandRun.Of(["run", pages, "--once", "--data", _data]);
        await CommandRun.Of(["run", pages, "--once", "--data", _data]);
        Assert.Equal(2, Files("done").Length);

        await CommandRun.Of(["add", pages, "--data", _data]);
        var early = await CommandRun.Of(["forget", "quokkas.html", "--yes", "--data", _data]);
        Directory.Delete(Path.Combine(_data, "inbox"), recursive: true);
        var forgotten = await CommandRun.Of(["forget", "quokkas.html", "--yes", "--data", _data]);
        var again = await CommandRun.Of(["forget", "quokkas.html", "--yes", "--data", _data]);

        Assert.Contains("inbox", early.Errors, StringComparison.Ordinal);
        Assert.Equal((2, 0, 2), (early.ExitCode, forgotten.ExitCode, again.ExitCode));
        Assert.Empty(Files("done"));
        Assert.Contains("No article", (await CommandRun.Of(["search", "quokkas", "--data", _data])).Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Waiting() => Directory.Exists(Path.Combine(_data, "inbox")) ? Files("inbox") : [];

    private string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(_data, folder), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void Leave(string folder, string source, string stage, string reason, TimeSpan age, string exception)
    {
        var path = Path.Combine(_data, folder, "2025-01-01", source);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"<p>{source}</p>");
        File.WriteAllText($"{path}.reason.json", JsonSerializer.Serialize(new
        {
            outcome = folder,
            reason,
            sentence = "It is so: do that.",
            stage,
            claimId = Guid.CreateVersion7(),
            pageId = new string('0', 32),
            traceId = "",
            source,
            time = DateTimeOffset.UtcNow - age,
            exception = exception.Length == 0 ? null : new { type = exception, message = "It broke.", trace = "   at Ingestion.Parser.Somewhere()" },
        }));
    }
}
