using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Settling;

/// <summary>What processes that died while they copied or settled left in <c>.incoming</c>.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>
    /// Removes copies begun more than a day ago. Their names say when (UUID version 7): a copy bears the time of the file
    /// it was made of.
    /// </summary>
    public static void Remove(Folders folders, TimeProvider timeProvider)
    {
        var oldest = timeProvider.GetUtcNow() - Age;
        foreach (var path in Directory.EnumerateFiles(folders.Incoming))
        {
            if (!Guid.TryParseExact(Path.GetFileName(path), "D", out var name) || new ClaimFolder("", name, 1).ClaimedAt > oldest)
                continue;
            try
            {
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The next start tries again.
            }
        }
    }
}
