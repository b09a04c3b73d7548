namespace Ingestion.Fetcher.Claiming;

/// <summary>Keeps the pages between claim and outcome within their limits.</summary>
internal sealed class InFlight(InFlightOptions options)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pages;
    private long _bytes;

    /// <summary>Takes room for a page, if there is some. A page that is larger than all room goes when it is alone.</summary>
    public bool TryEnter(long bytes)
    {
        lock (_lock)
        {
            if (!HasRoom(bytes))
                return false;
            Count(1, bytes);
            return true;
        }
    }

    /// <summary>Completes when there is room for a page; somebody else may take it first.</summary>
    public async Task WhenRoomAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task left;
            lock (_lock)
            {
                if (HasRoom(bytes))
                    return;
                left = _left.Task;
            }

            await left.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Counts a page that is on its way already, room or not.</summary>
    public void Enter(long bytes)
    {
        lock (_lock)
            Count(1, bytes);
    }

    /// <summary>Corrects a page's size, known only when it has been read.</summary>
    public void Resize(long from, long to)
    {
        lock (_lock)
            Count(0, to - from);
        if (to < from)
            Signal();
    }

    /// <summary>Gives a page's room back.</summary>
    public void Leave(long bytes)
    {
        lock (_lock)
            Count(-1, -bytes);
        Signal();
    }

    private bool HasRoom(long bytes) => _pages == 0 || (_pages < options.Pages && _bytes + bytes <= options.Bytes);

    private void Count(int pages, long bytes)
    {
        _pages += pages;
        _bytes += bytes;
        Telemetry.InFlight.Add(pages);
    }

    private void Signal()
    {
        TaskCompletionSource left;
        lock (_lock)
        {
            left = _left;
            _left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        left.SetResult();
    }
}
