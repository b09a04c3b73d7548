namespace Ingestion.Fetcher.Layout;

/// <summary>
/// Held while a Fetcher lives; the operating system lets go of it when the process dies, so that others can tell its
/// claims from those of a dead one.
/// </summary>
internal sealed class FetcherLock : IDisposable
{
    private const int Tries = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private FetcherLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting a moment for one that takes over the claims left under this name.</summary>
    /// <exception cref="FolderException">Another Fetcher of this name lives.</exception>
    public static async Task<FetcherLock> TakeAsync(Folders folders, string fetcher, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries < Tries; tries++)
        {
            if (TryTake(folders, fetcher) is { } taken)
                return taken;
            await Task.Delay(Pause, timeProvider, cancellationToken);
        }

        return Take(folders, fetcher);
    }

    /// <summary>The lock of a Fetcher that does not live; null when it lives, or its lock is not ours to open.</summary>
    public static FetcherLock? TryTake(Folders folders, string fetcher)
    {
        try
        {
            return new FetcherLock(Open(PathOf(folders, fetcher)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FetcherLock Take(Folders folders, string fetcher)
    {
        var path = PathOf(folders, fetcher);
        try
        {
            return new FetcherLock(Open(path));
        }
        catch (IOException exception)
        {
            throw new FolderException(
                $"Another process already works on '{folders.Data}' as '{fetcher}': stop it first, or use another data folder.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new FolderException($"The file '{path}' belongs to another user: run as that user, or use another data folder.", exception);
        }
    }

    private static string PathOf(Folders folders, string fetcher) => Path.Combine(folders.Locks, fetcher);

    // FileShare.None is an exclusive flock on Unix.
    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
