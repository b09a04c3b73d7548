using System.IO.Enumeration;

namespace Ingestion.Fetcher.Layout;

/// <summary>Lists files one by one, subfolders too, links not followed, so that a million of them cost no memory.</summary>
internal static class FileWalk
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Everything that isn't a folder, except below names that are left alone.</summary>
    /// <param name="folder">Where to begin.</param>
    /// <param name="entering">Called before a folder below is listed.</param>
    public static IEnumerable<string> Inbox(string folder, Action<string> entering)
    {
        return new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), Options)
        {
            ShouldIncludePredicate = (ref entry) => !IsFolder(ref entry) && !LeftAlone.IsName(entry.FileName),
            ShouldRecursePredicate = (ref entry) =>
            {
                if (!IsFolder(ref entry) || LeftAlone.IsName(entry.FileName))
                    return false;
                entering(entry.ToFullPath());
                return true;
            },
        };
    }

    /// <summary>Everything that isn't a folder.</summary>
    public static IEnumerable<string> All(string folder)
    {
        return new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), Options)
        {
            ShouldIncludePredicate = (ref entry) => !IsFolder(ref entry),
            ShouldRecursePredicate = (ref entry) => IsFolder(ref entry),
        };
    }

    private static bool IsFolder(ref FileSystemEntry entry) =>
        entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
