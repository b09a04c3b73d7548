using Ingestion.Storage.Search;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>
/// Writes the tokens of a transaction's articles in a row, before it is committed. FTS5 empties its buffer into a segment
/// of its own whenever a statement between sets a savepoint, as SQLite does for many; tokens written in a row cost
/// half. They can't be refused for what they hold, as they are far below SQLite's limits; an error here is the store's.
/// </summary>
internal sealed class SqliteTokenWriter(SqliteConnection connection)
{
    // In UTF-16 code units: bounds the memory that large articles take, at the price of one more segment.
    private const long MostWaiting = 4 * 1024 * 1024;

    private readonly SqliteCommand _put = connection.Prepared(
        "INSERT OR REPLACE INTO tokens (rowid, title, subtitle, text, names) VALUES ($id, $title, $subtitle, $text, $names)",
        "$id", "$title", "$subtitle", "$text", "$names");

    private readonly SqliteCommand _remove = connection.Prepared("DELETE FROM tokens WHERE rowid = $id", "$id");

    // The last word on each article; null when it was removed.
    private readonly Dictionary<long, SearchableText?> _waiting = [];
    private long _waitingLength;

    /// <summary>Takes up the tokens of an article, in the place of those it has.</summary>
    public void Put(long id, SearchableText tokens)
    {
        _waiting[id] = tokens;
        _waitingLength += tokens.Title.Length + tokens.Subtitle.Length + tokens.Text.Length + tokens.Names.Length;
        if (_waitingLength > MostWaiting)
            Flush();
    }

    /// <summary>Takes up that an article is gone.</summary>
    public void Remove(long id) => _waiting[id] = null;

    /// <summary>Writes what was taken up.</summary>
    public void Flush()
    {
        foreach (var (id, tokens) in _waiting)
        {
            if (tokens is null)
                _remove.Bound(id).ExecuteNonQuery();
            else
                _put.Bound(id, tokens.Title, tokens.Subtitle, tokens.Text, tokens.Names).ExecuteNonQuery();
        }
        _waiting.Clear();
        _waitingLength = 0;
    }
}
