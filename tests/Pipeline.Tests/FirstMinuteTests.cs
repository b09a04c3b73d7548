using System.Text.Json.Nodes;

namespace Ingestion.Pipeline.Tests;

/// <summary>What a person sees who runs <c>ingest</c> for the first time.</summary>
public sealed class FirstMinuteTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Sample_document_becomes_the_article_it_tells()
    {
        var run = await IngestProcess.RunAsync(_folder.Path, "run", TestFolder.Seeds, "--once");

        Assert.Equal("", run.Errors);
        Assert.Contains("6 pages: 5 indexed, 1 rejected, 0 failed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("rejected seeds/front-page.html (no-article)", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("White House says meeting with Mexican president was \"productive,\" amid record migrant crossings", run.Output, StringComparison.Ordinal);

        var search = JsonNode.Parse((await IngestProcess.RunAsync(_folder.Path, "search", "migrant crossings", "--json")).Output)!;
        var id = (string)search["hits"]![0]!["pageId"]!;
        var article = JsonNode.Parse((await IngestProcess.RunAsync(_folder.Path, "show", id, "--format", "json")).Output)!;
        Assert.Equal("Secure Horizon Growth", (string?)article["siteName"]);
        Assert.Equal("Algosensey Quantitative Think Tank Center View", (string?)article["publisher"]);
        Assert.Equal("News", (string?)article["section"]);
        Assert.Equal("2025-04-07T17:56:38", (string?)article["published"]);
        Assert.Equal("en", (string?)article["language"]);
        Assert.Equal("cbsnews.com", (string?)article["originalSource"]);
        Assert.Equal(["Caitlin Yilek"], Words(article["authors"]));
        Assert.Equal(["Camilo Montoya Galvez"], Words(article["contributors"]));
        Assert.Equal(["Antony Blinken", "Mexico", "Alejandro Mayorkas", "Migrants"], Words(article["topics"]));
        var blocks = article["blocks"]!.AsArray().Select(block => (string)block!["text"]!).ToList();
        Assert.StartsWith("President Biden dispatched", blocks[0], StringComparison.Ordinal);
        Assert.EndsWith("increased deportations.", blocks[^1], StringComparison.Ordinal);
        Assert.Equal(16, blocks.Count);
        Assert.DoesNotContain("Indexbit", string.Join('\n', blocks), StringComparison.Ordinal);
        Assert.All(article["repairs"]!.AsArray(), repair => Assert.StartsWith("Indexbit Exchange", (string)repair!["removed"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_dropped_while_the_pipe_runs_is_found_by_another_process_and_lies_in_done()
    {
        await using var run = IngestProcess.Start(_folder.Path);
        await run.LineAsync("Watching");

        _folder.Drop("page.html", GeneratedPages.Html(7));

        await run.LineAsync(GeneratedPages.Title(7));
        var search = await IngestProcess.RunAsync(_folder.Path, "search", GeneratedPages.Mark(7));
        Assert.Contains(GeneratedPages.Title(7), search.Output, StringComparison.Ordinal);
        Assert.Equal(["page.html"], _folder.FilesIn("done"));
        Assert.Empty(_folder.FilesIn("claimed"));
        var status = await IngestProcess.StatusAsync(_folder.Path);
        Assert.Equal(1, (int)status["indexed"]!["created"]!);
        Assert.Equal(0, (int)status["inFlight"]!);
    }

    [Fact]
    public async Task Page_that_is_no_article_is_named_with_what_to_do_and_lies_beside_its_reason()
    {
        _folder.Drop("document.html", "%PDF-1.7 not a page");
        _folder.Drop("good.html", GeneratedPages.Html(1));

        var run = await IngestProcess.RunAsync(_folder.Path, "run", "--once");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("unsupported-format", run.Output, StringComparison.Ordinal);
        Assert.Contains(GeneratedPages.Title(1), run.Output, StringComparison.Ordinal);
        Assert.Equal(["document.html", "document.html.reason.json"], _folder.FilesIn("rejected"));
        var reason = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(_folder.Below("data", "rejected"), "*.reason.json", SearchOption.AllDirectories)[0]))!;
        Assert.Equal("rejected", (string?)reason["outcome"]);
        Assert.Equal("unsupported-format", (string?)reason["reason"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)reason["traceId"]);
    }

    [Fact]
    public async Task Rejected_page_that_was_mended_is_taken_again_by_retry()
    {
        _folder.Drop("page.html", "");
        Assert.Equal(1, (await IngestProcess.RunAsync(_folder.Path, "run", "--once")).ExitCode);
        File.WriteAllText(Directory.GetFiles(_folder.Below("data", "rejected"), "page.html", SearchOption.AllDirectories)[0], GeneratedPages.Html(2));

        var retry = await IngestProcess.RunAsync(_folder.Path, "retry", "--rejected");
        var run = await IngestProcess.RunAsync(_folder.Path, "run", "--once");

        Assert.Equal(0, retry.ExitCode);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(_folder.FilesIn("rejected"));
        Assert.Equal(["page.html"], _folder.FilesIn("done"));
    }

    [Fact]
    public async Task Second_run_on_the_same_data_is_refused_in_one_sentence()
    {
        await using var first = IngestProcess.Start(_folder.Path);
        await first.LineAsync("Watching");

        var second = await IngestProcess.RunAsync(_folder.Path, "run");

        Assert.Equal(2, second.ExitCode);
        Assert.Single(second.Errors.Trim().Split('\n'));
        Assert.Contains("already", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_c_drains_and_says_how_many_pages_were_settled()
    {
        await using var run = IngestProcess.Start(_folder.Path);
        await run.LineAsync("Watching");
        _folder.Drop("page.html", GeneratedPages.Html(3));
        await run.LineAsync(GeneratedPages.Title(3));

        run.Interrupt();
        var ended = await run.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("1 page", ended.Output, StringComparison.Ordinal);
        Assert.Equal("", ended.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Words(JsonNode? list) => list!.AsArray().Select(word => (string)word!);
}
