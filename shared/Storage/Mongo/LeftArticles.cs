using Ingestion.Contracts;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>Removes articles that no claim's outcome has any more.</summary>
internal static class LeftArticles
{
    private const int MostAtStart = 1000;

    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    /// <summary>Finishes what a writer that was ended in the middle left to be done.</summary>
    public static async Task ClearAllAsync(MongoHome home, CancellationToken cancellationToken)
    {
        var documents = await home.LedgerToWrite.Find(Where.Exists(LedgerFields.LeftPages)).Limit(MostAtStart)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        await ClearAsync(home, documents.Select(LedgerBson.ReadStanding), [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the pages that these claims have left, and at others, and takes the pages off the claims.</summary>
    public static async Task ClearAsync(
        MongoHome home, IEnumerable<StandingEntry> entries, IEnumerable<string> others, CancellationToken cancellationToken)
    {
        var leaving = entries.Where(entry => entry.LeftPages.Count > 0).ToArray();
        foreach (var pageId in leaving.SelectMany(entry => entry.LeftPages).Concat(others).Distinct(StringComparer.Ordinal))
            await RemoveUnlessHeldAsync(home, pageId, cancellationToken).ConfigureAwait(false);
        if (leaving.Length == 0)
            return;
        // By its reading, for a later one may have left more in the meantime.
        await home.LedgerToWrite.BulkWriteAsync(
            leaving.Select(entry => new UpdateOneModel<BsonDocument>(
                Where.Eq("_id", ArticleBson.Key(entry.Entry.Claim.ClaimId)) & Where.Eq(LedgerFields.Reading, entry.Entry.Claim.Reading),
                Builders<BsonDocument>.Update.Unset(LedgerFields.LeftPages))),
            new BulkWriteOptions { IsOrdered = false },
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task RemoveUnlessHeldAsync(MongoHome home, string pageId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var document = await home.ArticlesToWrite.Find(Where.Eq("_id", pageId))
                .Project<BsonDocument>(StandingArticle.Fields).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (document is null)
                return;
            var article = StandingArticle.Read(document);
            // In this order: a claim that is no longer on the way has an outcome, which the second question sees. A claim
            // that sets out between the questions changes the revision.
            if (await IsOnTheWayAsync(home, article.Marks, cancellationToken).ConfigureAwait(false)
                || await IsIndexedAsync(home, pageId, cancellationToken).ConfigureAwait(false))
                return;
            var removed = await home.ArticlesToWrite.DeleteOneAsync(
                Where.Eq("_id", pageId) & Where.Eq(ArticleFields.Revision, article.Revision), cancellationToken).ConfigureAwait(false);
            if (removed.DeletedCount == 1)
                return;
        }
    }

    private static async Task<bool> IsOnTheWayAsync(MongoHome home, IReadOnlyList<ClaimMark> marks, CancellationToken cancellationToken)
    {
        var documents = await home.LedgerToWrite.Find(Where.In("_id", marks.Select(mark => ArticleBson.Key(mark.ClaimId))))
            .Project<BsonDocument>(Builders<BsonDocument>.Projection.Include(LedgerFields.Reading)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var readings = documents.ToDictionary(
            document => Guid.Parse(document["_id"].AsString), document => document[LedgerFields.Claim]["reading"].ToInt32());
        return marks.Any(mark => !readings.TryGetValue(mark.ClaimId, out var reading) || reading < mark.Reading);
    }

    private static Task<bool> IsIndexedAsync(MongoHome home, string pageId, CancellationToken cancellationToken) => home.LedgerToWrite
        .Find(Where.Eq(LedgerFields.PageId, pageId) & Where.Eq(LedgerFields.Kind, nameof(OutcomeKind.Indexed).ToLowerInvariant()))
        .AnyAsync(cancellationToken);
}
