using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Storage.Sqlite;

/// <summary>The writer's open connection and its prepared statements, which live as long as it does.</summary>
internal sealed class SqliteWriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTokenWriter _tokens;
    private readonly SqliteCommand _begin, _commit;
    private readonly SqliteCommand _findEntry, _putEntry, _isIndexedByAnother;
    private readonly SqliteCommand _findArticle, _putArticle, _removeArticle;

    public SqliteWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _tokens = new SqliteTokenWriter(connection);
        _begin = connection.Prepared("BEGIN IMMEDIATE");
        _commit = connection.Prepared("COMMIT");
        _findEntry = connection.Prepared($"SELECT {LedgerRows.Columns} FROM ledger WHERE claim_id = $claimId", "$claimId");
        _putEntry = connection.Prepared(
            """
            INSERT OR REPLACE INTO ledger (claim_id, reading, page_id, file_name, outcome, change, reason, sentence, stage,
                trace_id, extractor_version, settled_at, claim, exception, handling, handled_at)
            VALUES ($claimId, $reading, $pageId, $fileName, $outcome, $change, $reason, $sentence, $stage,
                $traceId, $extractorVersion, $settledAt, $claim, $exception, $handling, $handledAt)
            """,
            "$claimId", "$reading", "$pageId", "$fileName", "$outcome", "$change", "$reason", "$sentence", "$stage",
            "$traceId", "$extractorVersion", "$settledAt", "$claim", "$exception", "$handling", "$handledAt");
        _isIndexedByAnother = connection.Prepared(
            "SELECT EXISTS (SELECT * FROM ledger WHERE page_id = $pageId AND outcome = $indexed AND claim_id <> $claimId)",
            "$pageId", "$indexed", "$claimId");
        _findArticle = connection.Prepared("SELECT hash FROM articles WHERE page_id = $pageId", "$pageId");
        _putArticle = connection.Prepared(
            """
            INSERT INTO articles (page_id, published_at, indexed_at, claim_id, trace_id, extractor_version, hash, source, article, text)
            VALUES ($pageId, $publishedAt, $indexedAt, $claimId, $traceId, $extractorVersion, $hash, $source, $article, $text)
            ON CONFLICT (page_id) DO UPDATE SET published_at = excluded.published_at, indexed_at = excluded.indexed_at,
                claim_id = excluded.claim_id, trace_id = excluded.trace_id, extractor_version = excluded.extractor_version,
                hash = excluded.hash, source = excluded.source, article = excluded.article, text = excluded.text
            RETURNING id
            """,
            "$pageId", "$publishedAt", "$indexedAt", "$claimId", "$traceId", "$extractorVersion", "$hash", "$source", "$article", "$text");
        _removeArticle = connection.Prepared("DELETE FROM articles WHERE page_id = $pageId RETURNING id", "$pageId");
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit()
    {
        _tokens.Flush();
        _commit.ExecuteNonQuery();
    }

    /// <summary>The entry that stands for a claim; null when it has no outcome yet.</summary>
    public LedgerEntry? FindEntry(Guid claimId)
    {
        using var rows = _findEntry.Bound(LedgerRows.Key(claimId)).ExecuteReader();
        return rows.Read() ? LedgerRows.Read(rows) : null;
    }

    /// <summary>Writes an entry in the place of the claim's earlier one.</summary>
    public void PutEntry(LedgerEntry entry) => _putEntry.Bound(
        LedgerRows.Key(entry.Claim.ClaimId), entry.Claim.Reading, entry.Claim.PageId, LedgerRows.FileName(entry.Claim.Source.Name),
        entry.Outcome.Kind.ToString(), entry.Outcome.Change.ToString(), entry.Outcome.Reason, entry.Outcome.Sentence,
        entry.Outcome.Stage.ToString(), entry.TraceId, entry.ExtractorVersion, StoredTime.Write(entry.SettledAt),
        StoredJson.Write(entry.Claim), entry.Outcome.Exception is { } exception ? StoredJson.Write(exception) : "",
        entry.Handling.Kind.ToString(), entry.Handling == Handling.None ? "" : StoredTime.Write(entry.Handling.At)).ExecuteNonQuery();

    /// <summary>
    /// Writes an article and says what that did. Its row is one statement, which SQLite undoes as a whole when it refuses it,
    /// so that no savepoint is needed for a bad article to leave nothing behind.
    /// </summary>
    /// <exception cref="UnstorableArticleException">The database refuses it.</exception>
    public Change PutArticle(ArticleSubmission submission, ArticleDocument document, DateTimeOffset now)
    {
        var stored = FindHash(submission.Claim.PageId);
        if (stored is not null && stored.AsSpan().SequenceEqual(document.Hash))
            return Change.Unchanged;
        _tokens.Put(PutRow(submission, document, now), document.Tokens);
        return stored is null ? Change.Created : Change.Updated;
    }

    /// <summary>Removes the article of a page, unless a claim other than this one had it indexed too.</summary>
    public void RemoveArticle(string pageId, Guid claimId)
    {
        var isIndexedByAnother = _isIndexedByAnother.Bound(pageId, nameof(OutcomeKind.Indexed), LedgerRows.Key(claimId)).ExecuteScalar();
        if (isIndexedByAnother is 0L)
            RemoveArticle(pageId);
    }

    /// <summary>Removes the article of a page, if there is one.</summary>
    public void RemoveArticle(string pageId)
    {
        if (_removeArticle.Bound(pageId).ExecuteScalar() is long id)
            _tokens.Remove(id);
    }

    /// <summary>Removes the article of a page and what its claims' entries say of it.</summary>
    public void Forget(string pageId, DateTimeOffset now)
    {
        RemoveArticle(pageId);
        foreach (var entry in EntriesOf(pageId))
            PutEntry(ForgottenEntry.Of(entry, now));
    }

    /// <summary>
    /// Writes index and file anew, outside a transaction, and cuts the log: the index only marks what is deleted, and deleted
    /// rows stay in free pages, and in the gaps that rows leave when they move. Readers go on; writers wait.
    /// </summary>
    public void Rewrite()
    {
        Execute("INSERT INTO tokens (tokens) VALUES ('optimize')");
        Execute("VACUUM");
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Closes the connection; what was not committed is undone.</summary>
    public void Dispose() => _connection.Dispose();

    private IReadOnlyList<LedgerEntry> EntriesOf(string pageId)
    {
        using var command = _connection.Prepared($"SELECT {LedgerRows.Columns} FROM ledger WHERE page_id = $pageId", "$pageId");
        return LedgerRows.ReadAll(command.Bound(pageId));
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long PutRow(ArticleSubmission submission, ArticleDocument document, DateTimeOffset now)
    {
        var claim = submission.Claim;
        try
        {
            return (long)_putArticle.Bound(
                claim.PageId, document.PublishedAt, StoredTime.Write(now), LedgerRows.Key(claim.ClaimId), submission.TraceId,
                submission.ExtractorVersion, document.Hash, StoredJson.Write(claim.Source), document.Json, document.Text).ExecuteScalar()!;
        }
        catch (SqliteException error) when (IsFaultOfArticle(error))
        {
            throw UnstorableArticleException.Refused(error.Message);
        }
    }

    private byte[]? FindHash(string pageId)
    {
        using var rows = _findArticle.Bound(pageId).ExecuteReader();
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    }

    // What depends on the row written; all else (disk full, locked, damaged, a table gone) is the store's trouble and fails the call.
    private static bool IsFaultOfArticle(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;
}
