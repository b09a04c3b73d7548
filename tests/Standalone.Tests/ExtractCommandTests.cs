using System.Text.Json.Nodes;

namespace Ingestion.Standalone.Tests;

public sealed class ExtractCommandTests : IDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Harbour reopens after the storm</title></head><body>
        <article><h1>Harbour reopens after the storm</h1>
        <p>The harbour of the old town opened again on Tuesday, three days after the worst storm of the last ten years had closed it for all ships.</p>
        <p>The first ferry left at noon, with more than four hundred passengers on board, most of whom had waited on the quay since the early morning.</p>
        </article></body></html>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("extract-").FullName;

    [Fact]
    public async Task Lines_of_json_come_in_the_order_of_the_files_with_their_names_as_ids()
    {
        for (var number = 0; number < 20; number++)
            Write($"page-{number:D2}.html", Page.Replace("noon", $"noon {number}", StringComparison.Ordinal));

        var run = await CommandRun.Of(["extract", _folder, "--format", "jsonl"]);

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"page-{number:D2}"), lines.Select(line => (string)line["id"]!));
        Assert.Contains("noon 13", (string)lines[13]["text"]!, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.All(
            ["id", "title", "text", "authors", "published", "language", "topics", "kind"],
            field => Assert.True(line.AsObject().ContainsKey(field), field)));
        Assert.Equal("article", (string)lines[0]["kind"]!);
    }

    [Fact]
    public async Task Input_that_fails_is_named_and_the_others_come_all_the_same()
    {
        Write("good.html", Page);
        Write("picture.html", "\u0089PNG\r\n\u001a\n");

        var run = await CommandRun.Of(["extract", _folder, "--format", "jsonl"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("picture.html", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Standard_input_is_a_page_too()
    {
        var run = await CommandRun.Of(["extract", "-"], Page);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Harbour reopens after the storm\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_of_a_folder_is_one_array_and_of_a_file_one_object()
    {
        Write("a.html", Page);
        Write("b.html", Page);

        var folder = JsonNode.Parse((await CommandRun.Of(["extract", _folder, "--format", "json"])).Output);
        var file = JsonNode.Parse((await CommandRun.Of(["extract", Path.Combine(_folder, "a.html"), "--format", "json"])).Output);

        Assert.Equal(2, Assert.IsType<JsonArray>(folder).Count);
        Assert.Equal("a", (string?)Assert.IsType<JsonObject>(file)["id"]);
    }

    [Fact]
    public async Task Control_characters_of_a_page_never_reach_the_terminal()
    {
        var run = await CommandRun.Of(["extract", "-"], Page.Replace("noon", "\u001b]0;owned\u0007noon", StringComparison.Ordinal));

        Assert.Contains("noon", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Html_holds_the_article_and_none_of_the_page_s_markup()
    {
        var run = await CommandRun.Of(["extract", "-", "--format", "html"], Page.Replace("noon", "noon<script>alert(1)</script> &lt;img src=x onerror=alert(2)&gt;", StringComparison.Ordinal));

        Assert.StartsWith("<!DOCTYPE html>", run.Output, StringComparison.Ordinal);
        Assert.Contains("noon &lt;img src=x onerror=alert(2)&gt;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_is_no_article_says_its_kind()
    {
        var run = await CommandRun.Of(["extract", "-"], "<title>Error 404</title><h1>Page not found</h1><p>Go back to the <a href=/>start</a> or search.</p>");

        Assert.Matches(@"(?m)^(other|service|collection|listing|product|forum) · .* characters", run.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
