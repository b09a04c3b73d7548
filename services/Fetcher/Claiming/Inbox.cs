using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Watching;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Claiming;

/// <summary>The watched folder. Events make it quick; looking through it every few seconds makes it sure.</summary>
public sealed class Inbox
{
    private readonly Folders _folders;
    private readonly InboxOptions _options;
    private readonly Hints _hints;
    private readonly Claimer _claimer;
    private readonly OpenClaims _openClaims;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<Inbox> _logger;
    private readonly Lock _lock = new();
    private List<TaskCompletionSource<int>> _scanWaiters = [];

    internal Inbox(Folders folders, InboxOptions options, Hints hints, Claimer claimer, OpenClaims openClaims, TimeProvider timeProvider, ILogger<Inbox> logger)
    {
        _folders = folders;
        _options = options;
        _hints = hints;
        _claimer = claimer;
        _openClaims = openClaims;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>
    /// Completes when the whole inbox was looked through, nothing in it waits to be taken, and every claim has its
    /// outcome. Files that are left alone or can't be taken don't count. Never completes while the process isn't started.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WhenDrainedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var waiting = await ScanOnceAsync(cancellationToken);
            if (waiting == 0 && _openClaims.Count == 0)
                return;
            if (_openClaims.Count == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(50), _timeProvider, cancellationToken);
            await _openClaims.WhenNoneAsync(cancellationToken);
        }
    }

    /// <summary>Claims what comes until the token is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var watcher = InboxWatcher.Start(_folders.Inbox, _hints, _logger);
        await using var timer = _timeProvider.CreateTimer(_ => _hints.RequestRescan(), null, TimeSpan.Zero, _options.RescanInterval);
        while (true)
        {
            try
            {
                await _hints.WaitAsync(cancellationToken);
                while (_hints.TryTake(out var hint))
                    await FollowAsync(hint, watcher, cancellationToken);
                if (_hints.TakeRescan())
                    await ScanAsync(watcher, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong with one look, the next one comes.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _logger.ScanFailed(exception);
            }
        }
    }

    /// <summary>Completes with the number of files that wait or were claimed, when a scan that begins from now on has ended.</summary>
    private Task<int> ScanOnceAsync(CancellationToken cancellationToken)
    {
        var scanned = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _scanWaiters.Add(scanned);
        _hints.RequestRescan();
        return scanned.Task.WaitAsync(cancellationToken);
    }

    private async Task ScanAsync(InboxWatcher watcher, CancellationToken cancellationToken)
    {
        List<TaskCompletionSource<int>> waiters;
        lock (_lock)
        {
            waiters = _scanWaiters;
            _scanWaiters = [];
        }

        // A scan that fails tells those who wait for it that the inbox isn't drained.
        var waiting = int.MaxValue;
        try
        {
            Directory.CreateDirectory(_folders.Inbox);
            watcher.Watch(_folders.Inbox);
            waiting = await ConsiderAllAsync(_folders.Inbox, renamedIn: false, watcher, followHints: true, cancellationToken);
        }
        finally
        {
            foreach (var waiter in waiters)
                waiter.TrySetResult(waiting);
        }
    }

    private async ValueTask FollowAsync(Hint hint, InboxWatcher watcher, CancellationToken cancellationToken)
    {
        if (LeftAlone.IsPath(Path.GetRelativePath(_folders.Inbox, hint.Path)))
            return;
        if (FileStatus.Of(hint.Path).Kind == FileKind.Folder)
        {
            watcher.Watch(hint.Path);
            await ConsiderAllAsync(hint.Path, hint.RenamedIn, watcher, followHints: false, cancellationToken);
        }
        else
        {
            await _claimer.ConsiderAsync(hint.Path, hint.RenamedIn, cancellationToken);
        }
    }

    private async Task<int> ConsiderAllAsync(string folder, bool renamedIn, InboxWatcher watcher, bool followHints, CancellationToken cancellationToken)
    {
        var waiting = 0;
        foreach (var path in FileWalk.Inbox(folder, watcher.Watch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _claimer.ConsiderAsync(path, renamedIn, cancellationToken) != Verdict.LeftAlone)
                waiting++;

            // A page renamed in doesn't wait for the end of a long look.
            while (followHints && _hints.TryTake(out var hint))
                await FollowAsync(hint, watcher, cancellationToken);
        }

        return waiting;
    }
}
