using Ingestion.Contracts;
using Ingestion.Storage.Documents;

namespace Ingestion.Storage.Sqlite;

/// <summary>
/// The writer of the SQLite home: a call is one transaction, calls wait for one another. It keeps its connection open
/// from the first call on.
/// </summary>
internal sealed class SqliteStoreWriter(SqliteDatabase database, TimeProvider clock) : IStoreWriter, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteWriteSession? _session;

    public async Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => database.Translated(() => Write(submissions, cancellationToken)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _session?.Dispose();
        _turn.Dispose();
    }

    private LedgerEntry[] Write(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        var session = _session ??= new SqliteWriteSession(database.OpenToWrite());
        if (submissions.Count == 0)
            return [];
        try
        {
            session.Begin();
            var now = StoredTime.Truncate(clock.GetUtcNow());
            var entries = new LedgerEntry[submissions.Count];
            for (var index = 0; index < entries.Length; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries[index] = Write(session, submissions[index], now);
            }
            session.Commit();
            return entries;
        }
        catch
        {
            // A transaction that broke off is undone by closing; the next call starts on a connection that is known to be sound.
            _session = null;
            session.Dispose();
            throw;
        }
    }

    private static LedgerEntry Write(SqliteWriteSession session, Submission submission, DateTimeOffset now)
    {
        var earlier = session.FindEntry(submission.Claim.ClaimId);
        if (earlier is not null && earlier.Claim.Reading >= submission.Claim.Reading)
            return earlier;
        var entry = EntryOf(session, submission.Mended(), now);
        session.PutEntry(entry);
        if (earlier is { Outcome.Kind: OutcomeKind.Indexed } && earlier.Claim.PageId != entry.Claim.PageId)
            session.RemoveArticle(earlier.Claim.PageId, entry.Claim.ClaimId);
        return entry;
    }

    private static LedgerEntry EntryOf(SqliteWriteSession session, Submission submission, DateTimeOffset now) => new()
    {
        Claim = submission.Claim,
        TraceId = submission.TraceId,
        SettledAt = now,
        Outcome = submission switch
        {
            ArticleSubmission article => Index(session, article, now),
            OutcomeSubmission other => other.Outcome,
            _ => throw new ArgumentException($"A {submission.GetType().Name} can't be written.", nameof(submission)),
        },
        ExtractorVersion = (submission as ArticleSubmission)?.ExtractorVersion ?? "",
    };

    private static Outcome Index(SqliteWriteSession session, ArticleSubmission submission, DateTimeOffset now)
    {
        try
        {
            var change = session.PutArticle(submission, ArticleDocument.Of(submission.Article), now);
            return new Outcome { Kind = OutcomeKind.Indexed, Change = change, Stage = Stage.Index };
        }
        catch (UnstorableArticleException error)
        {
            return new Outcome { Kind = OutcomeKind.Rejected, Reason = Reason.Unstorable, Sentence = error.Message, Stage = Stage.Index };
        }
    }
}
