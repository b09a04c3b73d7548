using Ingestion.Contracts;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// The mark that a claim leaves on an article before its outcome is in the ledger. It makes the way there safe without a
/// transaction: the same write made again finds its mark and says the same change, and whoever would remove the article
/// sees that a claim without an outcome relies on it.
/// </summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Reading">Its reading.</param>
/// <param name="Change">What it did to the article.</param>
internal sealed record ClaimMark(Guid ClaimId, int Reading, Change Change)
{
    /// <summary>How many an article keeps, at least: many more than claims of one page can be on the way at once.</summary>
    public const int Kept = 100;

    public static BsonArray Write(IEnumerable<ClaimMark> marks) => new(marks.Select(mark => new BsonDocument
    {
        { "claimId", ArticleBson.Key(mark.ClaimId) },
        { "reading", mark.Reading },
        { "change", mark.Change.ToString().ToLowerInvariant() },
    }));

    public static IReadOnlyList<ClaimMark> Read(BsonArray marks) => [.. marks.Select(mark => new ClaimMark(
        Guid.Parse(mark["claimId"].AsString),
        mark["reading"].ToInt32(),
        Enum.Parse<Change>(mark["change"].AsString, ignoreCase: true)))];
}
