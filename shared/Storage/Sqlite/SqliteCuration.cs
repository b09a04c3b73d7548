using Ingestion.Storage.Documents;

namespace Ingestion.Storage.Sqlite;

/// <summary>Work by hand on the SQLite home: each call opens the file for itself and waits its turn among the writers.</summary>
internal sealed class SqliteCuration(SqliteDatabase database, TimeProvider clock) : ICuration
{
    public Task RecordAsync(IReadOnlyCollection<Guid> claimIds, HandlingKind kind, CancellationToken cancellationToken) =>
        WriteAsync(session =>
        {
            var handling = new Handling(kind, StoredTime.Truncate(clock.GetUtcNow()));
            foreach (var claimId in claimIds)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (session.FindEntry(claimId) is { } entry)
                    session.PutEntry(entry with { Handling = handling });
            }
        }, cancellationToken);

    public Task ForgetAsync(IReadOnlyCollection<string> pageIds, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            foreach (var pageId in pageIds)
                session.Forget(pageId, StoredTime.Truncate(clock.GetUtcNow()));
        },
        cancellationToken,
        session => session.Rewrite());

    private Task<bool> WriteAsync(Action<SqliteWriteSession> work, CancellationToken cancellationToken, Action<SqliteWriteSession>? afterwards = null) => Task.Run(() => database.Translated(() =>
    {
        if (!database.Exists)
            return false;
        using var session = new SqliteWriteSession(database.OpenToWrite());
        session.Begin();
        work(session);
        session.Commit();
        afterwards?.Invoke(session);
        return true;
    }), cancellationToken);
}
