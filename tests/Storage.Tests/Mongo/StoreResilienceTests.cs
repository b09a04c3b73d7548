using Ingestion.Security;
using Ingestion.Storage.Mongo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;

namespace Ingestion.Storage.Tests.Mongo;

public sealed class StoreResilienceTests
{
    private static readonly CertificateAuthorities Authorities = CertificateAuthorities.Read("Ingestion:Mongo:CertificateAuthority", "");

    private static readonly MongoCertificate Certificate =
        new(new ServerCertificate("MongoDB", Authorities, TimeProvider.System, NullLogger<ServerCertificate>.Instance), Authorities);

    private static readonly MongoOptions Options = new()
    {
        WriteRetries = 4,
        ReadRetries = 1,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        LongestRetryDelay = TimeSpan.FromMilliseconds(1),
        BreakerCalls = 1000,
    };

    private int _tries;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_that_passes_is_tried_again_and_then_said()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => Resilience().WriteAsync<int>(_ => throw Tried(new TimeoutException()), Cancellation));

        Assert.Equal(5, _tries);
        Assert.Contains("localhost:27017 does not answer", error.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task Open_breaker_takes_one_retry_a_pause()
    {
        var breaking = Options with { WriteRetries = 10, BreakerCalls = 2, BreakerPause = TimeSpan.FromMilliseconds(500) };

        await Assert.ThrowsAsync<StoreException>(() => Resilience(breaking).WriteAsync<int>(_ => throw Tried(new TimeoutException()), Cancellation));

        // Two open it; of the other nine calls every second is let through.
        Assert.Equal(6, _tries);
    }

    [Fact]
    public async Task Readers_give_up_sooner()
    {
        await Assert.ThrowsAsync<StoreException>(() => Resilience().ReadAsync<int>(_ => throw Tried(new TimeoutException()), Cancellation));

        Assert.Equal(2, _tries);
    }

    [Fact]
    public async Task Error_that_stays_is_said_at_once()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => Resilience().WriteAsync<int>(_ => throw Tried(new MongoException("broken")), Cancellation));

        Assert.Equal(1, _tries);
        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_others_pass_untouched()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Resilience().WriteAsync<int>(_ => throw Tried(new ArgumentException("x")), Cancellation));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Resilience().WriteAsync<int>(_ => throw Tried(new OperationCanceledException()), Cancellation));

        Assert.Equal(2, _tries);
    }

    [Fact]
    public async Task Consumer_waits_until_the_breaker_lets_a_call_through()
    {
        var clock = new FakeTimeProvider();
        var availability = new StoreAvailability(clock);
        Assert.True(availability.WhenMayBeAskedAsync(Cancellation).IsCompletedSuccessfully);

        availability.Become(StoreState.Unavailable, TimeSpan.FromSeconds(5));
        var waiting = availability.WhenMayBeAskedAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting;

        availability.Become(StoreState.Unavailable, TimeSpan.FromDays(1));
        waiting = availability.WhenMayBeAskedAsync(Cancellation);
        availability.Become(StoreState.Available);
        await waiting;
    }

    private static StoreResilience Resilience(MongoOptions? options = null) =>
        new(options ?? Options, MongoAddress.Parse("mongodb://localhost"), Certificate, new StoreAvailability(TimeProvider.System), TimeProvider.System);

    private Exception Tried(Exception error)
    {
        _tries++;
        return error;
    }
}
