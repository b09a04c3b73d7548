using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Layout;

/// <summary>Tries at start what the Fetcher will do all day, so that it fails then, with one sentence.</summary>
internal static class FolderCheck
{
    /// <summary>Sends an empty file from where copies are written through the inbox into a Fetcher's claims.</summary>
    /// <exception cref="FolderException">Writing or renaming doesn't work.</exception>
    public static void Run(Folders folders, string fetcher)
    {
        folders.Create();
        string[] way = [folders.Inbox, folders.ClaimedBy(fetcher), folders.Done, folders.Rejected, folders.Failed];

        // Named after the Fetcher, of which only one lives: what a process that was killed here left is found again.
        var name = $".check-{fetcher}";
        var path = Path.Combine(folders.Incoming, name);
        try
        {
            Directory.CreateDirectory(folders.ClaimedBy(fetcher));
            foreach (var folder in way)
                File.Delete(Path.Combine(folder, name));
            File.WriteAllBytes(path, []);
            foreach (var folder in way)
            {
                var target = Path.Combine(folder, name);
                if (AtomicMove.Move(path, target) != MoveResult.Moved)
                    throw new IOException($"'{path}' vanished");
                path = target;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FolderException(
                $"The data folder '{folders.Data}' can't be used ({exception.Message.TrimEnd('.')}): the folders in it must be writable and on one file system.", exception);
        }
        finally
        {
            TryDelete(path);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sentence of the check itself says more.
        }
    }
}
