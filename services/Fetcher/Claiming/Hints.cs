using System.Threading.Channels;

namespace Ingestion.Fetcher.Claiming;

/// <summary>A path in the inbox worth a look.</summary>
internal readonly record struct Hint(string Path, bool RenamedIn);

/// <summary>
/// What the watcher saw. Hints only make things faster: when there are too many, they are dropped and the inbox is looked
/// through as a whole.
/// </summary>
internal sealed class Hints
{
    private const int MostHints = 4096;
    private const int MostDelayed = 1024;

    private static readonly Hint Wake = new("", RenamedIn: false);

    private readonly Channel<Hint> _hints = Channel.CreateBounded<Hint>(new BoundedChannelOptions(MostHints) { SingleReader = true });
    private readonly HashSet<string> _delayed = [];
    private int _rescan;

    public void Add(Hint hint)
    {
        if (!_hints.Writer.TryWrite(hint))
            RequestRescan();
    }

    /// <summary>Gives a hint later; too many at a time are left to the rescan.</summary>
    public void AddAfter(string path, TimeSpan delay, TimeProvider timeProvider)
    {
        lock (_delayed)
        {
            if (_delayed.Count >= MostDelayed || !_delayed.Add(path))
                return;
        }

        _ = WaitAsync();

        async Task WaitAsync()
        {
            // A millisecond more, for clocks coarser than the file system's.
            await Task.Delay(delay + TimeSpan.FromMilliseconds(1), timeProvider);
            lock (_delayed)
                _delayed.Remove(path);
            Add(new Hint(path, RenamedIn: false));
        }
    }

    public void RequestRescan()
    {
        Volatile.Write(ref _rescan, 1);
        _hints.Writer.TryWrite(Wake);
    }

    /// <summary>Whether a rescan was requested since the last call.</summary>
    public bool TakeRescan() => Interlocked.Exchange(ref _rescan, 0) == 1;

    public bool TryTake(out Hint hint)
    {
        while (_hints.Reader.TryRead(out hint))
        {
            if (hint != Wake)
                return true;
        }

        return false;
    }

    /// <summary>Completes when there is a hint or a rescan to do.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _hints.Reader.WaitToReadAsync(cancellationToken);
}
