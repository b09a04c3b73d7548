using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>
/// The tables, and how files of earlier versions are brought to them. The file's <c>user_version</c> is the number of
/// steps it has taken, its <c>application_id</c> says that it is ours.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>"Inge" in ASCII; <c>file</c> and other tools show it.</summary>
    private const long ApplicationId = 0x496E6765;

    /// <summary>
    /// The steps from one version to the next. A step that stands in a release is never changed: a new one is added.
    /// </summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            page_id TEXT NOT NULL UNIQUE,
            published_at TEXT NOT NULL,
            indexed_at TEXT NOT NULL,
            claim_id TEXT NOT NULL,
            trace_id TEXT NOT NULL,
            extractor_version TEXT NOT NULL,
            hash BLOB NOT NULL,
            source TEXT NOT NULL,
            article TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;

        -- What a search orders by, without the long columns between: a third of the time for a common word.
        CREATE INDEX articles_by_order ON articles (id, published_at, page_id);

        CREATE TABLE ledger (
            claim_id TEXT PRIMARY KEY,
            reading INTEGER NOT NULL,
            page_id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            outcome TEXT NOT NULL,
            change TEXT NOT NULL,
            reason TEXT NOT NULL,
            sentence TEXT NOT NULL,
            stage TEXT NOT NULL,
            trace_id TEXT NOT NULL,
            extractor_version TEXT NOT NULL,
            settled_at TEXT NOT NULL,
            claim TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX ledger_by_page ON ledger (page_id, outcome);
        CREATE INDEX ledger_by_file_name ON ledger (file_name);
        CREATE INDEX ledger_by_outcome ON ledger (outcome, settled_at);
        CREATE INDEX ledger_by_change ON ledger (outcome, change, reason);

        -- The tokens come from TextAnalyzer, parted by spaces; the tokenizer ascii keeps all that is not ASCII.
        CREATE VIRTUAL TABLE tokens USING fts5 (
            title, subtitle, text, names,
            content = '', contentless_delete = 1, tokenize = 'ascii'
        );
        """,
        """
        ALTER TABLE ledger ADD COLUMN exception TEXT NOT NULL DEFAULT '';
        ALTER TABLE ledger ADD COLUMN handling TEXT NOT NULL DEFAULT 'None';
        ALTER TABLE ledger ADD COLUMN handled_at TEXT NOT NULL DEFAULT '';
        """,
    ];

    /// <summary>Creates the tables or brings them up to date; nothing is done to a file that is newer or not ours.</summary>
    /// <exception cref="StoreException">The file is newer than these steps, or another program's.</exception>
    public static void Prepare(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        if (VersionOf(connection, steps) == steps.Count)
            return;
        Execute(connection, "BEGIN IMMEDIATE");
        for (var version = VersionOf(connection, steps); version < steps.Count; version++)
            Execute(connection, steps[(int)version]);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {steps.Count}"));
        Execute(connection, "COMMIT");
    }

    /// <summary>Whether there are tables to read: not before the writer has made them.</summary>
    /// <exception cref="StoreException">The file is newer or older than these steps, or another program's.</exception>
    public static bool IsReady(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        var version = VersionOf(connection, steps);
        if (version > 0 && version < steps.Count)
        {
            throw new StoreException(string.Create(CultureInfo.InvariantCulture,
                $"The store {connection.DataSource} has schema {version} and this program reads {steps.Count}: start the Indexer once, which brings it up to date."));
        }
        return version > 0;
    }

    private static long VersionOf(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        var version = Number(connection, "PRAGMA user_version");
        var isOurs = version > 0
            ? Number(connection, "PRAGMA application_id") == ApplicationId
            : Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isOurs)
        {
            throw new StoreException(
                $"{connection.DataSource} is a database of another program: set {SqliteOptions.Section}:{nameof(SqliteOptions.Path)} to another file.");
        }
        if (version > steps.Count)
        {
            throw new StoreException(string.Create(CultureInfo.InvariantCulture,
                $"The store {connection.DataSource} has schema {version} and this program knows {steps.Count}: use the newer program that wrote it, or set {SqliteOptions.Section}:{nameof(SqliteOptions.Path)} to another file."));
        }
        return version;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
