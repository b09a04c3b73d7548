using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Layout;

/// <summary>What dropping files into the inbox did.</summary>
public sealed record DropResult
{
    /// <summary>How many files were copied into the inbox.</summary>
    public required int Copied { get; init; }

    /// <summary>A sentence for every path that couldn't be.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>
/// Copies files into the inbox as one should: written elsewhere on the same file system and renamed in when whole. It
/// works whether a Fetcher runs or not.
/// </summary>
public sealed class InboxDrop(Folders folders)
{
    /// <summary>
    /// Copies files and folders. A folder keeps its structure below its own name, without the names that are left alone in
    /// the inbox. A name that waits in the inbox already is not overwritten: the new file gets a name of its own.
    /// </summary>
    /// <exception cref="FolderException">The inbox can't be created.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was copied stays.</exception>
    public DropResult Drop(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        folders.Create();
        var copied = 0;
        var problems = new List<string>();
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (IsWithin(folders.Data, path) || (Directory.Exists(path) && IsWithin(path, folders.Data)))
                problems.Add($"'{path}' overlaps the data folder '{folders.Data}': give paths outside it.");
            else if (Directory.Exists(path))
                copied += DropFolder(path, problems, cancellationToken);
            else if (!File.Exists(path))
                problems.Add($"'{path}' is not there: check the path.");
            else if (LeftAlone.IsName(Path.GetFileName(path)))
                problems.Add($"'{path}' has a name that is left alone in the inbox: rename it.");
            else
                copied += DropFile(path, Path.GetFileName(path), problems);
        }

        return new DropResult { Copied = copied, Problems = problems };
    }

    private int DropFolder(string folder, List<string> problems, CancellationToken cancellationToken)
    {
        // "/" has no name; "." has one by now.
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (LeftAlone.IsName(name))
        {
            problems.Add($"'{folder}' has a name that is left alone in the inbox: rename it, or give the files in it.");
            return 0;
        }

        var copied = 0;
        foreach (var path in FileWalk.Inbox(folder, _ => { }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            copied += DropFile(path, Path.Combine(name, Path.GetRelativePath(folder, path)), problems);
        }

        return copied;
    }

    private int DropFile(string path, string relativePath, List<string> problems)
    {
        var mark = Guid.CreateVersion7().ToString("D");
        var copy = Path.Combine(folders.Incoming, mark);
        try
        {
            // A named link is followed; a pipe would be waited for.
            if (FileStatus.Of(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Kind != FileKind.Regular)
            {
                problems.Add($"'{path}' is not a file: give the file itself.");
                return 0;
            }

            File.Copy(path, copy);
            UniqueMove.Move(copy, folders.Inbox, relativePath, mark);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"'{path}' can't be copied ({exception.Message.TrimEnd('.')}).");
            File.Delete(copy);
            return 0;
        }
    }

    private static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
