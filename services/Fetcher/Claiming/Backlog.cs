using System.Diagnostics.Metrics;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Claiming;

/// <summary>What waits in the inbox, as metrics. It is looked through when the metrics are read, unless that takes too much of the time.</summary>
internal sealed class Backlog : IDisposable
{
    // At most a twentieth of the time goes into looking.
    private const int RestFactor = 20;

    private readonly Folders _folders;
    private readonly TimeProvider _timeProvider;
    private readonly Meter _meter = new(Telemetry.Name);
    private readonly Lock _lock = new();
    private DateTimeOffset _oldest = DateTimeOffset.MaxValue;
    private long _pages;
    private long _measured;
    private TimeSpan _rest = TimeSpan.MinValue;

    public Backlog(Folders folders, TimeProvider timeProvider)
    {
        _folders = folders;
        _timeProvider = timeProvider;
    }

    /// <summary>From now on the metrics have it.</summary>
    public void Observe()
    {
        _meter.CreateObservableGauge(Telemetry.Waiting, () => Measure().Pages, "{page}", "Files in the inbox.");
        _meter.CreateObservableGauge(Telemetry.OldestAge, () => Measure().OldestAge.TotalSeconds, "s", "How long the oldest file has been in the inbox; 0 when there is none.");
    }

    /// <summary>How many files wait, and how long the oldest has.</summary>
    public (long Pages, TimeSpan OldestAge) Measure()
    {
        lock (_lock)
        {
            var now = _timeProvider.GetUtcNow();
            if (_rest < _timeProvider.GetElapsedTime(_measured))
                Look();
            return (_pages, _oldest < now ? now - _oldest : TimeSpan.Zero);
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Look()
    {
        var start = _timeProvider.GetTimestamp();
        (_pages, _oldest) = (0, DateTimeOffset.MaxValue);
        try
        {
            foreach (var path in FileWalk.Inbox(_folders.Inbox, _ => { }))
            {
                var status = FileStatus.Of(path);
                if (!status.IsClaimable)
                    continue;
                _pages++;
                if (status.ArrivedAt < _oldest)
                    _oldest = status.ArrivedAt;
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The next look through the inbox makes it anew.
        }

        _measured = _timeProvider.GetTimestamp();
        _rest = RestFactor * _timeProvider.GetElapsedTime(start, _measured);
    }
}
