using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Layout;

/// <summary>How many pages lie where, counted from the folders themselves: right from any process.</summary>
public sealed record FolderCounts
{
    /// <summary>Files in the inbox, without names that are left alone.</summary>
    public required long Waiting { get; init; }

    /// <summary>The claims of all Fetchers whose files have not been moved yet; the ledger tells which of them have an outcome.</summary>
    public required IReadOnlyList<Guid> Claims { get; init; }

    /// <summary>Files in <c>done</c>.</summary>
    public required long Done { get; init; }

    /// <summary>Files in <c>rejected</c>, without reason files.</summary>
    public required long Rejected { get; init; }

    /// <summary>Files in <c>failed</c>, without reason files.</summary>
    public required long Failed { get; init; }

    /// <summary>Counts now. A folder that isn't there counts as empty.</summary>
    public static FolderCounts Count(Folders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return new FolderCounts
        {
            Waiting = Count(folders.Inbox, folder => FileWalk.Inbox(folder, _ => { })),
            Claims = Directory.Exists(folders.Claimed) ? [.. ClaimIds(folders.Claimed)] : [],
            Done = Count(folders.Done, FileWalk.All),
            Rejected = Count(folders.Rejected, Pages),
            Failed = Count(folders.Failed, Pages),
        };
    }

    private static long Count(string folder, Func<string, IEnumerable<string>> list) => Directory.Exists(folder) ? list(folder).LongCount() : 0;

    private static IEnumerable<Guid> ClaimIds(string folder) =>
        Directory.EnumerateDirectories(folder).SelectMany(Claiming.ClaimFolder.In).Select(claim => claim.ClaimId);

    private static IEnumerable<string> Pages(string folder) => FileWalk.All(folder).Where(path => !FileNames.IsReasonFile(path));
}
