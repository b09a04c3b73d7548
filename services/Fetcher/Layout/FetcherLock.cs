namespace Ingestion.Fetcher.Layout;

/// <summary>
/// Held while a Fetcher lives; the operating system lets go of it when the process dies, so that others can tell its
/// claims from those of a dead one.
/// </summary>
internal sealed class FetcherLock : IDisposable
{
    private readonly FileStream _file;

    private FetcherLock(FileStream file) => _file = file;

    /// <exception cref="FolderException">Another Fetcher of this name lives.</exception>
    public static FetcherLock Take(Folders folders, string fetcher)
    {
        var path = Path.Combine(folders.Locks, fetcher);
        try
        {
            // FileShare.None is an exclusive flock on Unix.
            return new FetcherLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    public void Dispose() => _file.Dispose();
}
