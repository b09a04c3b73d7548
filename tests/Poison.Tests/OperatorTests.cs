using System.Text.Json.Nodes;
using Ingestion.Poison.Tests.Pipe;
using Ingestion.Standalone.Tests;

namespace Ingestion.Poison.Tests;

/// <summary>Nothing that a page, a name or a query says becomes a path or an operator.</summary>
public sealed class OperatorTests(OperatorTests.Store store) : IClassFixture<OperatorTests.Store>
{
    public static TheoryData<string> Queries() =>
    [
        "\"", "\"\"\"", "harbour\"", "AND", "OR", "NOT", "NEAR(harbour reopens)", "harbour OR", "title:harbour", "{title text}: harbour", "-title:x", "^harbour", "harbour*", "*", "(harbour", ")", "harbour + reopens", "harbour; DROP TABLE articles", "' OR '1'='1", "tokens MATCH 'x'", "--", "/*",
        "$where", "{\"$ne\":null}", "$expr", "{$gt: ''}", "[$regex]", ".*", "^(a+)+$", "\\", "\\Q", "%", "_", "\0", "harbour\0reopens", "\uD800", "😀", "../../etc/passwd", "@file", "\u202Eruobrah",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_is_words_and_nothing_else(string query)
    {
        var run = await CommandRun.Of(["search", "--json", "--data", store.Data, "--", query]);

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        var total = (int)JsonNode.Parse(run.Output)!["total"]!;
        Assert.InRange(total, 0, 1);
        if (!query.Any(char.IsLetterOrDigit))
            Assert.Equal(0, total);
    }

    public static TheoryData<string> Names() =>
    [
        "../../etc/passwd", "/etc/passwd", "..", ".", "*", "%", "_", "page%", "' OR 1=1 --", "\"", "$where", "{\"$ne\":1}", "", " ", "\0", new string('a', 100_000), new string('f', 100_000), "....", "gggg", "0000%", "0000'",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_shows_no_article_but_its_own_and_puts_no_file_back(string name)
    {
        var show = await CommandRun.Of(["show", "--data", store.Data, "--", name]);
        var retry = await CommandRun.Of(["retry", "--data", store.Data, "--", name]);

        Assert.Equal(2, show.ExitCode);
        Assert.NotEqual(0, retry.ExitCode);
        Assert.DoesNotContain("Exception", show.Errors + retry.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(store.Data, "inbox")));
    }

    [Fact]
    public void Page_that_names_paths_in_all_its_fields_writes_below_the_data_folder_only()
    {
        Assert.Equal(["data", "pages"], Directory.EnumerateFileSystemEntries(store.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(
            ["page.html"],
            Directory.EnumerateFiles(Path.Combine(store.Data, "done"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Reason_that_names_a_path_puts_the_file_back_into_the_inbox_all_the_same()
    {
        var folder = Directory.CreateDirectory(Path.Combine(store.Folder, "data", "rejected", "2025-01-01")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "evil.html"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "evil.html.reason.json"),
            """{"outcome":"rejected","reason":"no-article","sentence":"x","stage":"fetch","claimId":"0197d5a0-0000-7000-8000-000000000000","pageId":"x","traceId":"","source":"../../../evil.html","time":"2025-01-01T00:00:00Z"}""",
            TestContext.Current.CancellationToken);

        var retry = await CommandRun.Of(["retry", "evil.html", "--data", store.Data]);

        Assert.Equal(0, retry.ExitCode);
        Assert.False(File.Exists(Path.Combine(store.Folder, "evil.html")));
        var back = Path.Combine(store.Data, "inbox", "evil.html");
        Assert.True(File.Exists(back));
        File.Delete(back);
    }

    /// <summary>A store with one page, which names paths and operators wherever it can.</summary>
    public sealed class Store : IAsyncLifetime
    {
        private const string Path = "../../../evil.html";

        internal string Folder { get; } = Directory.CreateTempSubdirectory("operators-").FullName;

        internal string Data => System.IO.Path.Combine(Folder, "data");

        public async ValueTask InitializeAsync()
        {
            var pages = Directory.CreateDirectory(System.IO.Path.Combine(Folder, "pages")).FullName;
            await File.WriteAllTextAsync(
                System.IO.Path.Combine(pages, "page.html"),
                GoodPage.With(head: $"<base href='{Path}'><link rel=canonical href='{Path}'><meta name=author content='{Path}'><meta property=og:site_name content='{Path}'><meta property=og:image content='file:///etc/passwd'><meta name=keywords content='{Path},$where'>"),
                TestContext.Current.CancellationToken);
            var run = await CommandRun.Of(["run", pages, "--once", "--data", Data]);
            Assert.Equal(0, run.ExitCode);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
