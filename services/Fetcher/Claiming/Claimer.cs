using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Claiming;

/// <summary>What was done about a file in the inbox.</summary>
internal enum Verdict
{
    /// <summary>There is nothing to take, now or later.</summary>
    LeftAlone,

    /// <summary>It is not ready yet.</summary>
    Waiting,

    /// <summary>It is claimed.</summary>
    Claimed,
}

/// <summary>Takes ready files out of the inbox. Used by one caller at a time.</summary>
internal sealed class Claimer(
    Folders folders,
    InboxOptions options,
    Hints hints,
    InFlight inFlight,
    OpenClaims openClaims,
    ClaimPublisher publisher,
    WriterProbe probe,
    TimeProvider timeProvider,
    ILogger<Claimer> logger)
{
    private const int MostWarned = 1000;

    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(1);

    private readonly Readiness _readiness = new(options.SettleTime, timeProvider);
    private readonly HashSet<string> _warned = [];

    /// <summary>Claims the file if it is ready; waits for room in flight.</summary>
    /// <param name="path">A path below the inbox.</param>
    /// <param name="renamedIn">Whether it was renamed into the inbox, and so was whole when it came.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<Verdict> ConsiderAsync(string path, bool renamedIn, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = FileStatus.Of(path);
            if (!status.IsClaimable)
                return LeaveAlone(path, status.Kind);

            if (!renamedIn && _readiness.Remaining(path, status.Stamp) is var remaining && remaining > TimeSpan.Zero)
            {
                hints.AddAfter(path, remaining, timeProvider);
                return Verdict.Waiting;
            }

            var writer = probe(path);
            if (writer == WriterState.Writing)
            {
                if (timeProvider.GetUtcNow() - status.Stamp.ModifiedAt > LongPause && IsFirstWarning(path))
                    logger.HeldOpen(path);
                return Verdict.Waiting;
            }

            var room = status.Stamp.Size > options.MaxPageBytes ? 0 : status.Stamp.Size;
            if (!inFlight.TryEnter(room))
            {
                // The file may change while it waits: look again.
                await inFlight.WhenRoomAsync(room, cancellationToken);
                continue;
            }

            if (TryClaim(path, writer, room, out var claim))
            {
                openClaims.Add(claim);
                Telemetry.CountClaimed(claim.Source.Kind);
                publisher.Enqueue(claim);
                return Verdict.Claimed;
            }

            inFlight.Leave(room);
            return Verdict.LeftAlone;
        }
    }

    private bool TryClaim(string path, WriterState writer, long room, out OpenClaim claim)
    {
        var claimId = Guid.CreateVersion7(timeProvider.GetUtcNow());
        var relativePath = Path.GetRelativePath(folders.Inbox, path);
        claim = new OpenClaim(new ClaimFolder(folders.ClaimedBy(options.Fetcher), claimId, 1), relativePath, writer) { Room = room };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(claim.PagePath)!);
            if (AtomicMove.Move(path, claim.PagePath) == MoveResult.Moved)
                return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (IsFirstWarning(path))
                logger.CannotClaim(path, exception.Message);
        }

        claim.Folder.RemoveEmpty();
        return false;
    }

    private Verdict LeaveAlone(string path, FileKind kind)
    {
        // A name that is not UTF-8 comes with replacement characters, and so leads nowhere.
        if (kind == FileKind.Missing && path.Contains('\uFFFD', StringComparison.Ordinal) && IsFirstWarning(path))
            logger.BadName(path);
        return Verdict.LeftAlone;
    }

    private bool IsFirstWarning(string path) => _warned.Count < MostWarned && _warned.Add(path);
}
