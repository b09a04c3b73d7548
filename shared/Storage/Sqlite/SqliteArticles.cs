using Ingestion.Storage.Documents;
using Ingestion.Storage.Search;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>The articles in the SQLite home.</summary>
internal sealed class SqliteArticles(SqliteDatabase database) : IArticles
{
    private const int ShortestPrefix = 4;
    private const int MostFound = 10;

    private static readonly SearchResult NothingFound = new() { Total = 0, Hits = [] };

    public Task<SearchResult> SearchAsync(string query, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var words = SearchQuery.Parse(query);
        return words.Phrases.Count == 0
            ? Task.FromResult(NothingFound)
            : database.ReadAsync(NothingFound, connection => Search(connection, words, limit), cancellationToken);
    }

    public Task<IReadOnlyList<StoredArticle>> FindAsync(string pageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageId);
        if (pageId.Length < ShortestPrefix || !pageId.All(char.IsAsciiHexDigit))
            return Task.FromResult<IReadOnlyList<StoredArticle>>([]);
        return database.ReadAsync<IReadOnlyList<StoredArticle>>([], connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                SELECT page_id, article, source, claim_id, trace_id, extractor_version, indexed_at FROM articles
                WHERE page_id >= $prefix AND page_id < $prefix || 'g' ORDER BY page_id LIMIT $limit
                """;
            command.Parameters.AddWithValue("$prefix", pageId.ToLowerInvariant());
            command.Parameters.AddWithValue("$limit", MostFound);
            var articles = new List<StoredArticle>();
            using var rows = command.ExecuteReader();
            while (rows.Read())
                articles.Add(ReadArticle(rows));
            return articles;
        }, cancellationToken);
    }

    public Task<IReadOnlyList<string>> FindByAddressAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        return database.ReadAsync<IReadOnlyList<string>>([], connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT page_id FROM articles WHERE article ->> '$.canonicalUrl' = $url OR source ->> '$.url' = $url ORDER BY page_id";
            command.Parameters.AddWithValue("$url", url);
            var pageIds = new List<string>();
            using var rows = command.ExecuteReader();
            while (rows.Read())
                pageIds.Add(rows.GetString(0));
            return pageIds;
        }, cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(0L, connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM articles";
        return (long)command.ExecuteScalar()!;
    }, cancellationToken);

    private static SearchResult Search(SqliteConnection connection, SearchQuery query, int limit) => new()
    {
        Total = CountMatches(connection, query),
        Hits = FindMatches(connection, query, limit),
    };

    private static long CountMatches(SqliteConnection connection, SearchQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM tokens WHERE tokens MATCH $anywhere";
        command.Parameters.AddWithValue("$anywhere", Fts5Match.Anywhere(query));
        return (long)command.ExecuteScalar()!;
    }

    private static List<SearchHit> FindMatches(SqliteConnection connection, SearchQuery query, int limit)
    {
        using var command = connection.CreateCommand();
        // The best are chosen on short columns only, and the articles of those few are read afterwards. A better bm25 is
        // a smaller one; its weights are in the order of the columns: title, subtitle, text, names.
        command.CommandText =
            """
            WITH
            titled AS MATERIALIZED (SELECT rowid AS id FROM tokens WHERE tokens MATCH $inTitle),
            found AS MATERIALIZED (
                SELECT rowid AS id, bm25(tokens, 10.0, 4.0, 1.0, 2.0) AS score FROM tokens WHERE tokens MATCH $anywhere
            ),
            best AS MATERIALIZED (
                SELECT found.id, found.id IN titled AS is_titled, score
                FROM found JOIN articles INDEXED BY articles_by_order ON articles.id = found.id
                ORDER BY is_titled DESC, score, published_at DESC, page_id LIMIT $limit
            )
            SELECT page_id, article, source FROM best JOIN articles ON articles.id = best.id
            ORDER BY is_titled DESC, score, published_at DESC, page_id
            """;
        command.Parameters.AddWithValue("$anywhere", Fts5Match.Anywhere(query));
        command.Parameters.AddWithValue("$inTitle", Fts5Match.InTitle(query));
        command.Parameters.AddWithValue("$limit", limit);
        var hits = new List<SearchHit>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            hits.Add(ReadHit(rows, query));
        return hits;
    }

    private static SearchHit ReadHit(SqliteDataReader row, SearchQuery query)
    {
        var article = StoredJson.ReadArticle(row.GetString(1));
        return new SearchHit
        {
            PageId = row.GetString(0),
            Title = article.Title,
            SiteName = article.SiteName,
            Published = article.Published,
            Authors = article.Authors,
            SourceName = StoredJson.ReadSource(row.GetString(2)).Name,
            Snippet = Snippet.Around(article.Text, query),
        };
    }

    private static StoredArticle ReadArticle(SqliteDataReader row) => new()
    {
        PageId = row.GetString(0),
        Article = StoredJson.ReadArticle(row.GetString(1)),
        Source = StoredJson.ReadSource(row.GetString(2)),
        ClaimId = Guid.Parse(row.GetString(3)),
        TraceId = row.GetString(4),
        ExtractorVersion = row.GetString(5),
        IndexedAt = StoredTime.Read(row.GetString(6)),
    };
}
