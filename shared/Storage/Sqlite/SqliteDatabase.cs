using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Storage.Sqlite;

/// <summary>The database file, and how it is opened. Its errors come out as <see cref="StoreException"/>.</summary>
internal sealed class SqliteDatabase(SqliteOptions options)
{
    // Longer than any batch or checkpoint; a lock held longer than this is a process that hangs.
    private const int LockTimeoutSeconds = 30;

    private readonly string _path = Path.GetFullPath(options.Path);

    /// <summary>Whether there is a file.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Opens the file to write, and makes it and its folder when they are missing.</summary>
    public SqliteConnection OpenToWrite() => OpenToWrite(SqliteSchema.Steps);

    internal SqliteConnection OpenToWrite(IReadOnlyList<string> steps) => Translated(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path) ?? _path);
        return Opened(SqliteOpenMode.ReadWriteCreate, connection =>
        {
            // FULL: a commit in the write-ahead log is on the disk before it is answered (sqlite.org/pragma.html).
            Execute(connection, "PRAGMA synchronous = FULL");
            SqliteSchema.Prepare(connection, steps);
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA journal_size_limit = 67108864");
        });
    });

    /// <summary>
    /// Reads what stands in the file at one moment, beside any writer, and gives <paramref name="nothing"/> when there
    /// is no store yet. The file is opened for each read (well under a millisecond), so that no process keeps it from
    /// being moved or put back; and not as read-only, so that a reader can finish the recovery that a killed writer left.
    /// </summary>
    public Task<T> ReadAsync<T>(T nothing, Func<SqliteConnection, T> read, CancellationToken cancellationToken) => Task.Run(() => Translated(() =>
    {
        using var connection = TryOpenToRead();
        if (connection is null)
            return nothing;
        using var cancellation = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            Execute(connection, "BEGIN");
            return SqliteSchema.IsReady(connection, SqliteSchema.Steps) ? read(connection) : nothing;
        }
        catch (SqliteException interrupted) when (interrupted.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(interrupted.Message, interrupted, cancellationToken);
        }
    }), cancellationToken);

    /// <summary>Runs work on the file, with errors that say what to do.</summary>
    public T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw new StoreException(SentenceFor(error), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {_path} can't be opened ({error.Message}): check the folder and that this user may write it.", error);
        }
    }

    private SqliteConnection? TryOpenToRead()
    {
        try
        {
            return File.Exists(_path)
                ? Opened(SqliteOpenMode.ReadWrite, connection => Execute(connection, "PRAGMA query_only = ON"))
                : null;
        }
        catch (SqliteException) when (!File.Exists(_path))
        {
            return null;
        }
    }

    private SqliteConnection Opened(SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = LockTimeoutSeconds,
        }.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, LockTimeoutSeconds * 1000);
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string SentenceFor(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The store {_path} has been locked for {LockTimeoutSeconds} s: end the other program that writes to it.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"The store {_path} can't be opened: check that its folder exists and that this user may write both.",
        raw.SQLITE_FULL => $"The disk that holds the store {_path} is full: make room and send the pages again.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            $"The store {_path} is damaged or no database: move it away, and put back a copy or drop the pages again.",
        _ => $"The store {_path} failed ({error.Message}): check the disk and start again.",
    };

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
