using Ingestion.Contracts;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Fetcher.Tests.Rig;

namespace Ingestion.Fetcher.Tests;

/// <summary>What the command line does to the folders, with a Fetcher running or not.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly string _outside = Directory.CreateTempSubdirectory("outside-").FullName;
    private readonly Folders _folders = new(Directory.CreateTempSubdirectory("layout-").FullName);

    public void Dispose()
    {
        Directory.Delete(_outside, recursive: true);
        Directory.Delete(_folders.Data, recursive: true);
    }

    [Fact]
    public void Folder_keeps_its_structure_below_its_own_name()
    {
        Write("site/a.html", "a");
        Write("site/deep/b.html", "b");
        Write("site/.hidden", "h");
        Write("site/c.part", "c");

        var result = Drop("site/");

        Assert.Equal(2, result.Copied);
        Assert.Empty(result.Problems);
        Assert.Equal(["site/a.html", "site/deep/b.html"], FetcherRig.FilesIn(_folders.Inbox));
        Assert.Empty(FetcherRig.FilesIn(_folders.Incoming));
        Assert.True(File.Exists(Path.Combine(_outside, "site/a.html")));
    }

    [Fact]
    public void Name_that_waits_already_is_not_overwritten()
    {
        Write("a.html", "first");
        Drop("a.html");
        Write("a.html", "second");
        Drop("a.html");

        var files = FetcherRig.FilesIn(_folders.Inbox);
        Assert.Equal(2, files.Length);
        Assert.Equal("first", File.ReadAllText(Path.Combine(_folders.Inbox, "a.html")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(_folders.Inbox, files.Single(name => name != "a.html"))));
    }

    [Fact]
    public void Path_that_cannot_be_dropped_is_a_sentence_and_stops_no_other()
    {
        Write("a.html", "a");
        Write("b.part", "b");
        var inData = Path.Combine(_folders.Data, "done");
        Directory.CreateDirectory(inData);

        var result = new InboxDrop(_folders).Drop(
            [Path.Combine(_outside, "none.html"), Path.Combine(_outside, "b.part"), inData, Path.Combine(_outside, "a.html")], FetcherRig.Cancelled);

        Assert.Equal(1, result.Copied);
        Assert.Collection(
            result.Problems,
            problem => Assert.Contains("is not there", problem, StringComparison.Ordinal),
            problem => Assert.Contains("rename it", problem, StringComparison.Ordinal),
            problem => Assert.Contains("overlaps the data folder", problem, StringComparison.Ordinal));
        Assert.Equal(["a.html"], FetcherRig.FilesIn(_folders.Inbox));
    }

    [Fact]
    public async Task Page_dropped_twice_is_two_claims_of_one_page()
    {
        await using var rig = await new FetcherRig().StartAsync();
        Write("site/a.html", FetcherRig.Page());
        var drop = new InboxDrop(rig.Folders);

        drop.Drop([Path.Combine(_outside, "site")], FetcherRig.Cancelled);
        var first = (await rig.Publisher.FetchedAsync()).Claim;
        await rig.SettleAsync(first, FetcherRig.Indexed);
        drop.Drop([Path.Combine(_outside, "site")], FetcherRig.Cancelled);
        var second = (await rig.Publisher.FetchedAsync()).Claim;

        Assert.Equal(first.PageId, second.PageId);
        Assert.NotEqual(first.ClaimId, second.ClaimId);
    }

    [Fact]
    public async Task Rejected_file_goes_back_under_the_name_it_came_with_and_its_reason_goes()
    {
        await using var rig = await new FetcherRig().StartAsync();
        foreach (var name in (string[])["site/a.html", "site/a.html", "b.html"])
        {
            rig.RenameIn(name, FetcherRig.Page(name));
            await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, FetcherRig.Rejected);
        }

        await rig.StopAsync();
        var settled = new SettledFiles(rig.Folders);
        var result = settled.PutBack(settled.Find(new SettledFilter { Names = ["a.html", "nothing.html"] }));

        Assert.Equal(["site/a.html", "site/a.html"], result.Files.Select(file => file.Source));
        Assert.Empty(result.Problems);
        Assert.Equal(2, FetcherRig.FilesIn(rig.Folders.Inbox).Length);
        Assert.Contains("site/a.html", FetcherRig.FilesIn(rig.Folders.Inbox));
        Assert.Equal(["b.html", "b.html.reason.json"], rig.Settled(OutcomeKind.Rejected));
    }

    [Fact]
    public async Task Retry_of_one_outcome_leaves_the_other()
    {
        await using var rig = await new FetcherRig().StartAsync();
        foreach (var outcome in (Outcome[])[FetcherRig.Rejected, FetcherRig.Failed])
        {
            rig.RenameIn($"{outcome.Kind}.html", FetcherRig.Page());
            await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, outcome);
        }

        var settled = new SettledFiles(rig.Folders);
        var result = settled.PutBack(settled.Find(new SettledFilter { Outcomes = [OutcomeKind.Failed] }));

        Assert.Equal(["Failed.html"], result.Files.Select(file => file.Source));
        Assert.Equal("Failed.html", (await rig.Publisher.FetchedAsync()).Claim.Source.Name);
        Assert.Equal(["Rejected.html", "Rejected.html.reason.json"], rig.Settled(OutcomeKind.Rejected));
        Assert.Empty(rig.Settled(OutcomeKind.Failed));
    }

    [Fact]
    public void Reason_that_points_out_of_the_inbox_is_not_followed()
    {
        _folders.Create();
        var file = Path.Combine(_folders.Failed, "2025-01-01", "a.html");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "a");
        File.WriteAllText(
            ReasonFile.PathFor(file),
            """{"outcome":"failed","reason":"r","sentence":"s","stage":"parse","claimId":"01980000-0000-7000-8000-000000000000","pageId":"p","traceId":"","source":"../../evil.html","time":"2025-01-01T00:00:00Z"}""");

        var settled = new SettledFiles(_folders);
        Assert.Equal(["a.html"], settled.PutBack(settled.Find(new SettledFilter())).Files.Select(file => file.Source));
        Assert.Equal(["a.html"], FetcherRig.FilesIn(_folders.Inbox));
    }

    [Fact]
    public async Task Counts_say_where_the_pages_are()
    {
        await using var rig = new FetcherRig(new() { ["Ingestion:InFlight:Pages"] = "1" });
        foreach (var name in (string[])["a.html", "b.html", "c.html", "d.html", ".left.html"])
            rig.RenameIn(name, FetcherRig.Page());
        await rig.StartAsync();
        foreach (var outcome in (Outcome[])[FetcherRig.Indexed, FetcherRig.Rejected])
            await rig.SettleAsync((await rig.Publisher.FetchedAsync()).Claim, outcome);
        var open = (await rig.Publisher.FetchedAsync()).Claim;

        var counts = FolderCounts.Count(rig.Folders);
        Assert.Equal((1, 1, 1, 0), (counts.Waiting, counts.Done, counts.Rejected, counts.Failed));
        Assert.Equal([open.ClaimId], counts.Claims);
        var none = FolderCounts.Count(new Folders(Path.Combine(_outside, "none")));
        Assert.Equal((0, 0, 0, 0), (none.Waiting, none.Done, none.Rejected, none.Failed));
        Assert.Empty(none.Claims);
    }

    [Theory]
    [InlineData("a.html", "a.7.html")]
    [InlineData("a.html.gz", "a.7.html.gz")]
    [InlineData("a", "a.7")]
    [InlineData(".html", ".html.7")]
    [InlineData("a.b.txt", "a.b.7.txt")]
    public void Mark_stands_before_the_extensions(string name, string marked) => Assert.Equal(marked, FileNames.WithMark(name, "7"));

    private DropResult Drop(string relativePath) => new InboxDrop(_folders).Drop([Path.Combine(_outside, relativePath)], FetcherRig.Cancelled);

    private void Write(string relativePath, string content)
    {
        var path = Path.Combine(_outside, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
