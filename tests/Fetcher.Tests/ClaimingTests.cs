using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Ingestion.Fetcher.Tests.Rig;

namespace Ingestion.Fetcher.Tests;

public sealed class ClaimingTests
{
    private static readonly Dictionary<string, string?> NeverStill = new() { ["Ingestion:Inbox:SettleTime"] = "01:00:00" };

    [Fact]
    public async Task Page_renamed_in_is_published_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only inotify tells a rename from a write");
        await using var rig = await new FetcherRig(NeverStill).StartAsync();
        await rig.WhenDrainedAsync();

        rig.RenameIn("a page.html", FetcherRig.Page("héllo"));

        var page = await rig.Publisher.FetchedAsync();
        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("a page.html", page.Claim.Source.Name);
        Assert.Equal(1, page.Claim.Reading);
        Assert.Equal("fetcher", page.Claim.Fetcher);
        Assert.Equal(FetcherRig.Page("héllo"), page.Text());
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(FetcherRig.Page("héllo")), page.Claim.Size);
        Assert.Empty(FetcherRig.FilesIn(rig.Folders.Inbox));
        Assert.True(File.Exists(Path.Combine(rig.Folders.ClaimedBy("fetcher"), page.Claim.ClaimId.ToString("D"), "a page.html")));
    }

    [Fact]
    public async Task Folder_renamed_in_whole_is_published_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only inotify tells a rename from a write");
        await using var rig = await new FetcherRig(NeverStill).StartAsync();
        await rig.WhenDrainedAsync();
        var outside = Path.Combine(rig.Folders.Incoming, "site");
        Directory.CreateDirectory(Path.Combine(outside, "deep/er"));
        File.WriteAllText(Path.Combine(outside, "one.html"), FetcherRig.Page("1"));
        File.WriteAllText(Path.Combine(outside, "deep/er/two.html"), FetcherRig.Page("2"));

        Directory.Move(outside, Path.Combine(rig.Folders.Inbox, "site"));

        var names = new[] { (await rig.Publisher.FetchedAsync()).Claim.Source.Name, (await rig.Publisher.FetchedAsync()).Claim.Source.Name };
        Assert.Equal(["site/deep/er/two.html", "site/one.html"], names.Order());

        // The folder is watched from now on.
        rig.RenameIn("site/deep/three.html", FetcherRig.Page("3"));
        Assert.Equal("site/deep/three.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
    }

    [Fact]
    public async Task File_whose_time_is_old_is_taken_by_the_first_look()
    {
        await using var rig = new FetcherRig();
        var path = Path.Combine(rig.Folders.Inbox, "sub/old.html");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, FetcherRig.Page());
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(30));

        await rig.StartAsync();

        Assert.Equal("sub/old.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
    }

    [Fact]
    public async Task File_whose_time_is_in_the_future_is_taken_when_it_stood_still()
    {
        await using var rig = new FetcherRig();
        var path = Path.Combine(rig.Folders.Inbox, "skewed.html");
        File.WriteAllText(path, FetcherRig.Page());
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(200));

        await rig.StartAsync();

        Assert.Equal("skewed.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
    }

    [Fact]
    public async Task Half_written_file_is_left_alone_until_its_writer_is_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells that a file is open for writing");
        await using var rig = new FetcherRig(new() { ["Ingestion:Inbox:SettleTime"] = "00:00:00" });
        var path = Path.Combine(rig.Folders.Inbox, "slow.html");
        var writer = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite));
        await writer.WriteAsync(FetcherRig.Page("first "));
        await writer.FlushAsync(FetcherRig.Cancelled);
        File.WriteAllText(Path.Combine(rig.Folders.Inbox, "zz.html"), FetcherRig.Page());

        // The other page shows that the inbox was looked through, twice over.
        await rig.StartAsync();
        Assert.Equal("zz.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
        File.WriteAllText(Path.Combine(rig.Folders.Inbox, "zzz.html"), FetcherRig.Page());
        Assert.Equal("zzz.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
        Assert.True(File.Exists(path));

        // Held open without a word for long: that is said, and no more than said.
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(30));
        await rig.Logs.WaitForAsync("fetcher.file.held_open");
        Assert.True(File.Exists(path));

        await writer.WriteAsync("last");
        await writer.DisposeAsync();

        Assert.Equal(FetcherRig.Page("first last"), (await rig.Publisher.FetchedAsync()).Text());
    }

    [Fact]
    public async Task File_written_now_waits_for_the_settle_time()
    {
        await using var rig = await new FetcherRig(new() { ["Ingestion:Inbox:SettleTime"] = "00:00:00.300" }).StartAsync();
        await rig.WhenDrainedAsync();
        var path = Path.Combine(rig.Folders.Inbox, "new.html");

        File.WriteAllText(path, FetcherRig.Page());
        var modified = File.GetLastWriteTimeUtc(path);

        var page = await rig.Publisher.FetchedAsync();
        Assert.True(page.Claim.ArrivedAt - modified >= TimeSpan.FromMilliseconds(299), $"taken after {page.Claim.ArrivedAt - modified}");
    }

    [Theory]
    [InlineData(".hidden.html")]
    [InlineData("a.html.part")]
    [InlineData("a.tmp")]
    [InlineData("a.html.crdownload")]
    [InlineData("a.html~")]
    [InlineData("A.PART")]
    [InlineData(".git/a.html")]
    [InlineData("copying.part/a.html")]
    public async Task Name_of_a_file_in_the_writing_is_left_alone(string name)
    {
        await using var rig = await new FetcherRig().StartAsync();
        rig.RenameIn(name, FetcherRig.Page());
        rig.RenameIn("seen.html", FetcherRig.Page());

        Assert.Equal("seen.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
        await rig.SettleAllAsync();
        await rig.WhenDrainedAsync();

        Assert.Equal([name], FetcherRig.FilesIn(rig.Folders.Inbox));
        Assert.True(rig.Publisher.IsEmpty);
    }

    [Fact]
    public async Task Links_and_pipes_are_claimed_but_never_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes a pipe with mkfifo");
        await using var rig = new FetcherRig();
        var secret = Path.Combine(rig.Folders.Data, "secret.html");
        File.WriteAllText(secret, FetcherRig.Page("secret"));
        File.CreateSymbolicLink(Path.Combine(rig.Folders.Inbox, "link.html"), secret);
        Directory.CreateSymbolicLink(Path.Combine(rig.Folders.Inbox, "loop"), rig.Folders.Inbox);
        using (var pipe = Process.Start("mkfifo", Path.Combine(rig.Folders.Inbox, "pipe.html")))
            await pipe.WaitForExitAsync(FetcherRig.Cancelled);

        await rig.StartAsync();
        for (var number = 0; number < 3; number++)
        {
            var rejected = await rig.Publisher.RejectedAsync();
            Assert.Equal(Reason.Unreadable, rejected.Reason);
            await rig.SettleAsync(rejected.Claim, FetcherRig.Rejected);
        }

        await rig.WhenDrainedAsync();
        Assert.Empty(Directory.GetFileSystemEntries(rig.Folders.Inbox));
        Assert.Empty(Directory.GetFileSystemEntries(rig.Folders.ClaimedBy("fetcher")));
        Assert.Equal(6, Directory.GetDirectories(rig.Folders.Rejected).SelectMany(Directory.GetFileSystemEntries).Count());
        Assert.True(File.Exists(secret));
    }

    [Fact]
    public async Task Pages_in_flight_are_limited_by_number()
    {
        await using var rig = new FetcherRig(new() { ["Ingestion:InFlight:Pages"] = "2" });
        for (var number = 0; number < 5; number++)
            rig.RenameIn($"{number}.html", FetcherRig.Page());
        await rig.StartAsync();

        var first = await rig.Publisher.FetchedAsync();
        var second = await rig.Publisher.FetchedAsync();
        Assert.Equal(2, rig.OpenClaims.Count);
        Assert.Equal(3, FetcherRig.FilesIn(rig.Folders.Inbox).Length);

        await rig.SettleAsync(first.Claim, FetcherRig.Indexed);
        await rig.Publisher.FetchedAsync();
        Assert.Equal(2, FetcherRig.FilesIn(rig.Folders.Inbox).Length);
        Assert.Equal(2, rig.OpenClaims.Count);
        await rig.SettleAsync(second.Claim, FetcherRig.Indexed);
    }

    [Fact]
    public async Task Room_in_flight_is_counted_in_bytes_too_and_a_larger_page_goes_alone()
    {
        var inFlight = new InFlight(new InFlightOptions { Pages = 10, Bytes = 100 });
        Assert.True(inFlight.TryEnter(60));
        Assert.True(inFlight.TryEnter(40));
        Assert.False(inFlight.TryEnter(1));
        inFlight.Resize(40, 30);
        Assert.True(inFlight.TryEnter(10));

        var room = inFlight.WhenRoomAsync(500, FetcherRig.Cancelled);
        inFlight.Leave(60);
        inFlight.Leave(30);
        Assert.False(inFlight.TryEnter(500));
        Assert.False(room.IsCompleted);
        inFlight.Leave(10);
        await room;
        Assert.True(inFlight.TryEnter(500));
        Assert.False(inFlight.TryEnter(0));
    }

    [Fact]
    public async Task Page_over_the_limit_is_rejected_unread()
    {
        await using var rig = await new FetcherRig(new() { ["Ingestion:Inbox:MaxPageBytes"] = "1000" }).StartAsync();
        rig.RenameIn("big.html", FetcherRig.Page(new string('x', 1000)));

        var rejected = await rig.Publisher.RejectedAsync();
        Assert.Equal(Reason.TooLarge, rejected.Reason);
        Assert.Equal(Stage.Fetch, rejected.Stage);
        Assert.Contains("MaxPageBytes", rejected.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_publication_is_tried_again()
    {
        await using var rig = new FetcherRig();
        var failures = 2;
        rig.Publisher.OnPublish = _ => Interlocked.Decrement(ref failures) >= 0 ? throw new TimeoutException("no broker") : Task.CompletedTask;
        await rig.StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());

        Assert.Equal("a.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
        Assert.Equal(2, rig.Logs.Of("fetcher.page.publish_failed").Count);
    }

    [Fact]
    public async Task Drained_only_when_every_claim_ended()
    {
        await using var rig = await new FetcherRig().StartAsync();
        File.WriteAllText(Path.Combine(rig.Folders.Inbox, "young.html"), FetcherRig.Page());

        var drained = rig.WhenDrainedAsync();
        var page = await rig.Publisher.FetchedAsync();
        Assert.False(drained.IsCompleted);
        await rig.SettleAsync(page.Claim, FetcherRig.Indexed);

        await drained;
        Assert.Equal(["young.html"], rig.Settled(OutcomeKind.Indexed));
    }

    [Fact]
    public void Same_source_and_bytes_make_the_same_page_and_others_do_not()
    {
        static string Id(string name, string text) => PageIds.Of(
            new PageSource { Kind = SourceKind.File, Name = name },
            new Formats.PageContent { MediaType = "text/html", Bytes = System.Text.Encoding.UTF8.GetBytes(text) },
            text.Length);

        Assert.Equal(Id("a", "b"), Id("a", "b"));
        Assert.Matches("^[0-9a-f]{32}$", Id("a", "b"));
        Assert.NotEqual(Id("a", "b"), Id("a", "c"));
        Assert.NotEqual(Id("a", "b"), Id("c", "b"));
        Assert.NotEqual(Id("ab", "c"), Id("a", "bc"));
    }

    [Fact]
    public async Task Second_fetcher_of_the_same_name_is_refused_with_a_sentence()
    {
        await using var rig = await new FetcherRig().StartAsync();
        await using var second = new FetcherRig(data: rig.Folders.Data);

        var refused = await Assert.ThrowsAsync<FolderException>(second.StartAsync);

        Assert.Contains("stop it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_is_a_file_is_refused_with_a_sentence()
    {
        var file = Path.GetTempFileName();
        var refused = Assert.Throws<FolderException>(() => new Folders(file).Create());
        Assert.Contains("choose another data folder", refused.Message, StringComparison.Ordinal);
        File.Delete(file);
        await Task.CompletedTask;
    }

    [Fact]
    public void Probe_tells_a_writer_and_survives_one_that_comes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks for a Linux lease");
        var path = Path.GetTempFileName();
        Assert.Equal(WriterState.Quiet, OpenWriters.Probe(path));
        using (File.OpenWrite(path))
            Assert.Equal(WriterState.Writing, OpenWriters.Probe(path));
        using (File.OpenRead(path))
            Assert.Equal(WriterState.Quiet, OpenWriters.Probe(path));
        File.Delete(path);
        Assert.Equal(WriterState.Unknown, OpenWriters.Probe(path));
    }
}
