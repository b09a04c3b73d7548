using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>What became of one unordered bulk write.</summary>
/// <param name="IsComplete">Whether all of it was written.</param>
/// <param name="Refused">The writes that the server refuses for what they hold.</param>
/// <param name="Error">The error that said so.</param>
internal sealed record BulkWrite(bool IsComplete, IReadOnlyList<BulkWriteError> Refused, Exception? Error)
{
    /// <summary>Writes. What is inserted must be new, and what is changed must still match: else the write is not complete.</summary>
    /// <exception cref="MongoException">It failed for a reason that is not in the documents.</exception>
    public static async Task<BulkWrite> RunAsync(
        IMongoCollection<BsonDocument> collection, IReadOnlyList<WriteModel<BsonDocument>> models, CancellationToken cancellationToken)
    {
        if (models.Count == 0)
            return new BulkWrite(true, [], null);
        try
        {
            var result = await collection.BulkWriteAsync(models, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
            return new BulkWrite(result.InsertedCount + result.MatchedCount == models.Count, [], null);
        }
        catch (MongoBulkWriteException<BsonDocument> error) when (
            error.WriteConcernError is null
            && error.WriteErrors.All(refusal => MongoErrors.IsCollision(refusal) || MongoErrors.IsFaultOfPage(refusal)))
        {
            return new BulkWrite(false, [.. error.WriteErrors.Where(MongoErrors.IsFaultOfPage)], error);
        }
    }
}
