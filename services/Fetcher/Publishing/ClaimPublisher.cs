using System.Diagnostics;
using System.Threading.Channels;
using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Formats;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting.Bus;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Reads claimed pages and publishes them, several at a time, until each was taken by the bus.</summary>
internal sealed class ClaimPublisher(
    InboxOptions options,
    SettlingOptions settling,
    InFlight inFlight,
    IPagePublisher publisher,
    WriterProbe probe,
    TimeProvider timeProvider,
    ILogger<ClaimPublisher> logger)
{
    /// <summary>
    /// A message may have 12 MiB (base64 makes 4 bytes of 3), the rest of it is small. The broker's rule says the same; this
    /// holds in one process too, so that both sizes reject the same pages.
    /// </summary>
    private const int MostBodyBytes = (12 * 1024 * 1024 / 4 * 3) - (64 * 1024);

    private static readonly PageRefusal TooLarge = new()
    {
        Reason = Reason.TooLarge,
        Sentence = "The page is too large for a message even when compressed: make it smaller and drop it again.",
    };

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly Channel<OpenClaim> _queue = Channel.CreateUnbounded<OpenClaim>();

    /// <summary>Has a claim published, the first time or again.</summary>
    public void Enqueue(OpenClaim claim) => _queue.Writer.TryWrite(claim);

    /// <summary>Publishes what is enqueued until the token is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        // Reading and compressing keep a core busy each; the others wait for the bus meanwhile.
        var workers = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);
        return Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None)));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var claim in _queue.Reader.ReadAllAsync(cancellationToken))
                await PublishAsync(claim, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped: what is left is published at the next start.
        }
    }

    private async Task PublishAsync(OpenClaim claim, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity(Telemetry.Claim, ActivityKind.Internal, parentContext: default);
        try
        {
            Func<Task> publish;
            await claim.Gate.WaitAsync(cancellationToken);
            try
            {
                if (claim.IsSettled || IsPutOff(claim))
                    return;
                publish = Read(claim, cancellationToken);
                activity?.SetTag("ingestion.claim.id", claim.Folder.ClaimId);
                activity?.SetTag("ingestion.page.id", claim.PageId);
                activity?.SetTag("file.path", claim.Source.Name);
                activity?.SetTag("file.size", claim.Room);
            }
            finally
            {
                claim.Gate.Release();
            }

            await publish();
            claim.Failures = 0;
            claim.RepublishAt = timeProvider.GetUtcNow() + settling.RepublishWait(++claim.Publications);
            logger.Published(claim.Folder.ClaimId, claim.Folder.Reading, claim.Source.Name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The claim stays open, whatever the bus or the disk says: it is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message).SetTag("error.type", exception.GetType().FullName);
            logger.PublishFailed(exception, claim.Folder.ClaimId, claim.Source.Name);
            EnqueueAfter(claim, TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(claim.Failures++, 10))));
        }
    }

    /// <summary>A page read once too early is read again only when two looks, the settle time apart, find it unchanged.</summary>
    private bool IsPutOff(OpenClaim claim)
    {
        if (claim.Folder.Reading == 1 || claim.PageId.Length > 0)
            return false;
        var stamp = FileStatus.Of(claim.PagePath).Stamp;
        claim.Writer = probe(claim.PagePath);
        if (claim.Writer != WriterState.Writing && claim.LastLook == stamp)
            return false;
        claim.LastLook = stamp;
        EnqueueAfter(claim, claim.Writer == WriterState.Unknown ? settling.WriterPause : options.SettleTime);
        return true;
    }

    private void EnqueueAfter(OpenClaim claim, TimeSpan delay)
    {
        _ = WaitAsync();

        async Task WaitAsync()
        {
            await Task.Delay(delay, timeProvider);
            Enqueue(claim);
        }
    }

    private Func<Task> Read(OpenClaim claim, CancellationToken cancellationToken)
    {
        // Size and time from before the reading: whatever is written from here on will show.
        var status = FileStatus.Of(claim.PagePath);
        if (claim.PageId.Length > 0 && status.IsClaimable && status.Stamp != claim.ReadStamp)
            claim.BeginNextReading();
        var reading = PageReader.ReadClaimed(claim.PagePath, status.Kind, options.MaxPageBytes);
        var body = reading is PageContent { Bytes: var bytes } ? Compression.Compress(bytes.Span) : [];
        if (body.Length > MostBodyBytes)
            reading = TooLarge;
        claim.WasRead(status.Stamp, PageIds.Of(claim.Source, reading, status.Stamp.Size));
        var size = reading is PageContent content ? content.Bytes.Length : status.Stamp.Size;
        Resize(claim, reading is PageContent ? size : 0);
        var message = new Claim
        {
            ClaimId = claim.Folder.ClaimId,
            Reading = claim.Folder.Reading,
            PageId = claim.PageId,
            Source = claim.Source,
            Fetcher = options.Fetcher,
            ArrivedAt = claim.Folder.ClaimedAt,
            Size = size,
        };
        if (reading is PageContent page)
        {
            Telemetry.Bytes.Add(page.Bytes.Length);
            return () => PublishAsync(new PageFetched { Claim = message, MediaType = page.MediaType, Body = body }, cancellationToken);
        }

        return () => PublishAsync(message, (PageRefusal)reading, cancellationToken);
    }

    private async Task PublishAsync(PageFetched page, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(page, cancellationToken);
        }
        catch (MessageTooLargeException)
        {
            await PublishAsync(page.Claim, TooLarge, cancellationToken);
        }
    }

    private Task PublishAsync(Claim claim, PageRefusal refusal, CancellationToken cancellationToken) => publisher.PublishAsync(
        new PageRejected { Claim = claim, Reason = refusal.Reason, Sentence = refusal.Sentence, Stage = Stage.Fetch }, cancellationToken);

    private void Resize(OpenClaim claim, long bytes)
    {
        inFlight.Resize(claim.Room, bytes);
        claim.Room = bytes;
    }
}
