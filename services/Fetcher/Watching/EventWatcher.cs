using Ingestion.Fetcher.Claiming;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Watching;

/// <summary>The framework's own events, which don't tell a file that was renamed in from one that is being written.</summary>
internal sealed class EventWatcher : InboxWatcher
{
    private readonly FileSystemWatcher _watcher;

    public EventWatcher(string inbox, Hints hints, ILogger logger)
    {
        _watcher = new FileSystemWatcher(inbox) { IncludeSubdirectories = true };
        _watcher.Created += (_, change) => hints.Add(new Hint(change.FullPath, RenamedIn: false));
        _watcher.Changed += (_, change) => hints.Add(new Hint(change.FullPath, RenamedIn: false));
        _watcher.Renamed += (_, change) => hints.Add(new Hint(change.FullPath, RenamedIn: true));
        _watcher.Error += (_, error) =>
        {
            logger.WatchingLimited(error.GetException().Message);
            hints.RequestRescan();
        };
        _watcher.EnableRaisingEvents = true;
    }

    public override void Watch(string folder)
    {
        // The whole tree is watched from the start.
    }

    public override void Dispose() => _watcher.Dispose();
}
