using Ingestion.Fetcher.Claiming;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Watching;

/// <summary>Turns file events into hints. Losing some, or all, only makes things slower.</summary>
internal abstract class InboxWatcher : IDisposable
{
    /// <summary>Watches a folder, its subfolders not included; again and again, if need be.</summary>
    public abstract void Watch(string folder);

    public abstract void Dispose();

    public static InboxWatcher Start(string inbox, Hints hints, ILogger logger) =>
        OperatingSystem.IsLinux() ? new InotifyWatcher(hints, logger) : new EventWatcher(inbox, hints, logger);
}
