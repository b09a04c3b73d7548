using System.Text.Json.Nodes;

namespace Ingestion.Pipeline.Tests;

/// <summary>Every page that was in the inbox ends in exactly one outcome, and the store holds each article once.</summary>
public sealed class NothingLostTests : IDisposable
{
    private const int Pages = 500;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Kill_at_ten_random_points_loses_no_page_and_stores_none_twice()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var rejected = 0;
        for (var number = 0; number < Pages; number++)
        {
            var bad = number % 25 == 0;
            rejected += bad ? 1 : 0;
            _folder.Drop($"page-{number}.html", bad ? "" : GeneratedPages.Html(number));
        }

        for (var kill = 0; kill < 10; kill++)
        {
            await using var run = IngestProcess.Start(_folder.Path);
            // A random number of pages after the pipe has begun, so that kills fall into reading, parsing, writing and settling alike.
            await run.LineAsync("Watching");
            for (var page = random.Next(30); page > 0 && _folder.FilesIn("inbox").Count > 0; page--)
                await run.LineAsync("");
            await run.KillAsync();
        }

        var last = await IngestProcess.RunAsync(_folder.Path, "run", "--once");

        Assert.Equal("", last.Errors);
        await AssertSettledAsync(Pages, rejected);
        Assert.Equal(Pages - rejected, _folder.FilesIn("done").Count);
        Assert.Equal(2 * rejected, _folder.FilesIn("rejected").Count);
        for (var number = 1; number < Pages; number += 50)
        {
            var found = JsonNode.Parse((await IngestProcess.RunAsync(_folder.Path, "search", GeneratedPages.Mark(number), "--json")).Output)!;
            Assert.Equal(1, (int)found["total"]!);
        }
    }

    [Fact]
    public async Task Corpus_pages_dropped_at_once_all_reach_an_outcome()
    {
        foreach (var page in TestFolder.CorpusPages(Pages))
        {
            var copy = _folder.Below(Path.GetFileName(page));
            File.Copy(page, copy);
            Directory.CreateDirectory(_folder.Inbox);
            File.SetAttributes(copy, FileAttributes.Normal);
            File.Move(copy, Path.Combine(_folder.Inbox, Path.GetFileName(page)));
        }

        var run = await IngestProcess.RunAsync(_folder.Path, "run", "--once");

        Assert.Equal("", run.Errors);
        var status = await IngestProcess.StatusAsync(_folder.Path);
        Assert.Equal(Pages, (int)status["claimed"]!);
        Assert.Equal(0, (int)status["failed"]!["total"]!);
        Assert.Equal(Pages, (int)status["indexed"]!["total"]! + (int)status["rejected"]!["total"]!);
        Assert.Equal((int)status["indexed"]!["total"]!, (int)status["articles"]!);
        Assert.Empty(_folder.FilesIn("claimed"));
    }

    [Fact]
    public async Task Page_written_a_chunk_a_second_ends_whole_in_the_store()
    {
        await using var run = IngestProcess.Start(_folder.Path);
        await run.LineAsync("Watching");

        await using (var slow = new FileStream(Path.Combine(_folder.Inbox, "slow.html"), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite))
        {
            var html = System.Text.Encoding.UTF8.GetBytes(GeneratedPages.Html(9));
            foreach (var chunk in html.Chunk(html.Length / 10 + 1))
            {
                await slow.WriteAsync(chunk, TestContext.Current.CancellationToken);
                await slow.FlushAsync(TestContext.Current.CancellationToken);
                // The slow writer is what is tested: a second is its pace, not a wait for something to happen.
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }
        }

        await run.LineAsync(GeneratedPages.Title(9));
        var article = await IngestProcess.RunAsync(_folder.Path, "show", "slow.html");
        Assert.Contains("according to the treasurer.", article.Output, StringComparison.Ordinal);
        Assert.Equal(["slow.html"], _folder.FilesIn("done"));
        await AssertSettledAsync(pages: 1, rejected: 0);
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertSettledAsync(int pages, int rejected)
    {
        var status = await IngestProcess.StatusAsync(_folder.Path);
        Assert.Equal(pages, (int)status["claimed"]!);
        Assert.Equal(pages - rejected, (int)status["indexed"]!["total"]!);
        Assert.Equal(rejected, (int)status["rejected"]!["total"]!);
        Assert.Equal(0, (int)status["failed"]!["total"]!);
        Assert.Equal(0, (int)status["inFlight"]!);
        Assert.Equal(0, (int)status["waiting"]!);
        Assert.Equal(pages - rejected, (int)status["articles"]!);
        Assert.Empty(_folder.FilesIn("claimed"));
        Assert.Empty(_folder.FilesIn(".incoming"));
    }
}
