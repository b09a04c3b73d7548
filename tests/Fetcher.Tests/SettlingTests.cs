using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Settling;
using Ingestion.Fetcher.Tests.Rig;

namespace Ingestion.Fetcher.Tests;

public sealed class SettlingTests
{
    [Fact]
    public async Task Indexed_page_goes_to_done_under_the_day_and_its_own_path()
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("site/a.html", FetcherRig.Page());
        var page = await rig.Publisher.FetchedAsync();

        var before = Today();
        await rig.SettleAsync(page.Claim, FetcherRig.Indexed);

        Assert.Contains([before, Today()], day => File.Exists(Path.Combine(rig.Folders.Done, day, "site/a.html")));
        Assert.Empty(rig.ClaimFolders());
        Assert.Equal(0, rig.OpenClaims.Count);
        Assert.Equal(page.Claim, (await rig.Observer.NextAsync()).Claim);

        static string Today() => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(OutcomeKind.Rejected)]
    [InlineData(OutcomeKind.Failed)]
    public async Task Rejected_or_failed_page_has_its_reason_beside_it(OutcomeKind kind)
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());
        var page = await rig.Publisher.FetchedAsync();

        await rig.SettleAsync(page.Claim, kind == OutcomeKind.Rejected ? FetcherRig.Rejected : FetcherRig.Failed);

        Assert.Equal(["a.html", "a.html.reason.json"], rig.Settled(kind));
        using var reason = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(rig.Folders.Of(kind), "*.json", SearchOption.AllDirectories).Single()));
        string Field(string name) => reason.RootElement.GetProperty(name).ToString();
        Assert.Equal(kind == OutcomeKind.Rejected ? "rejected" : "failed", Field("outcome"));
        Assert.Equal(kind == OutcomeKind.Rejected ? Reason.NoArticle : Reason.Exception, Field("reason"));
        Assert.Equal(kind == OutcomeKind.Rejected ? "Nothing in it." : "It broke.", Field("sentence"));
        Assert.Equal("parse", Field("stage"));
        Assert.Equal(page.Claim.ClaimId.ToString("D"), Field("claimId"));
        Assert.Equal(page.Claim.PageId, Field("pageId"));
        Assert.Equal("trace", Field("traceId"));
        Assert.Equal("a.html", Field("source"));
        Assert.True(reason.RootElement.GetProperty("time").GetDateTimeOffset() > page.Claim.ArrivedAt);
    }

    [Fact]
    public async Task Name_that_is_taken_loses_nothing()
    {
        await using var rig = await new FetcherRig().StartAsync();
        foreach (var outcome in (Outcome[])[FetcherRig.Indexed, FetcherRig.Rejected])
        {
            for (var number = 0; number < 3; number++)
            {
                rig.RenameIn("a.html.gz", FetcherRig.Page($"{outcome.Kind} {number}"));
                await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, outcome);
            }
        }

        var done = rig.Settled(OutcomeKind.Indexed);
        Assert.Equal(3, done.Length);
        Assert.All(done, name => Assert.Matches("^a(\\.[0-9a-f-]{36})?\\.html\\.gz$", name));
        var rejected = rig.Settled(OutcomeKind.Rejected);
        Assert.Equal(6, rejected.Length);
        Assert.All(rejected.Where(name => !FileNames.IsReasonFile(name)), name => Assert.Contains(name + ".reason.json", rejected));
    }

    [Fact]
    public async Task File_where_the_path_needs_a_folder_is_passed_by()
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("a", FetcherRig.Page("file"));
        await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, FetcherRig.Indexed);
        rig.RenameIn("a/b.html", FetcherRig.Page("below"));
        var below = await rig.Publisher.FetchedAsync();
        await rig.SettleAsync(below.Claim, FetcherRig.Indexed);

        Assert.Equal(["a", $"{below.Claim.ClaimId:D}/a/b.html"], rig.Settled(OutcomeKind.Indexed).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('漢')]
    public async Task Longest_name_has_a_reason_file_too(char letter)
    {
        await using var rig = await new FetcherRig().StartAsync();
        var name = new string(letter, 250 / System.Text.Encoding.UTF8.GetByteCount([letter])) + ".html";
        for (var number = 0; number < 2; number++)
        {
            rig.RenameIn(name, FetcherRig.Page($"{number}"));
            await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, FetcherRig.Rejected);
        }

        var files = rig.Settled(OutcomeKind.Rejected);
        Assert.Equal(4, files.Length);
        Assert.Equal(2, files.Count(FileNames.IsReasonFile));
        Assert.Contains(name, files);
    }

    [Fact]
    public async Task Settlings_of_one_claim_at_the_same_time_settle_it_once()
    {
        await using var rig = await new FetcherRig().StartAsync();
        for (var round = 0; round < 20; round++)
        {
            rig.RenameIn($"{round}.html", FetcherRig.Page());
            var page = await rig.Publisher.FetchedAsync();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.SettleAsync(page.Claim, FetcherRig.Rejected))));
        }

        Assert.Equal(40, rig.Settled(OutcomeKind.Rejected).Length);
        Assert.Equal(20, rig.Observer.Count);
        Assert.Empty(rig.ClaimFolders());
    }

    [Fact]
    public async Task Moves_to_one_name_at_the_same_time_lose_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("moves-").FullName;
        foreach (var move in (Func<string, string, MoveResult>[])[AtomicMove.Move, AtomicMove.MoveToPlaceholder])
        {
            for (var round = 0; round < 200; round++)
            {
                var sources = Enumerable.Range(0, 4).Select(number => Path.Combine(folder, $"{round}-{number}")).ToList();
                foreach (var source in sources)
                    File.WriteAllText(source, source);
                var target = Path.Combine(folder, $"target-{round}");

                var results = await Task.WhenAll(sources.Select(source => Task.Run(() => move(source, target))));

                Assert.Single(results, MoveResult.Moved);
                Assert.Equal(3, sources.Count(File.Exists));
                Assert.DoesNotContain(File.ReadAllText(target), sources.Where(File.Exists));
                File.Delete(target);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Claim_that_is_not_open_here_or_of_an_earlier_reading_is_left_alone()
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());
        var claim = (await rig.Publisher.FetchedAsync()).Claim;

        await rig.SettleAsync(claim with { Reading = 0 }, FetcherRig.Indexed);
        await rig.SettleAsync(claim with { ClaimId = Guid.CreateVersion7() }, FetcherRig.Indexed);

        Assert.Equal(1, rig.OpenClaims.Count);
        Assert.Empty(rig.Settled(OutcomeKind.Indexed));
    }

    [Fact]
    public async Task Page_that_changed_since_it_was_read_is_read_again()
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page("half"));
        var first = await rig.Publisher.FetchedAsync();
        File.AppendAllText(Path.Combine(rig.ClaimFolders().Single(), "a.html"), " and whole");

        await rig.SettleAsync(first.Claim, FetcherRig.Indexed);

        var second = await rig.Publisher.FetchedAsync();
        Assert.Equal(FetcherRig.Page("half and whole"), second.Text());
        Assert.Equal(first.Claim.ClaimId, second.Claim.ClaimId);
        Assert.Equal(2, second.Claim.Reading);
        Assert.NotEqual(first.Claim.PageId, second.Claim.PageId);
        Assert.EndsWith(".2", rig.ClaimFolders().Single(), StringComparison.Ordinal);

        // The late outcome of the first reading moves nothing.
        await rig.SettleAsync(first.Claim, FetcherRig.Indexed);
        Assert.Empty(rig.Settled(OutcomeKind.Indexed));
        await rig.SettleAsync(second.Claim, FetcherRig.Indexed);
        Assert.Equal(["a.html"], rig.Settled(OutcomeKind.Indexed));
    }

    [Fact]
    public async Task Writer_of_a_chunk_now_and_then_that_no_system_tells_of_ends_whole()
    {
        // As for another user's file: whether somebody writes it is not known.
        await using var rig = await new FetcherRig(
            new()
            {
                ["Ingestion:Inbox:SettleTime"] = "00:00:00.050",
                ["Ingestion:Settling:WriterPause"] = "00:00:00.600",
            },
            probe: _ => WriterState.Unknown).StartAsync();
        rig.Publisher.OnPublish = claim =>
        {
            _ = rig.SettleAsync(claim, FetcherRig.Indexed);
            return Task.CompletedTask;
        };

        await WriteInChunksAsync(Path.Combine(rig.Folders.Inbox, "slow.html"), chunks: 6, TimeSpan.FromMilliseconds(300));

        var (claim, _) = await rig.Observer.NextAsync();
        Assert.InRange(claim.Reading, 2, 3);
        var done = Directory.GetFiles(rig.Folders.Done, "slow.html", SearchOption.AllDirectories).Single();
        Assert.Equal(claim.Size, new FileInfo(done).Length);
        Assert.EndsWith("chunk 6", await File.ReadAllTextAsync(done, FetcherRig.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_written_in_chunks_with_its_handle_kept_open_is_read_once_and_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells that a file is open for writing");
        await using var rig = await new FetcherRig(new() { ["Ingestion:Inbox:SettleTime"] = "00:00:00.050" }).StartAsync();

        await WriteInChunksAsync(Path.Combine(rig.Folders.Inbox, "slow.html"), chunks: 5, TimeSpan.FromMilliseconds(200));

        var page = await rig.Publisher.FetchedAsync();
        Assert.Equal(1, page.Claim.Reading);
        Assert.EndsWith("chunk 5", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claimed_file_that_somebody_deleted_still_ends()
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());
        var page = await rig.Publisher.FetchedAsync();
        File.Delete(Path.Combine(rig.ClaimFolders().Single(), "a.html"));

        await rig.SettleAsync(page.Claim, FetcherRig.Indexed);

        Assert.Equal(0, rig.OpenClaims.Count);
        Assert.Empty(rig.ClaimFolders());
        Assert.Single(rig.Logs.Of("fetcher.claim.file_gone"));
    }

    [Fact]
    public void Reason_of_another_claim_is_never_overwritten()
    {
        var folder = Directory.CreateTempSubdirectory("reasons-").FullName;
        var folders = new Layout.Folders(folder);
        folders.Create();
        var target = Path.Combine(folder, "a.html");
        ReasonFile Reason(Guid claimId, string sentence) => new()
        {
            Outcome = OutcomeKind.Rejected,
            Reason = "r",
            Sentence = sentence,
            Stage = Stage.Parse,
            ClaimId = claimId,
            PageId = "p",
            TraceId = "",
            Source = "a.html",
            Time = DateTimeOffset.UnixEpoch,
        };
        var mine = Guid.CreateVersion7();

        Assert.True(Reason(mine, "first").TryWrite(folders, target));
        Assert.True(Reason(mine, "after a crash").TryWrite(folders, target));
        Assert.False(Reason(Guid.CreateVersion7(), "another's").TryWrite(folders, target));

        Assert.True(ReasonFile.TryRead(ReasonFile.PathFor(target), out var kept));
        Assert.Equal("after a crash", kept.Sentence);
        Assert.Empty(FetcherRig.FilesIn(folders.Incoming));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteInChunksAsync(string path, int chunks, TimeSpan pause)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        await using var writer = new StreamWriter(file) { AutoFlush = true };
        await writer.WriteAsync(FetcherRig.Page());
        for (var chunk = 1; chunk <= chunks; chunk++)
        {
            // What is tested is a writer that pauses.
            await Task.Delay(pause, FetcherRig.Cancelled);
            await writer.WriteAsync($"<p>chunk {chunk}");
        }
    }
}
