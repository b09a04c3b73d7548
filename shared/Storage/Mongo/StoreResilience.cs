using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// The one place where calls are made again: retries with growing, jittered waits around one circuit breaker, which all
/// calls share. Writes are patient, for a message waits behind them; reads are not, for a person does. Below it is only
/// the driver's own single retry.
/// </summary>
internal sealed class StoreResilience
{
    // Half of the calls: below that the store is in part there, and single retries serve better than a pause.
    private const double FailureRatio = 0.5;

    private static readonly TimeSpan BreakMargin = TimeSpan.FromMilliseconds(50);

    private readonly MongoAddress _address;
    private readonly MongoCertificate _certificate;
    private readonly ResiliencePipeline _writing;
    private readonly ResiliencePipeline _reading;

    public StoreResilience(MongoOptions options, MongoAddress address, MongoCertificate certificate, StoreAvailability availability, TimeProvider clock)
    {
        _address = address;
        _certificate = certificate;
        var breaker = Breaker(options, availability, clock);
        _writing = Retrying(options, options.WriteRetries, breaker, clock);
        _reading = Retrying(options, options.ReadRetries, breaker, clock);
    }

    /// <summary>Writes; the work must be one that can be done again.</summary>
    /// <exception cref="StoreException">It failed for good, or too often.</exception>
    public Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(_writing, work, cancellationToken);

    /// <summary>Reads.</summary>
    /// <exception cref="StoreException">It failed for good, or too often.</exception>
    public Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(_reading, work, cancellationToken);

    private async Task<T> RunAsync<T>(ResiliencePipeline pipeline, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static async (work, token) => await work(token).ConfigureAwait(false), work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (MongoErrors.IsOfStore(error))
        {
            throw new StoreException(MongoErrors.SentenceFor(error, _address, _certificate.Refusal), error);
        }
    }

    private static ResiliencePipeline Breaker(MongoOptions options, StoreAvailability availability, TimeProvider clock)
    {
        return new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(MongoErrors.IsOutage),
            FailureRatio = FailureRatio,
            MinimumThroughput = options.BreakerCalls,
            SamplingDuration = options.BreakerWindow,
            BreakDuration = options.BreakerPause,
            OnOpened = opened => Become(StoreState.Unavailable, opened.BreakDuration),
            OnHalfOpened = _ => Become(StoreState.Probing),
            OnClosed = _ => Become(StoreState.Available),
        }).Build();

        ValueTask Become(StoreState state, TimeSpan pause = default)
        {
            availability.Become(state, pause);
            return ValueTask.CompletedTask;
        }
    }

    private static ResiliencePipeline Retrying(MongoOptions options, int retries, ResiliencePipeline breaker, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<BrokenCircuitException>().Handle<Exception>(MongoErrors.Passes),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.LongestRetryDelay,
                DelayGenerator = retry => ValueTask.FromResult(AfterBreak(retry.Outcome.Exception, options)),
            })
            .AddPipeline(breaker)
            .Build();

    // An open breaker says itself when to come again. Timers end some milliseconds early: without a margin the retries
    // would be used up in the last of them. Its jitter parts the processes that wait for the same server.
    private static TimeSpan? AfterBreak(Exception? error, MongoOptions options) =>
        error is BrokenCircuitException { RetryAfter: { } rest } ? rest + BreakMargin + options.RetryDelay * Random.Shared.NextDouble() : null;
}
