using System.Collections.Concurrent;
using System.IO.Compression;
using System.Threading.Channels;
using Ingestion.Contracts;
using Ingestion.Fetcher.Publishing;
using Ingestion.Fetcher.Settling;
using Ingestion.Storage;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Rig;

/// <summary>A bus that keeps what was published until a test asks for it.</summary>
internal sealed class FakePublisher : IPagePublisher
{
    private readonly Channel<object> _messages = Channel.CreateUnbounded<object>();

    /// <summary>Is called before a message is taken: may throw, wait or settle.</summary>
    public Func<Claim, Task> OnPublish { get; set; } = _ => Task.CompletedTask;

    public async Task PublishAsync(PageFetched page, CancellationToken cancellationToken)
    {
        await OnPublish(page.Claim);
        _messages.Writer.TryWrite(page);
    }

    public async Task PublishAsync(PageRejected page, CancellationToken cancellationToken)
    {
        await OnPublish(page.Claim);
        _messages.Writer.TryWrite(page);
    }

    public async Task<PageFetched> FetchedAsync() => Assert.IsType<PageFetched>(await NextAsync());

    public async Task<PageRejected> RejectedAsync() => Assert.IsType<PageRejected>(await NextAsync());

    public bool IsEmpty => !_messages.Reader.TryPeek(out _);

    public async Task<object> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(FetcherRig.Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await _messages.Reader.ReadAsync(limit.Token);
    }
}

/// <summary>A ledger in memory.</summary>
internal sealed class FakeLedger : ILedger
{
    private readonly ConcurrentDictionary<Guid, LedgerEntry> _entries = new();
    private readonly Channel<int> _questions = Channel.CreateUnbounded<int>();

    /// <summary>How many questions are answered with an exception first.</summary>
    public int Failures { get; set; }

    public void Write(Claim claim, Outcome outcome) => _entries[claim.ClaimId] = new LedgerEntry
    {
        Claim = claim,
        Outcome = outcome,
        SettledAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Completes when the ledger was asked.</summary>
    public async Task AskedAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(FetcherRig.Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        await _questions.Reader.ReadAsync(limit.Token);
    }

    public Task<IReadOnlyDictionary<Guid, LedgerEntry>> FindAsync(IReadOnlyCollection<Guid> claimIds, CancellationToken cancellationToken)
    {
        _questions.Writer.TryWrite(claimIds.Count);
        if (Failures-- > 0)
            throw new InvalidOperationException("the store is away");
        return Task.FromResult<IReadOnlyDictionary<Guid, LedgerEntry>>(
            claimIds.Where(_entries.ContainsKey).ToDictionary(claimId => claimId, claimId => _entries[claimId]));
    }

    public Task<OutcomeCounts> CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerEntry>> LatestAsync(OutcomeKind kind, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerEntry>> FindBySourceAsync(string name, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerEntry>> FindByPageAsync(string pageId, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerEntry>> FindByAddressAsync(string url, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Keeps the outcomes it is told.</summary>
internal sealed class FakeObserver : IOutcomeObserver
{
    private readonly Channel<(Claim Claim, Outcome Outcome)> _outcomes = Channel.CreateUnbounded<(Claim, Outcome)>();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Settled(Claim claim, Outcome outcome)
    {
        Interlocked.Increment(ref _count);
        _outcomes.Writer.TryWrite((claim, outcome));
    }

    public async Task<(Claim Claim, Outcome Outcome)> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(FetcherRig.Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await _outcomes.Reader.ReadAsync(limit.Token);
    }
}

/// <summary>Keeps the names of logged events.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Name, string Text)> _events = new();
    private readonly Channel<string> _names = Channel.CreateUnbounded<string>();

    public IReadOnlyList<string> Of(string name) => [.. _events.Where(logged => logged.Name == name).Select(logged => logged.Text)];

    /// <summary>Completes when an event of this name was logged, now or before; earlier ones of other names are passed over.</summary>
    public async Task WaitForAsync(string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(FetcherRig.Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (await _names.Reader.ReadAsync(limit.Token) != name)
        {
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _events.Enqueue((eventId.Name ?? "", formatter(state, exception) + exception));
        _names.Writer.TryWrite(eventId.Name ?? "");
    }

    public void Dispose()
    {
    }
}

internal static class PageFetchedText
{
    /// <summary>The page as text, as the Parser gets it.</summary>
    public static string Text(this PageFetched page)
    {
        using var brotli = new BrotliStream(new MemoryStream(page.Body), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        return reader.ReadToEnd();
    }
}
