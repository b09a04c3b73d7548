using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>The ledger in the MongoDB home.</summary>
internal sealed class MongoLedger(MongoHome home, StoreResilience resilience) : ILedger
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    private static readonly SortDefinition<BsonDocument> NewestFirst =
        Builders<BsonDocument>.Sort.Descending(LedgerFields.SettledAt).Descending("_id");

    public Task<IReadOnlyDictionary<Guid, LedgerEntry>> FindAsync(IReadOnlyCollection<Guid> claimIds, CancellationToken cancellationToken) =>
        resilience.ReadAsync<IReadOnlyDictionary<Guid, LedgerEntry>>(async token =>
        {
            if (claimIds.Count == 0)
                return new Dictionary<Guid, LedgerEntry>();
            var documents = await home.Ledger.Find(Where.In("_id", claimIds.Select(ArticleBson.Key))).ToListAsync(token).ConfigureAwait(false);
            return documents.Select(LedgerBson.Read).ToDictionary(entry => entry.Claim.ClaimId);
        }, cancellationToken);

    public Task<OutcomeCounts> CountAsync(CancellationToken cancellationToken) => resilience.ReadAsync(async token =>
    {
        var rows = await home.Ledger.Aggregate().Group(new BsonDocument
        {
            { "_id", new BsonDocument { { "kind", $"${LedgerFields.Kind}" }, { "change", $"${LedgerFields.Change}" }, { "reason", $"${LedgerFields.Reason}" } } },
            { "count", new BsonDocument("$sum", 1L) },
        }).ToListAsync(token).ConfigureAwait(false);
        return OutcomeRow.Sum([.. rows.Select(row => new OutcomeRow(
            Enum.Parse<OutcomeKind>(row["_id"]["kind"].AsString, ignoreCase: true),
            Enum.Parse<Change>(row["_id"]["change"].AsString, ignoreCase: true),
            row["_id"]["reason"].AsString,
            row["count"].ToInt64()))]);
    }, cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> LatestAsync(OutcomeKind kind, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(Where.Eq(LedgerFields.Kind, kind.ToString().ToLowerInvariant()), _ => true, limit, cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindBySourceAsync(string name, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var ending = "/" + name;
        return ListAsync(
            Where.Eq(LedgerFields.FileName, LedgerBson.FileName(name)),
            entry => entry.Claim.Source.Name == name || entry.Claim.Source.Name.EndsWith(ending, StringComparison.Ordinal),
            limit,
            cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindByPageAsync(string pageId, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageId);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(Where.Eq(LedgerFields.PageId, pageId), _ => true, limit, cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindByAddressAsync(string url, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(Where.Eq(LedgerFields.Address, url), _ => true, limit, cancellationToken);
    }

    private Task<IReadOnlyList<LedgerEntry>> ListAsync(
        FilterDefinition<BsonDocument> filter, Func<LedgerEntry, bool> isWanted, int limit, CancellationToken cancellationToken) =>
        resilience.ReadAsync<IReadOnlyList<LedgerEntry>>(async token =>
        {
            var entries = new List<LedgerEntry>();
            if (limit == 0)
                return entries;
            using var cursor = await home.Ledger.Find(filter).Sort(NewestFirst).ToCursorAsync(token).ConfigureAwait(false);
            while (entries.Count < limit && await cursor.MoveNextAsync(token).ConfigureAwait(false))
                entries.AddRange(cursor.Current.Select(LedgerBson.Read).Where(isWanted).Take(limit - entries.Count));
            return entries;
        }, cancellationToken);
}
