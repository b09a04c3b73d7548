using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Settling;

/// <summary>
/// Takes over the claims of Fetchers that share the data folder and do not live any more: nobody else would ever settle
/// them. Whether one lives is told by its lock.
/// </summary>
internal sealed class Adoption(Folders folders, InboxOptions options, ILogger<Adoption> logger)
{
    /// <summary>Moves the claims of dead Fetchers among our own, and returns those of one after the other, for they are ours from then on.</summary>
    public IEnumerable<IReadOnlyList<ClaimFolder>> Take()
    {
        foreach (var home in Directory.GetDirectories(folders.Claimed))
        {
            var fetcher = Path.GetFileName(home);
            if (fetcher != options.Fetcher && TakeFromDead(home, fetcher) is { Count: > 0 } taken)
                yield return taken;
        }
    }

    private List<ClaimFolder> TakeFromDead(string home, string fetcher)
    {
        try
        {
            if (!ClaimFolder.In(home).Any())
                return [];

            // Held while its claims are moved: should it come back meanwhile, it waits for that.
            using var itsLock = FetcherLock.TryTake(folders, fetcher);
            return itsLock is not null && LocksHold() ? TakeFrom(home, fetcher) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.CannotAdoptFrom(exception, home, fetcher);
            return [];
        }
    }

    /// <summary>Where a volume takes no locks, every Fetcher seems dead, and its claims would be taken from under its hands.</summary>
    private bool LocksHold()
    {
        using var ours = FetcherLock.TryTake(folders, options.Fetcher);
        if (ours is null)
            return true;
        logger.LocksDoNotHold(folders.Locks);
        return false;
    }

    private List<ClaimFolder> TakeFrom(string home, string fetcher)
    {
        var taken = new List<ClaimFolder>();
        foreach (var claim in ClaimFolder.In(home).ToList())
        {
            var ours = claim with { Home = folders.ClaimedBy(options.Fetcher) };
            try
            {
                Directory.Move(claim.Path, ours.Path);
                taken.Add(ours);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.CannotAdopt(exception, claim.ClaimId, fetcher);
            }
        }

        if (taken.Count > 0)
            logger.Adopted(taken.Count, fetcher);
        return taken;
    }
}
