using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// All indexes. There is no text index: <c>$text</c> joins words with OR and reads every article that holds any of them,
/// knows no beginnings of words and folds characters its own way. An index over each article's list of tokens reads only
/// the articles with the rarest word, and matches what the analyzer says and nothing else.
/// </summary>
internal static class MongoIndexes
{
    private const int IndexOptionsConflict = 85;
    private const int IndexKeySpecsConflict = 86;

    /// <summary>The articles' indexes.</summary>
    public static IReadOnlyList<CreateIndexModel<BsonDocument>> OfArticles { get; } =
    [
        Index("articles_by_token", new BsonDocument(ArticleFields.Tokens, 1)),
    ];

    /// <summary>The ledger's indexes.</summary>
    public static IReadOnlyList<CreateIndexModel<BsonDocument>> OfLedger { get; } =
    [
        Index("ledger_by_page", new BsonDocument { { LedgerFields.PageId, 1 }, { LedgerFields.Kind, 1 } }),
        Index("ledger_by_file_name", new BsonDocument { { LedgerFields.FileName, 1 }, { LedgerFields.SettledAt, -1 }, { "_id", -1 } }),
        Index("ledger_by_outcome", new BsonDocument { { LedgerFields.Kind, 1 }, { LedgerFields.SettledAt, -1 }, { "_id", -1 } }),
        Index("ledger_by_change", new BsonDocument { { LedgerFields.Kind, 1 }, { LedgerFields.Change, 1 }, { LedgerFields.Reason, 1 } }),
        Index("ledger_by_left_page", new BsonDocument(LedgerFields.LeftPages, 1), new BsonDocument(LedgerFields.LeftPages, new BsonDocument("$exists", true))),
    ];

    /// <summary>Makes those that are missing.</summary>
    /// <exception cref="StoreException">One of them is there with other keys or options.</exception>
    public static async Task CreateAsync(MongoHome home, CancellationToken cancellationToken)
    {
        await CreateAsync(home.ArticlesToWrite, OfArticles, cancellationToken).ConfigureAwait(false);
        await CreateAsync(home.LedgerToWrite, OfLedger, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CreateAsync(
        IMongoCollection<BsonDocument> collection, IReadOnlyList<CreateIndexModel<BsonDocument>> indexes, CancellationToken cancellationToken)
    {
        try
        {
            await collection.Indexes.CreateManyAsync(indexes, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException error) when (error.Code is IndexOptionsConflict or IndexKeySpecsConflict)
        {
            var name = collection.CollectionNamespace.CollectionName;
            throw new StoreException(
                $"The collection {name} has an index that differs from ours of the same name or keys ({error.ErrorMessage}): drop it with db.{name}.dropIndex and start again.",
                error);
        }
    }

    private static CreateIndexModel<BsonDocument> Index(string name, BsonDocument keys, BsonDocument? filter = null) => new(
        new BsonDocumentIndexKeysDefinition<BsonDocument>(keys),
        new CreateIndexOptions<BsonDocument> { Name = name, PartialFilterExpression = filter });
}
