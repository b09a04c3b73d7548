namespace Ingestion.Fetcher.Files;

/// <summary>Moves a file below a folder, under its own name or, where that is taken, under one made unique by a mark.</summary>
internal static class UniqueMove
{
    /// <returns>Where the file is now; empty when the source is gone.</returns>
    /// <exception cref="IOException">The file system refused.</exception>
    public static string Move(string source, string folder, string relativePath, string mark)
    {
        foreach (var target in Targets(folder, relativePath, mark))
        {
            switch (AtomicMove.Move(source, target))
            {
                case MoveResult.Moved:
                    return target;
                case MoveResult.Missing when !Path.Exists(source):
                    return "";
                default:
                    break;
            }
        }

        throw new IOException($"No name is free for '{relativePath}' in '{folder}'.");
    }

    /// <summary>
    /// The places to try, best first, their folders made. A file that stands where the path needs a folder takes the path
    /// below the mark.
    /// </summary>
    public static IEnumerable<string> Targets(string folder, string relativePath, string mark)
    {
        var name = Path.GetFileName(relativePath);
        var below = Path.GetDirectoryName(relativePath) ?? "";
        var home = Path.Combine(folder, below);
        if (TryCreate(home))
        {
            yield return Path.Combine(home, name);
            yield return Path.Combine(home, FileNames.WithMark(name, mark));
        }

        home = Path.Combine(folder, mark, below);
        if (TryCreate(home))
            yield return Path.Combine(home, name);
    }

    private static bool TryCreate(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (IOException) when (!Directory.Exists(folder) && StandsInAFile(folder))
        {
            return false;
        }
    }

    private static bool StandsInAFile(string folder)
    {
        for (var path = folder; !string.IsNullOrEmpty(path); path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
                return true;
        }

        return false;
    }
}
