using System.Diagnostics.Metrics;

namespace Ingestion.Storage;

/// <summary>Whether the store answers.</summary>
public enum StoreState
{
    /// <summary>It answers, or was not asked yet.</summary>
    Available,

    /// <summary>It did not answer; the next call tries whether it does again.</summary>
    Probing,

    /// <summary>It does not answer, and calls fail or wait without asking it.</summary>
    Unavailable,
}

/// <summary>
/// What the store's circuit breaker knows: a consumer waits on it before it takes more messages, and a metric shows it. A
/// store without a server, as the SQLite file, is always available.
/// </summary>
public sealed class StoreAvailability : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Meter _meter = new("Ingestion.Storage");
    private readonly Lock _turn = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _tryAt;
    private StoreState _state;

    /// <summary>Available, with a gauge that says so: <c>ingestion.store.breaker.open</c>, 1 while calls are not let through.</summary>
    public StoreAvailability(TimeProvider clock)
    {
        _clock = clock;
        _meter.CreateObservableGauge("ingestion.store.breaker.open", () => State == StoreState.Available ? 0 : 1, "1", "1 while the store does not answer, else 0.");
    }

    /// <summary>The state now.</summary>
    public StoreState State
    {
        get
        {
            lock (_turn)
                return _state;
        }
    }

    /// <summary>
    /// Completes when the store may be asked: at once unless it is <see cref="StoreState.Unavailable"/>, else when its
    /// breaker lets the next call through. That call may fail, so a loop that waits and writes is what a consumer needs.
    /// </summary>
    public async Task WhenMayBeAskedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            TimeSpan rest;
            lock (_turn)
            {
                rest = _tryAt - _clock.GetUtcNow();
                if (_state != StoreState.Unavailable || rest <= TimeSpan.Zero)
                    return;
                changed = _changed.Task;
            }
            await Task.WhenAny(changed, Task.Delay(rest, _clock, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends the gauge.</summary>
    public void Dispose() => _meter.Dispose();

    internal void Become(StoreState state, TimeSpan pause = default)
    {
        lock (_turn)
        {
            _state = state;
            _tryAt = _clock.GetUtcNow() + pause;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
