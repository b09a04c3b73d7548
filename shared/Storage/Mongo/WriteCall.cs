using Ingestion.Contracts;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// One call of the writer. It reads what stands, works out what follows, and writes articles, then ledger, each on the
/// condition that what was read still stands; when another writer came in between it begins again. Marks on the articles
/// and readings in the ledger tell what was already done, so a call may be broken off anywhere and made again.
/// </summary>
internal sealed class WriteCall(MongoHome home, IReadOnlyList<PreparedSubmission> submissions, DateTimeOffset now)
{
    // Each round lost is a write won by another; beyond this many a pause is better.
    private const int MostRounds = 10;

    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    private readonly HashSet<PreparedSubmission> _put = new(ReferenceEqualityComparer.Instance);

    /// <summary>The entries that stand afterwards.</summary>
    /// <exception cref="WritersCollideException">Others wrote the same in every round.</exception>
    public async Task<LedgerEntry[]> RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var standing = await ReadLedgerAsync(cancellationToken).ConfigureAwait(false);
            var turns = new ClaimTurns(submissions, standing);
            var pages = await ReadPagesAsync(turns, cancellationToken).ConfigureAwait(false);
            if (!await WriteArticlesAsync(pages, cancellationToken).ConfigureAwait(false))
                continue;
            var entries = turns.Accepted.ToDictionary(submission => submission, submission => submission.Entry(
                submission.Content is null ? Change.None : pages[submission.Claim.PageId].ChangeBy(submission), now));
            var changed = turns.Changed(submission => entries[submission]).ToArray();
            if (!await WriteLedgerAsync(changed, standing, cancellationToken).ConfigureAwait(false))
                continue;
            await ClearAsync(standing, changed, cancellationToken).ConfigureAwait(false);
            return turns.Answers(submission => entries[submission]);
        }
        throw new WritersCollideException();
    }

    private async Task<Dictionary<Guid, StandingEntry>> ReadLedgerAsync(CancellationToken cancellationToken)
    {
        var claims = submissions.Select(submission => ArticleBson.Key(submission.Claim.ClaimId)).Distinct();
        var documents = await home.LedgerToWrite.Find(Where.In("_id", claims)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return documents.Select(LedgerBson.ReadStanding).ToDictionary(standing => standing.Entry.Claim.ClaimId);
    }

    private async Task<Dictionary<string, PageWrite>> ReadPagesAsync(ClaimTurns turns, CancellationToken cancellationToken)
    {
        var pages = turns.Accepted.Where(submission => submission.Content is not null).ToLookup(submission => submission.Claim.PageId, StringComparer.Ordinal);
        if (pages.Count == 0)
            return [];
        var documents = await home.ArticlesToWrite.Find(Where.In("_id", pages.Select(page => page.Key)))
            .Project<BsonDocument>(StandingArticle.Fields).ToListAsync(cancellationToken).ConfigureAwait(false);
        var articles = documents.ToDictionary(document => document["_id"].AsString, StandingArticle.Read, StringComparer.Ordinal);
        return pages.ToDictionary(
            page => page.Key,
            page => new PageWrite(page.Key, articles.GetValueOrDefault(page.Key), [.. page], now),
            StringComparer.Ordinal);
    }

    private async Task<bool> WriteArticlesAsync(Dictionary<string, PageWrite> pages, CancellationToken cancellationToken)
    {
        var writes = pages.Values.Where(page => page.Model is not null).ToArray();
        _put.UnionWith(submissions.Where(submission => submission.Content is not null && pages.ContainsKey(submission.Claim.PageId)));
        var result = await BulkWrite.RunAsync(home.ArticlesToWrite, [.. writes.Select(page => page.Model!)], cancellationToken).ConfigureAwait(false);
        foreach (var refusal in result.Refused)
        {
            if (writes[refusal.Index].Written is not { } written)
                throw result.Error!;
            written.Refuse(refusal.Message);
        }
        return result.IsComplete;
    }

    private async Task<bool> WriteLedgerAsync(
        IReadOnlyList<StandingEntry> changed, Dictionary<Guid, StandingEntry> standing, CancellationToken cancellationToken)
    {
        var result = await BulkWrite.RunAsync(home.LedgerToWrite, [.. changed.Select(Model)], cancellationToken).ConfigureAwait(false);
        // Our own words and a bounded claim: the ledger refuses nothing that a page holds.
        if (result.Refused.Count > 0)
            throw result.Error!;
        return result.IsComplete;

        WriteModel<BsonDocument> Model(StandingEntry entry)
        {
            var document = LedgerBson.Write(entry);
            return standing.TryGetValue(entry.Entry.Claim.ClaimId, out var earlier)
                ? new ReplaceOneModel<BsonDocument>(Where.Eq("_id", document["_id"]) & Where.Eq(LedgerFields.Reading, earlier.Entry.Claim.Reading), document)
                : new InsertOneModel<BsonDocument>(document);
        }
    }

    /// <summary>Looks at the articles that claims have left, by a later reading or because another outcome was first.</summary>
    private async Task ClearAsync(Dictionary<Guid, StandingEntry> standing, IReadOnlyList<StandingEntry> changed, CancellationToken cancellationToken)
    {
        foreach (var entry in changed)
            standing[entry.Entry.Claim.ClaimId] = entry;
        var strays = _put.Where(submission => standing[submission.Claim.ClaimId].Entry is var entry
            && (entry.Outcome.Kind != OutcomeKind.Indexed || entry.Claim.PageId != submission.Claim.PageId));
        await LeftArticles.ClearAsync(home, standing.Values, strays.Select(submission => submission.Claim.PageId), cancellationToken).ConfigureAwait(false);
    }
}
