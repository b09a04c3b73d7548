using Ingestion.Contracts;
using Ingestion.Storage.Search;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>The articles in the MongoDB home.</summary>
internal sealed class MongoArticles(MongoHome home, StoreResilience resilience) : IArticles
{
    private const int ShortestPrefix = 4;
    private const int MostFound = 10;

    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;
    private static readonly SearchResult NothingFound = new() { Total = 0, Hits = [] };

    public Task<SearchResult> SearchAsync(string query, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var words = SearchQuery.Parse(query);
        return words.Phrases.Count == 0
            ? Task.FromResult(NothingFound)
            : resilience.ReadAsync(token => SearchAsync(words, limit, token), cancellationToken);
    }

    public Task<IReadOnlyList<StoredArticle>> FindAsync(string pageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageId);
        if (pageId.Length < ShortestPrefix || !pageId.All(char.IsAsciiHexDigit))
            return Task.FromResult<IReadOnlyList<StoredArticle>>([]);
        var prefix = pageId.ToLowerInvariant();
        return resilience.ReadAsync<IReadOnlyList<StoredArticle>>(async token =>
        {
            var documents = await home.Articles.Find(Where.Gte("_id", prefix) & Where.Lt("_id", prefix + "g"))
                .Sort(Builders<BsonDocument>.Sort.Ascending("_id")).Limit(MostFound)
                .Project<BsonDocument>(ArticleBson.WithoutSearch).ToListAsync(token).ConfigureAwait(false);
            return [.. documents.Select(ArticleBson.Read)];
        }, cancellationToken);
    }

    public Task<IReadOnlyList<string>> FindByAddressAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        return resilience.ReadAsync<IReadOnlyList<string>>(async token =>
        {
            var documents = await home.Articles.Find(Where.Eq(ArticleFields.CanonicalUrl, url) | Where.Eq(ArticleFields.SourceUrl, url))
                .Sort(Builders<BsonDocument>.Sort.Ascending("_id")).Project<BsonDocument>(Builders<BsonDocument>.Projection.Include("_id")).ToListAsync(token).ConfigureAwait(false);
            return [.. documents.Select(document => document["_id"].AsString)];
        }, cancellationToken);
    }

    // Over the index of keys: without it the server reads every article to count them.
    public Task<long> CountAsync(CancellationToken cancellationToken) => resilience.ReadAsync(
        token => home.Articles.CountDocumentsAsync(Where.Empty, new CountOptions { Hint = "_id_" }, token), cancellationToken);

    private async Task<SearchResult> SearchAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        using var cursor = await home.Articles.AggregateAsync<BsonDocument>(MongoSearch.Pipeline(query, limit), cancellationToken: cancellationToken).ConfigureAwait(false);
        var found = await cursor.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (found is null || found["total"].AsBsonArray is not [var total, ..])
            return NothingFound;
        var best = found["best"].AsBsonArray.Take(limit).Select(document => document["_id"].AsString).ToArray();
        return new SearchResult { Total = total["count"].ToInt64(), Hits = await HitsAsync(query, best, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(SearchQuery query, string[] pageIds, CancellationToken cancellationToken)
    {
        if (pageIds.Length == 0)
            return [];
        var documents = await home.Articles.Find(Where.In("_id", pageIds))
            .Project<BsonDocument>(Builders<BsonDocument>.Projection.Include(Name.Title).Include(Name.SiteName).Include(Name.Published)
                .Include(Name.Authors).Include(ArticleFields.Source).Include(ArticleFields.Text))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var hits = documents.ToDictionary(document => document["_id"].AsString, document => Hit(query, document), StringComparer.Ordinal);
        // One that was removed in the meantime is left out.
        return [.. pageIds.Where(hits.ContainsKey).Select(pageId => hits[pageId])];
    }

    private static SearchHit Hit(SearchQuery query, BsonDocument document) => new()
    {
        PageId = document["_id"].AsString,
        Title = document[Name.Title].AsString,
        SiteName = document[Name.SiteName].AsString,
        Published = document[Name.Published].AsString,
        Authors = [.. document[Name.Authors].AsBsonArray.Select(author => author.AsString)],
        SourceName = document[ArticleFields.Source]["name"].AsString,
        Snippet = Snippet.Around(document[ArticleFields.Text].AsString, query),
    };

    /// <summary>The names that <see cref="Documents.StoredJson"/> gives the fields of <see cref="Article"/>.</summary>
    private static class Name
    {
        public const string Title = "title", SiteName = "siteName", Published = "published", Authors = "authors";
    }
}
