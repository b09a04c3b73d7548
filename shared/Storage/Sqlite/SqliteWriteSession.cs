using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Storage.Sqlite;

/// <summary>The writer's open connection and its prepared statements, which live as long as it does.</summary>
internal sealed class SqliteWriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _savepoint, _release, _rollbackToSavepoint;
    private readonly SqliteCommand _findEntry, _putEntry, _isIndexedByAnother;
    private readonly SqliteCommand _findArticle, _putArticle, _putTokens, _removeTokens, _removeArticle;

    public SqliteWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepared("BEGIN IMMEDIATE");
        _commit = Prepared("COMMIT");
        _savepoint = Prepared("SAVEPOINT article");
        _release = Prepared("RELEASE article");
        _rollbackToSavepoint = Prepared("ROLLBACK TO article");
        _findEntry = Prepared($"SELECT {LedgerRows.Columns} FROM ledger WHERE claim_id = $claimId", "$claimId");
        _putEntry = Prepared(
            """
            INSERT OR REPLACE INTO ledger (claim_id, reading, page_id, file_name, outcome, change, reason, sentence, stage,
                trace_id, extractor_version, settled_at, claim)
            VALUES ($claimId, $reading, $pageId, $fileName, $outcome, $change, $reason, $sentence, $stage,
                $traceId, $extractorVersion, $settledAt, $claim)
            """,
            "$claimId", "$reading", "$pageId", "$fileName", "$outcome", "$change", "$reason", "$sentence", "$stage",
            "$traceId", "$extractorVersion", "$settledAt", "$claim");
        _isIndexedByAnother = Prepared(
            "SELECT EXISTS (SELECT * FROM ledger WHERE page_id = $pageId AND outcome = $indexed AND claim_id <> $claimId)",
            "$pageId", "$indexed", "$claimId");
        _findArticle = Prepared("SELECT id, hash FROM articles WHERE page_id = $pageId", "$pageId");
        _putArticle = Prepared(
            """
            INSERT INTO articles (page_id, published_at, indexed_at, claim_id, trace_id, extractor_version, hash, source, article, text)
            VALUES ($pageId, $publishedAt, $indexedAt, $claimId, $traceId, $extractorVersion, $hash, $source, $article, $text)
            ON CONFLICT (page_id) DO UPDATE SET published_at = excluded.published_at, indexed_at = excluded.indexed_at,
                claim_id = excluded.claim_id, trace_id = excluded.trace_id, extractor_version = excluded.extractor_version,
                hash = excluded.hash, source = excluded.source, article = excluded.article, text = excluded.text
            RETURNING id
            """,
            "$pageId", "$publishedAt", "$indexedAt", "$claimId", "$traceId", "$extractorVersion", "$hash", "$source", "$article", "$text");
        _putTokens = Prepared(
            "INSERT OR REPLACE INTO tokens (rowid, title, subtitle, text, names) VALUES ($id, $title, $subtitle, $text, $names)",
            "$id", "$title", "$subtitle", "$text", "$names");
        _removeTokens = Prepared("DELETE FROM tokens WHERE rowid = (SELECT id FROM articles WHERE page_id = $pageId)", "$pageId");
        _removeArticle = Prepared("DELETE FROM articles WHERE page_id = $pageId", "$pageId");
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>The entry that stands for a claim; null when it has no outcome yet.</summary>
    public LedgerEntry? FindEntry(Guid claimId)
    {
        using var rows = Bound(_findEntry, LedgerRows.Key(claimId)).ExecuteReader();
        return rows.Read() ? LedgerRows.Read(rows) : null;
    }

    /// <summary>Writes an entry in the place of the claim's earlier one.</summary>
    public void PutEntry(LedgerEntry entry) => Bound(_putEntry,
        LedgerRows.Key(entry.Claim.ClaimId), entry.Claim.Reading, entry.Claim.PageId, LedgerRows.FileName(entry.Claim.Source.Name),
        entry.Outcome.Kind.ToString(), entry.Outcome.Change.ToString(), entry.Outcome.Reason, entry.Outcome.Sentence,
        entry.Outcome.Stage.ToString(), entry.TraceId, entry.ExtractorVersion, StoredTime.Write(entry.SettledAt),
        StoredJson.Write(entry.Claim)).ExecuteNonQuery();

    /// <summary>Writes an article and says what that did. When the database refuses it, nothing of it is written.</summary>
    /// <exception cref="UnstorableArticleException">The database refuses it.</exception>
    public Change PutArticle(ArticleSubmission submission, ArticleDocument document, DateTimeOffset now)
    {
        var claim = submission.Claim;
        var stored = FindHash(claim.PageId);
        if (stored is not null && stored.AsSpan().SequenceEqual(document.Hash))
            return Change.Unchanged;
        _savepoint.ExecuteNonQuery();
        try
        {
            var id = Bound(_putArticle,
                claim.PageId, document.PublishedAt, StoredTime.Write(now), LedgerRows.Key(claim.ClaimId), submission.TraceId,
                submission.ExtractorVersion, document.Hash, StoredJson.Write(claim.Source), document.Json, document.Text).ExecuteScalar();
            Bound(_putTokens,
                Convert.ToInt64(id, CultureInfo.InvariantCulture), document.Tokens.Title, document.Tokens.Subtitle,
                document.Tokens.Text, document.Tokens.Names).ExecuteNonQuery();
        }
        catch (SqliteException error) when (IsFaultOfArticle(error))
        {
            _rollbackToSavepoint.ExecuteNonQuery();
            _release.ExecuteNonQuery();
            throw UnstorableArticleException.Refused(error.Message);
        }
        _release.ExecuteNonQuery();
        return stored is null ? Change.Created : Change.Updated;
    }

    /// <summary>Removes the article of a page, unless a claim other than this one had it indexed too.</summary>
    public void RemoveArticle(string pageId, Guid claimId)
    {
        var isIndexedByAnother = Bound(_isIndexedByAnother, pageId, nameof(OutcomeKind.Indexed), LedgerRows.Key(claimId)).ExecuteScalar();
        if (isIndexedByAnother is not 0L)
            return;
        Bound(_removeTokens, pageId).ExecuteNonQuery();
        Bound(_removeArticle, pageId).ExecuteNonQuery();
    }

    /// <summary>Closes the connection; what was not committed is undone.</summary>
    public void Dispose() => _connection.Dispose();

    private byte[]? FindHash(string pageId)
    {
        using var rows = Bound(_findArticle, pageId).ExecuteReader();
        return rows.Read() ? rows.GetFieldValue<byte[]>(1) : null;
    }

    private SqliteCommand Prepared(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        command.Prepare();
        return command;
    }

    private static SqliteCommand Bound(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        return command;
    }

    // What depends on the row written; all else (disk full, locked, damaged, a table gone) is the store's trouble and fails the call.
    private static bool IsFaultOfArticle(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;
}
