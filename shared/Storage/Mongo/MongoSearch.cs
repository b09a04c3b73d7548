using System.Text;
using Ingestion.Storage.Search;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// Queries as aggregations. The index over the tokens gives the articles that hold the words; phrases are then looked for
/// in the articles' stored tokens, on the server. Tokens hold letters, digits and marks only, so nothing in them can be
/// an operator, a field or part of a regular expression.
/// </summary>
internal static class MongoSearch
{
    // The server tries an index scan for each of these and keeps the cheapest; long words are mostly the rare ones.
    private const int MostKeys = 16;

    private static readonly string[] Fields = ["title", "subtitle", "text", "names"];

    /// <summary>The filter that finds what the query finds.</summary>
    public static BsonDocument Filter(SearchQuery query)
    {
        var keys = Keys(query);
        var conditions = new BsonArray();
        if (keys.Length > 0)
            conditions.Add(new BsonDocument(ArticleFields.Tokens, new BsonDocument("$all", new BsonArray(keys))));
        conditions.AddRange(Beginnings(query).Select(beginning => new BsonDocument(ArticleFields.Tokens, new BsonRegularExpression($"^{beginning}"))));
        var phrases = query.Phrases.Where(phrase => phrase.Tokens.Count > 1 || !(phrase.LastIsPrefix || keys.Contains(phrase.Tokens[0]))).ToArray();
        if (phrases.Length > 0)
        {
            conditions.Add(new BsonDocument("$expr", new BsonDocument("$and", new BsonArray(phrases.Select(phrase =>
                new BsonDocument("$or", new BsonArray(Fields.Select(field => Holds(field, phrase)))))))));
        }
        return new BsonDocument("$and", conditions);
    }

    /// <summary>One document: <c>total</c>, of one count or none, and <c>best</c>, the ids of the best articles in order.</summary>
    public static BsonDocument[] Pipeline(SearchQuery query, int limit) =>
    [
        new BsonDocument("$match", Filter(query)),
        new BsonDocument("$project", new BsonDocument
        {
            { "titled", new BsonDocument("$and", new BsonArray(query.Phrases.Select(phrase => Holds("title", phrase)))) },
            { "weight", new BsonDocument("$add", new BsonArray(Keys(query).Select(WeightOf).Concat(Beginnings(query).Select(WeightOfBeginning)))) },
            { ArticleFields.PublishedAt, 1 },
        }),
        new BsonDocument("$facet", new BsonDocument
        {
            { "total", new BsonArray { new BsonDocument("$count", "count") } },
            {
                "best", new BsonArray
                {
                    new BsonDocument("$sort", new BsonDocument { { "titled", -1 }, { "weight", -1 }, { ArticleFields.PublishedAt, -1 }, { "_id", 1 } }),
                    new BsonDocument("$limit", Math.Max(limit, 1)),
                    new BsonDocument("$project", new BsonDocument("_id", 1)),
                }
            },
        }),
    ];

    private static string[] Keys(SearchQuery query) =>
    [
        .. query.Phrases
            .SelectMany(phrase => phrase.LastIsPrefix ? phrase.Tokens.SkipLast(1) : phrase.Tokens)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(token => token.Length)
            .Take(MostKeys),
    ];

    private static IEnumerable<string> Beginnings(SearchQuery query) =>
        query.Phrases.Where(phrase => phrase.LastIsPrefix).Select(phrase => phrase.Tokens[^1]).Distinct(StringComparer.Ordinal);

    private static BsonDocument Holds(string field, SearchPhrase phrase)
    {
        var piece = new StringBuilder();
        foreach (var token in phrase.Tokens)
            piece.Append(' ').Append(token);
        if (!phrase.LastIsPrefix)
            piece.Append(' ');
        return new BsonDocument("$gte", new BsonArray
        {
            new BsonDocument("$indexOfBytes", new BsonArray { $"${ArticleFields.Search}.{field}", piece.ToString() }),
            0,
        });
    }

    // The filter has seen to it that the token is among them.
    private static BsonDocument WeightOf(string token) => new("$arrayElemAt", new BsonArray
    {
        $"${ArticleFields.Weights}",
        new BsonDocument("$indexOfArray", new BsonArray { $"${ArticleFields.Tokens}", token }),
    });

    private static BsonDocument WeightOfBeginning(string beginning) => new("$reduce", new BsonDocument
    {
        { "input", new BsonDocument("$zip", new BsonDocument("inputs", new BsonArray { $"${ArticleFields.Tokens}", $"${ArticleFields.Weights}" })) },
        { "initialValue", 0.0 },
        {
            "in", new BsonDocument("$cond", new BsonArray
            {
                new BsonDocument("$eq", new BsonArray
                {
                    new BsonDocument("$indexOfBytes", new BsonArray { Part("$$this", 0), beginning }),
                    0,
                }),
                new BsonDocument("$add", new BsonArray { "$$value", Part("$$this", 1) }),
                "$$value",
            })
        },
    });

    private static BsonDocument Part(string pair, int index) => new("$arrayElemAt", new BsonArray { pair, index });
}
