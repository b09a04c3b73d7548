using Ingestion.Contracts;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Standalone;

/// <summary>What became of every page, at one moment.</summary>
internal sealed record Status
{
    /// <summary>Claims ever made: indexed, rejected, failed and in flight.</summary>
    public long Claimed => Indexed.Total + Rejected.Total + Failed.Total + InFlight;

    public required StatusIndexed Indexed { get; init; }

    public required StatusReasons Rejected { get; init; }

    public required StatusReasons Failed { get; init; }

    /// <summary>Claims that have no outcome yet.</summary>
    public required long InFlight { get; init; }

    /// <summary>Files in the inbox.</summary>
    public required long Waiting { get; init; }

    /// <summary>Articles in the store.</summary>
    public required long Articles { get; init; }

    public required IReadOnlyList<StatusProblem> LatestRejected { get; init; }

    public required IReadOnlyList<StatusProblem> LatestFailed { get; init; }

    /// <summary>Reads the folders first: a claim that gets its outcome meanwhile is then found in the ledger, never in neither.</summary>
    public static async Task<Status> ReadAsync(Folders folders, OpenedStore store, int latest, CancellationToken cancellationToken)
    {
        var counts = FolderCounts.Count(folders);
        var settled = await store.Ledger.FindAsync(counts.Claims, cancellationToken);
        var outcomes = await store.Ledger.CountAsync(cancellationToken);
        return new Status
        {
            Indexed = new StatusIndexed(outcomes.Created, outcomes.Updated, outcomes.Unchanged),
            Rejected = new StatusReasons(outcomes.Rejected),
            Failed = new StatusReasons(outcomes.Failed),
            InFlight = counts.Claims.Count - settled.Count,
            Waiting = counts.Waiting,
            Articles = await store.Articles.CountAsync(cancellationToken),
            LatestRejected = await LatestAsync(OutcomeKind.Rejected),
            LatestFailed = await LatestAsync(OutcomeKind.Failed),
        };

        async Task<IReadOnlyList<StatusProblem>> LatestAsync(OutcomeKind kind) =>
            [.. (await store.Ledger.LatestAsync(kind, latest, cancellationToken)).Select(entry =>
                new StatusProblem(entry.Claim.Source.Name, entry.Outcome.Reason, entry.Outcome.Sentence, entry.SettledAt))];
    }
}

/// <summary>Claims that were indexed, by what that did.</summary>
internal sealed record StatusIndexed(long Created, long Updated, long Unchanged)
{
    public long Total => Created + Updated + Unchanged;
}

/// <summary>Claims without an article, by reason.</summary>
internal sealed record StatusReasons(IReadOnlyDictionary<string, long> ByReason)
{
    public long Total => ByReason.Values.Sum();
}

/// <summary>One claim without an article.</summary>
internal sealed record StatusProblem(string Name, string Reason, string Sentence, DateTimeOffset Time);
