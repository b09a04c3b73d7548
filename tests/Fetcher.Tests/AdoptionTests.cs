using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Settling;
using Ingestion.Fetcher.Tests.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.Fetcher.Tests;

/// <summary>Several Fetchers share a data folder, and one of them dies for good.</summary>
public sealed class AdoptionTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("adoption-").FullName;
    private readonly FakeLedger _ledger = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Claim_of_a_dead_Fetcher_is_published_and_settled_by_another()
    {
        var left = await LeaveClaimAsync("site/a.html");

        await using var rig = await Rig("second", looks: true).StartAsync();
        var again = (await rig.Publisher.FetchedAsync()).Claim;
        await rig.SettleAsync(again, FetcherRig.Indexed);

        Assert.Equal(left with { Fetcher = "second" }, again);
        Assert.Equal(["site/a.html"], rig.Settled(OutcomeKind.Indexed));
        Assert.Empty(FetcherRig.FilesIn(rig.Folders.Claimed));
    }

    [Fact]
    public async Task Claim_of_a_dead_Fetcher_that_has_its_outcome_is_settled_by_another()
    {
        _ledger.Write(await LeaveClaimAsync("a.html"), FetcherRig.Rejected);

        await using var rig = await Rig("second", looks: true).StartAsync();
        await rig.Observer.NextAsync();

        Assert.Equal(["a.html", "a.html.reason.json"], rig.Settled(OutcomeKind.Rejected));
        Assert.True(rig.Publisher.IsEmpty);
    }

    [Fact]
    public async Task Claim_of_a_living_Fetcher_is_left_to_it()
    {
        await using var first = await Rig("first").StartAsync();
        first.RenameIn("a.html", FetcherRig.Page());
        await first.Publisher.FetchedAsync();

        await using var rig = await Rig("second", looks: true).StartAsync();
        var left = await LeaveClaimAsync("b.html", "third");

        // The second one looked through all claims when it takes over this.
        Assert.Equal(left.ClaimId, (await rig.Publisher.FetchedAsync()).Claim.ClaimId);
        Assert.True(rig.Publisher.IsEmpty);
        Assert.Single(FetcherRig.FilesIn(first.Folders.ClaimedBy("first")));
    }

    [Fact]
    public async Task Claim_is_left_where_it_is_while_the_volume_takes_no_locks()
    {
        await LeaveClaimAsync("a.html");
        var folders = new Folders(_data);
        folders.Create();
        Directory.CreateDirectory(folders.ClaimedBy("second"));

        // Nobody holds the lock of the one that looks: so it would be if locks were not kept.
        var adoption = new Adoption(folders, new InboxOptions { Data = _data, Fetcher = "second" }, NullLogger<Adoption>.Instance);

        Assert.Empty(adoption.Take());
        Assert.Single(FetcherRig.FilesIn(folders.ClaimedBy("first")));
    }

    private FetcherRig Rig(string fetcher, bool looks = false) => new(
        new()
        {
            ["Ingestion:Inbox:Fetcher"] = fetcher,
            ["Ingestion:Settling:LedgerInterval"] = looks ? "00:00:00.100" : "01:00:00",
        },
        data: _data,
        ledger: _ledger);

    private async Task<Claim> LeaveClaimAsync(string name, string fetcher = "first")
    {
        // Claimed under the name of one that is dead: only what lies in the folders is left of it.
        await using var rig = new FetcherRig(new() { ["Ingestion:Inbox:Fetcher"] = fetcher, ["Ingestion:Settling:DrainTimeout"] = "00:00:00" }, ledger: _ledger);
        await rig.StartAsync();
        rig.RenameIn(name, FetcherRig.Page());
        var claim = (await rig.Publisher.FetchedAsync()).Claim;
        await rig.StopAsync();
        Directory.CreateDirectory(Path.Combine(_data, "claimed"));
        Directory.Move(rig.Folders.ClaimedBy(fetcher), Path.Combine(_data, "claimed", fetcher));
        return claim;
    }
}
