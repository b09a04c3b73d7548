namespace Ingestion.Fetcher.Layout;

/// <summary>Names that are never taken out of the inbox: those of hidden files and of files that are still being written.</summary>
internal static class LeftAlone
{
    private static readonly string[] Endings = [".part", ".tmp", ".crdownload", "~"];

    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("."))
            return true;
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether any part of a path below the inbox has such a name.</summary>
    public static bool IsPath(string relativePath) =>
        relativePath.Split(Path.DirectorySeparatorChar).Any(name => IsName(name));
}
