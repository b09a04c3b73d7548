using Ingestion.Contracts;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Settling;

/// <summary>What was done with files.</summary>
public sealed record SettledFilesResult
{
    /// <summary>The files it was done with.</summary>
    public required IReadOnlyList<SettledFile> Files { get; init; }

    /// <summary>A sentence for every file that it could not be done with.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>The rejected and failed files. It works whether a Fetcher runs or not.</summary>
public sealed class SettledFiles(Folders folders)
{
    /// <summary>Those that a filter takes, one by one; the order is the file system's.</summary>
    public IEnumerable<SettledFile> Find(SettledFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (var kind in (OutcomeKind[])[OutcomeKind.Rejected, OutcomeKind.Failed])
        {
            if (!Directory.Exists(folders.Of(kind)))
                continue;
            foreach (var path in FileWalk.All(folders.Of(kind)))
            {
                if (!FileNames.IsReasonFile(path) && Read(kind, path) is var file && filter.Takes(file))
                    yield return file;
            }
        }
    }

    /// <summary>Puts files back into the inbox, where they are claimed anew.</summary>
    public SettledFilesResult PutBack(IEnumerable<SettledFile> files)
    {
        folders.Create();
        return Do(files, "moved", file => UniqueMove.Move(
            file.Path, folders.Inbox, file.Source.Replace('/', Path.DirectorySeparatorChar), Guid.CreateVersion7().ToString("D")).Length > 0);
    }

    /// <summary>Removes files for good.</summary>
    public static SettledFilesResult Remove(IEnumerable<SettledFile> files) => Do(files, "removed", file =>
    {
        File.Delete(file.Path);
        return true;
    });

    private static SettledFilesResult Do(IEnumerable<SettledFile> files, string what, Func<SettledFile, bool> work)
    {
        var done = new List<SettledFile>();
        var problems = new List<string>();
        foreach (var file in files)
        {
            try
            {
                if (!work(file))
                    continue;
                File.Delete(ReasonFile.PathFor(file.Path));
                done.Add(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Add($"'{file.Path}' can't be {what} ({exception.Message.TrimEnd('.')}).");
            }
        }
        return new SettledFilesResult { Files = done, Problems = problems };
    }

    private SettledFile Read(OutcomeKind kind, string path)
    {
        var hasReason = ReasonFile.TryRead(ReasonFile.PathFor(path), out var reason);
        return new SettledFile
        {
            Path = path,
            Source = hasReason && IsBelowInbox(reason.Source) ? reason.Source : BelowDay(kind, path),
            Outcome = kind,
            Reason = hasReason ? reason.Reason : "",
            Sentence = hasReason ? reason.Sentence : "",
            Stage = hasReason ? reason.Stage : null,
            Exception = hasReason ? reason.Exception : null,
            ClaimId = hasReason ? reason.ClaimId : Guid.Empty,
            PageId = hasReason ? reason.PageId : "",
            TraceId = hasReason ? reason.TraceId : "",
            SettledAt = hasReason ? reason.Time : File.GetLastWriteTimeUtc(path),
        };
    }

    /// <summary>A reason file could have been edited, so a path that leads out of the inbox is not followed.</summary>
    private bool IsBelowInbox(string source) =>
        Path.GetFullPath(Path.Combine(folders.Inbox, source)).StartsWith(folders.Inbox + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string BelowDay(OutcomeKind kind, string path)
    {
        var relative = Path.GetRelativePath(folders.Of(kind), path).Replace(Path.DirectorySeparatorChar, '/');
        return relative[(relative.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }
}
