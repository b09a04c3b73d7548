using Ingestion.Contracts;
using Ingestion.Fetcher.Tests.Rig;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.Fetcher.Tests;

/// <summary>A process ends in any state, and another one takes up what it left.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("recovery-").FullName;
    private readonly FakeLedger _ledger = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Claim_without_an_outcome_is_published_again_as_the_same()
    {
        var before = await LeaveClaimAsync("site/a.html", FetcherRig.Page());

        await using var rig = await Rig().StartAsync();
        var again = await rig.Publisher.FetchedAsync();

        Assert.Equal(before, again.Claim);
        await rig.SettleAsync(again.Claim, FetcherRig.Indexed);
        Assert.Equal(["site/a.html"], rig.Settled(OutcomeKind.Indexed));
    }

    [Fact]
    public async Task Claim_whose_outcome_message_was_lost_is_settled_from_the_ledger()
    {
        var claim = await LeaveClaimAsync("a.html", FetcherRig.Page());
        _ledger.Write(claim, FetcherRig.Rejected);

        await using var rig = await Rig().StartAsync();
        var (settled, outcome) = await rig.Observer.NextAsync();

        Assert.Equal(claim, settled);
        Assert.Equal(OutcomeKind.Rejected, outcome.Kind);
        Assert.Equal(["a.html", "a.html.reason.json"], rig.Settled(OutcomeKind.Rejected));
        Assert.True(rig.Publisher.IsEmpty);
    }

    [Fact]
    public async Task Claim_whose_file_changed_while_nobody_watched_is_read_again()
    {
        var claim = await LeaveClaimAsync("a.html", FetcherRig.Page("half"));
        _ledger.Write(claim, FetcherRig.Indexed);
        File.AppendAllText(Directory.GetFiles(Path.Combine(_data, "claimed"), "a.html", SearchOption.AllDirectories).Single(), " and whole");

        await using var rig = await Rig().StartAsync();
        var again = await rig.Publisher.FetchedAsync();

        Assert.Equal(2, again.Claim.Reading);
        Assert.Equal(FetcherRig.Page("half and whole"), again.Text());
        Assert.Equal(0, rig.Observer.Count);
    }

    [Fact]
    public async Task Later_reading_is_not_settled_by_the_outcome_of_an_earlier_one()
    {
        var claim = await LeaveClaimAsync("a.html", FetcherRig.Page());
        _ledger.Write(claim, FetcherRig.Indexed);
        var folder = Path.Combine(_data, "claimed/fetcher", claim.ClaimId.ToString("D"));
        Directory.Move(folder, folder + ".7");

        await using var rig = await Rig().StartAsync();

        Assert.Equal(7, (await rig.Publisher.FetchedAsync()).Claim.Reading);
        Assert.Equal(0, rig.Observer.Count);
    }

    [Fact]
    public async Task Outcome_whose_reason_was_written_before_the_crash_is_settled_once()
    {
        var claim = await LeaveClaimAsync("a.html", FetcherRig.Page());
        _ledger.Write(claim, FetcherRig.Rejected);
        await using (var first = await Rig().StartAsync())
        {
            await first.Observer.NextAsync();

            // As if the process had died between reason and file.
            var file = Directory.GetFiles(first.Folders.Rejected, "a.html", SearchOption.AllDirectories).Single();
            Directory.CreateDirectory(Path.Combine(_data, "claimed/fetcher", claim.ClaimId.ToString("D")));
            File.Move(file, Path.Combine(_data, "claimed/fetcher", claim.ClaimId.ToString("D"), "a.html"));
        }

        await using var rig = await Rig().StartAsync();
        await rig.Observer.NextAsync();

        Assert.Equal(["a.html", "a.html.reason.json"], rig.Settled(OutcomeKind.Rejected));
    }

    [Fact]
    public async Task What_a_crash_left_half_done_is_cleaned()
    {
        var claimed = Path.Combine(_data, "claimed/fetcher");
        Directory.CreateDirectory(Path.Combine(claimed, Guid.CreateVersion7().ToString("D"), "site"));
        Directory.CreateDirectory(Path.Combine(_data, ".incoming"));
        File.WriteAllText(Path.Combine(_data, ".incoming", Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-2)).ToString("D")), "stale");
        var fresh = Guid.CreateVersion7().ToString("D");
        File.WriteAllText(Path.Combine(_data, ".incoming", fresh), "still being copied");
        File.SetLastWriteTimeUtc(Path.Combine(_data, ".incoming", fresh), DateTime.UnixEpoch.AddYears(1));

        await using var rig = await Rig().StartAsync();
        await rig.WhenDrainedAsync();

        Assert.Empty(rig.ClaimFolders());
        Assert.Equal([fresh], FetcherRig.FilesIn(rig.Folders.Incoming));
    }

    [Fact]
    public async Task Ledger_that_is_away_at_the_start_is_waited_for()
    {
        var claim = await LeaveClaimAsync("a.html", FetcherRig.Page());
        _ledger.Write(claim, FetcherRig.Indexed);
        _ledger.Failures = 1;

        await using var rig = await Rig().StartAsync();

        Assert.Equal(claim, (await rig.Observer.NextAsync()).Claim);
        Assert.Single(rig.Logs.Of("fetcher.ledger.failed"));
    }

    [Fact]
    public async Task Claim_whose_outcome_message_is_lost_while_it_runs_is_settled_by_the_next_look_at_the_ledger()
    {
        await using var rig = await Rig(new() { ["Ingestion:Settling:LedgerInterval"] = "00:00:00.100" }).StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());
        _ledger.Failures = 1;
        _ledger.Write((await rig.Publisher.FetchedAsync()).Claim, FetcherRig.Indexed);

        await rig.Observer.NextAsync();

        Assert.Equal(["a.html"], rig.Settled(OutcomeKind.Indexed));
    }

    [Fact]
    public async Task Claim_that_waited_too_long_is_published_again_after_twice_the_time_each_and_sooner_when_the_bus_was_away()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddSeconds(10));
        await using var rig = new FetcherRig(new() { ["Ingestion:Settling:DrainTimeout"] = "00:00:00" }, data: _data, ledger: _ledger, timeProvider: clock);
        rig.RenameIn("a.html", FetcherRig.Page());
        await rig.StartAsync();
        var first = await rig.Publisher.FetchedAsync();
        await rig.Logs.WaitForAsync("fetcher.page.published");

        await PassAsync(TimeSpan.FromMinutes(4.5));
        Assert.Equal(0, Republished());
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(first.Claim, (await rig.Publisher.FetchedAsync()).Claim);
        await rig.Logs.WaitForAsync("fetcher.page.published");

        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(1, Republished());
        await PassAsync(TimeSpan.FromMinutes(1.5));
        Assert.Equal(first.Claim, (await rig.Publisher.FetchedAsync()).Claim);
        await rig.Logs.WaitForAsync("fetcher.page.published");

        // 20 minutes would be next.
        await rig.Reconnections.Ready(null!);
        await PassAsync(TimeSpan.FromMinutes(5.5));
        Assert.Equal(first.Claim, (await rig.Publisher.FetchedAsync()).Claim);

        // Decided in the look at the ledger, so that of all looks but the last one it is known.
        int Republished() => rig.Logs.Of("fetcher.claim.republished").Count;

        async Task PassAsync(TimeSpan time)
        {
            for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(30))
            {
                clock.Advance(TimeSpan.FromSeconds(30));
                await _ledger.AskedAsync();
            }
        }
    }

    [Fact]
    public async Task Stopping_waits_for_open_claims_and_says_how_many_are_left()
    {
        await using var rig = await Rig(new() { ["Ingestion:Settling:DrainTimeout"] = "00:00:20" }).StartAsync();
        rig.RenameIn("a.html", FetcherRig.Page());
        var page = await rig.Publisher.FetchedAsync();

        var stopped = rig.StopAsync();
        await rig.Logs.WaitForAsync("fetcher.drain.started");
        rig.RenameIn("late.html", FetcherRig.Page());
        Assert.False(stopped.IsCompleted);
        await rig.SettleAsync(page.Claim, FetcherRig.Indexed);
        await stopped;

        Assert.Contains("0 claims", rig.Logs.Of("fetcher.drain.ended").Single(), StringComparison.Ordinal);
        Assert.Equal(["late.html"], FetcherRig.FilesIn(rig.Folders.Inbox));
    }

    private FetcherRig Rig(Dictionary<string, string?>? settings = null) => new(settings, data: _data, ledger: _ledger);

    private async Task<Claim> LeaveClaimAsync(string name, string content)
    {
        await using var rig = await Rig().StartAsync();
        rig.RenameIn(name, content);
        var claim = (await rig.Publisher.FetchedAsync()).Claim;
        await rig.StopAsync();
        Assert.Contains("1 claims", rig.Logs.Of("fetcher.drain.ended").Single(), StringComparison.Ordinal);
        return claim;
    }
}
