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
    /// <summary>Moves the claims of dead Fetchers among our own, and returns them.</summary>
    public IReadOnlyList<ClaimFolder> Take()
    {
        var taken = new List<ClaimFolder>();
        foreach (var home in Directory.EnumerateDirectories(folders.Claimed))
        {
            var fetcher = Path.GetFileName(home);
            if (fetcher == options.Fetcher || !ClaimFolder.In(home).Any())
                continue;

            // Held while its claims are moved: should it come back meanwhile, it waits for that.
            using var itsLock = FetcherLock.TryTake(folders, fetcher);
            if (itsLock is not null)
                taken.AddRange(TakeFrom(home, fetcher));
        }

        return taken;
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
