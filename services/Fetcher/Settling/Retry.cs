using Ingestion.Contracts;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Settling;

/// <summary>What putting files back did.</summary>
public sealed record RetryResult
{
    /// <summary>The files put back, by the names they had below the inbox.</summary>
    public required IReadOnlyList<string> Returned { get; init; }

    /// <summary>A sentence for every name that wasn't found or file that couldn't be moved.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>
/// Puts rejected and failed files back into the inbox, where they are claimed anew. It works whether a Fetcher runs or
/// not.
/// </summary>
public sealed class Retry(Folders folders)
{
    /// <summary>Puts all files of these outcomes back.</summary>
    public RetryResult All(params IReadOnlyList<OutcomeKind> kinds) => Return(kinds, _ => true, []);

    /// <summary>
    /// Puts files back by name: that of the file, or the end of its path below the inbox. Every rejected or failed file of
    /// that name goes back.
    /// </summary>
    public RetryResult Named(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var wanted = names.Select(name => name.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/')).ToList();
        var found = new HashSet<string>();
        bool IsWanted(string path)
        {
            var hits = wanted.Where(name => path == name || path.EndsWith('/' + name, StringComparison.Ordinal)).ToList();
            found.UnionWith(hits);
            return hits.Count > 0;
        }

        var result = Return([OutcomeKind.Rejected, OutcomeKind.Failed], IsWanted, []);
        return result with
        {
            Problems = [.. result.Problems, .. wanted.Except(found).Select(name => $"'{name}' is neither among the rejected nor the failed files: see 'ingest status' for their names.")],
        };
    }

    private RetryResult Return(IReadOnlyList<OutcomeKind> kinds, Func<string, bool> isWanted, List<string> problems)
    {
        folders.Create();
        var returned = new List<string>();
        foreach (var folder in kinds.Where(kind => kind != OutcomeKind.Indexed).Select(folders.Of))
        {
            foreach (var file in FileWalk.All(folder))
            {
                if (FileNames.IsReasonFile(file))
                    continue;
                var reasonPath = ReasonFile.PathFor(file);
                var source = Source(folder, file, reasonPath);
                var name = Path.GetFileName(file);
                if (!isWanted(source) && !isWanted(name))
                    continue;
                try
                {
                    if (UniqueMove.Move(file, folders.Inbox, source.Replace('/', Path.DirectorySeparatorChar), Guid.CreateVersion7().ToString("D")).Length == 0)
                        continue;
                    File.Delete(reasonPath);
                    returned.Add(source);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    problems.Add($"'{file}' can't be moved ({exception.Message.TrimEnd('.')}).");
                }
            }
        }

        return new RetryResult { Returned = returned, Problems = problems };
    }

    /// <summary>
    /// The path the file had below the inbox: as its reason file says, or else its path below the day. A reason file could
    /// have been edited, so a path that leads out of the inbox is not followed.
    /// </summary>
    private string Source(string folder, string file, string reasonPath)
    {
        if (ReasonFile.TryRead(reasonPath, out var reason))
        {
            var target = Path.GetFullPath(Path.Combine(folders.Inbox, reason.Source));
            if (target.StartsWith(folders.Inbox + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return reason.Source;
        }

        var relative = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return relative[(relative.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }
}
