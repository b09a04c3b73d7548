using Ingestion.Contracts;
using Ingestion.Storage;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>What people do with failed pages, and pages that must go, while the three services run.</summary>
[Collection(ComposeSize.Name)]
public sealed class FailedPagesTests(Servers servers) : IAsyncLifetime
{
    /// <summary>Kept in tests/CrashingParser.</summary>
    private const string ThrowingPage = "throws-in-its-parser.html";

    private const string GoodPage = "good.html";

    private Pipe _pipe = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Failed_page_is_listed_shown_retried_and_dropped_and_a_good_one_forgotten()
    {
        await Task.WhenAll(_pipe.StartAs(Pipe.Parser, "Ingestion.CrashingParser", []).ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());
        await _pipe.Start(Pipe.Fetcher).ReadyAsync();
        _pipe.Folder.Drop(ThrowingPage, GeneratedPages.Html(1));
        _pipe.Folder.Drop(GoodPage, GeneratedPages.Html(2));
        await _pipe.SettledAsync(2);
        var first = await _pipe.Store.EntryAsync(ThrowingPage);

        var list = await OutputAsync("errors");
        var shown = await OutputAsync("errors", "show", ThrowingPage);
        var preview = await OutputAsync("retry", "--exception", "InvalidOperationException", "--stage", "parse", "--newer-than", "1d");
        Assert.Contains("System.InvalidOperationException", list, StringComparison.Ordinal);
        foreach (var part in (string[])["It said:", "ThrowByPage", "System.NotSupportedException: Within it.", ThrowingPage])
            Assert.Contains(part, shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', shown);
        Assert.Contains("1 file would go back", preview, StringComparison.Ordinal);
        Assert.Equal([ThrowingPage, $"{ThrowingPage}.reason.json"], _pipe.Folder.FilesIn("failed"));

        await OutputAsync("retry", "--exception", "InvalidOperationException", "--yes");
        await _pipe.SettledAsync(3);
        Assert.Equal(HandlingKind.Retried, (await HandlingOf(first.Claim)).Kind);
        var second = (await _pipe.Store.Ledger.FindBySourceAsync(ThrowingPage, 1, Cancellation))[0];
        Assert.NotEqual(first.Claim.ClaimId, second.Claim.ClaimId);

        await OutputAsync("errors", "drop", ThrowingPage, "--yes");
        Assert.Equal(HandlingKind.Dropped, (await HandlingOf(second.Claim)).Kind);
        Assert.Empty(_pipe.Folder.FilesIn("failed"));

        var good = await _pipe.Store.EntryAsync(GoodPage);
        await OutputAsync("forget", GoodPage, "--yes");
        Assert.Equal(HandlingKind.Forgotten, (await HandlingOf(good.Claim)).Kind);
        Assert.Empty(_pipe.Folder.FilesIn("done"));
        Assert.Equal(0, await _pipe.Store.Articles.CountAsync(Cancellation));
        Assert.Equal((1, 2), ((await _pipe.Store.CountAsync()).Created, (await _pipe.Store.CountAsync()).Failed[Reason.Exception]));
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var ended = await _pipe.CommandAsync(arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}: {ended.Errors}");
        return ended.Output;
    }

    private async Task<Handling> HandlingOf(Claim claim) => (await _pipe.Store.Ledger.FindAsync([claim.ClaimId], Cancellation))[claim.ClaimId].Handling;
}
