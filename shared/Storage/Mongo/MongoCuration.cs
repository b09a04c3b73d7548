using Ingestion.Storage.Documents;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>Work by hand on the MongoDB home.</summary>
internal sealed class MongoCuration(MongoHome home, StoreResilience resilience, TimeProvider clock) : ICuration
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    public Task RecordAsync(IReadOnlyCollection<Guid> claimIds, HandlingKind kind, CancellationToken cancellationToken)
    {
        var handling = LedgerBson.Write(new Handling(kind, StoredTime.Truncate(clock.GetUtcNow())));
        return resilience.WriteAsync(
            token => home.LedgerToWrite.UpdateManyAsync(
                Where.In("_id", claimIds.Select(ArticleBson.Key)),
                Builders<BsonDocument>.Update.Set(LedgerFields.Handling, handling),
                cancellationToken: token),
            cancellationToken);
    }

    public Task ForgetAsync(IReadOnlyCollection<string> pageIds, CancellationToken cancellationToken) => resilience.WriteAsync(
        async token =>
        {
            // The ledger last: by it an attempt that was broken off is found again.
            await home.ArticlesToWrite.DeleteManyAsync(Where.In("_id", pageIds), token).ConfigureAwait(false);
            var now = StoredTime.Truncate(clock.GetUtcNow());
            var documents = await home.LedgerToWrite.Find(Where.In(LedgerFields.PageId, pageIds)).ToListAsync(token).ConfigureAwait(false);
            foreach (var standing in documents.Select(LedgerBson.ReadStanding))
            {
                var forgotten = LedgerBson.Write(standing with { Entry = ForgottenEntry.Of(standing.Entry, now) });
                await home.LedgerToWrite.ReplaceOneAsync(
                    Where.Eq("_id", forgotten["_id"]) & Where.Eq(LedgerFields.Reading, standing.Entry.Claim.Reading), forgotten, cancellationToken: token).ConfigureAwait(false);
            }
            return documents.Count;
        },
        cancellationToken);
}
