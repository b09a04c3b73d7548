using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Ingestion.Storage;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Settling;

/// <summary>
/// The loop that makes lost messages harmless: claims are compared with the ledger, at start and ever again, settled when
/// they have an outcome and published again when they have waited too long.
/// </summary>
internal sealed class Reconciler(
    Folders folders,
    InboxOptions options,
    SettlingOptions settling,
    InFlight inFlight,
    OpenClaims openClaims,
    ClaimPublisher publisher,
    Settler settler,
    Adoption adoption,
    Reconnections reconnections,
    WriterProbe probe,
    ILedger ledger,
    TimeProvider timeProvider,
    ILogger<Reconciler> logger)
{
    private const int BatchSize = 200;

    private static readonly TimeSpan LedgerRetry = TimeSpan.FromSeconds(1);

    private volatile bool _hasRecovered;

    /// <summary>Takes up the claims a former process left: those with an outcome are settled, the others published again.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        Leftovers.Remove(folders, timeProvider);
        await TakeUpAsync(ClaimFolder.In(folders.ClaimedBy(options.Fetcher)), cancellationToken);
        _hasRecovered = true;
    }

    /// <summary>Compares open claims with the ledger, and takes over those of dead Fetchers, until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(settling.LedgerInterval, timeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (reconnections.TryTake())
                    WaitAnew();
                foreach (var batch in openClaims.All.Chunk(BatchSize))
                    await CompareAsync(batch, cancellationToken);

                // Among our own they would be taken up twice while those are.
                if (_hasRecovered)
                {
                    foreach (var taken in adoption.Take())
                        await TakeUpAsync(taken, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The store may be away for a while: the next look comes.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.LedgerFailed(exception);
            }
        }
    }

    /// <summary>Their messages may be gone: none waits on for the hours that many publications had led to.</summary>
    private void WaitAnew()
    {
        var until = timeProvider.GetUtcNow() + settling.RepublishAfter;
        foreach (var claim in openClaims.All)
            claim.WaitAnew(until);
    }

    private async Task TakeUpAsync(IEnumerable<ClaimFolder> claimFolders, CancellationToken cancellationToken)
    {
        foreach (var batch in claimFolders.Chunk(BatchSize))
        {
            // Open before the ledger is asked: an outcome comes either in the answer or as a message after it.
            var claims = batch.Select(Open).OfType<OpenClaim>().ToList();
            var entries = await FindUntilAnsweredAsync(claims.Select(claim => claim.Folder.ClaimId).ToList(), cancellationToken);
            foreach (var claim in claims)
            {
                if (entries.TryGetValue(claim.Folder.ClaimId, out var entry) && entry.Claim.Reading == claim.Folder.Reading)
                {
                    await settler.SettleAsync(entry.Claim, entry.Outcome, entry.TraceId, cancellationToken);
                }
                else
                {
                    logger.TakenUp(claim.Folder.ClaimId, claim.Source.Name);
                    publisher.Enqueue(claim);
                }
            }
        }
    }

    /// <summary>Counts a claim among the open ones; there was room for it in the former process. An empty folder is removed.</summary>
    private OpenClaim? Open(ClaimFolder folder)
    {
        var page = folder.FindPage();
        if (page.Length == 0)
        {
            folder.RemoveEmpty();
            return null;
        }

        var path = Path.Combine(folder.Path, page);
        var status = FileStatus.Of(path);
        var room = Math.Min(status.Stamp.Size, options.MaxPageBytes);
        inFlight.Enter(room);
        return openClaims.Add(new OpenClaim(folder, page, status.Kind == FileKind.Regular ? probe(path) : WriterState.Unknown) { Room = room });
    }

    private async Task CompareAsync(OpenClaim[] claims, CancellationToken cancellationToken)
    {
        var entries = await ledger.FindAsync(claims.Select(claim => claim.Folder.ClaimId).ToList(), cancellationToken);
        foreach (var claim in claims)
        {
            if (entries.TryGetValue(claim.Folder.ClaimId, out var entry) && entry.Claim.Reading == claim.Folder.Reading)
            {
                await settler.SettleAsync(entry.Claim, entry.Outcome, entry.TraceId, cancellationToken);
            }
            else if (timeProvider.GetUtcNow() >= claim.RepublishAt)
            {
                claim.RepublishAt = DateTimeOffset.MaxValue;
                logger.Republishing(claim.Folder.ClaimId, claim.Source.Name, claim.Publications);
                publisher.Enqueue(claim);
            }
        }
    }

    private async Task<IReadOnlyDictionary<Guid, LedgerEntry>> FindUntilAnsweredAsync(List<Guid> claimIds, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ledger.FindAsync(claimIds, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Without the ledger nothing can be taken up: wait for it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.LedgerFailed(exception);
                await Task.Delay(LedgerRetry, timeProvider, cancellationToken);
            }
        }
    }
}
