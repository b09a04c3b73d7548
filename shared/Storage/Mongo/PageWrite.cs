using Ingestion.Contracts;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>What a writer needs to know of an article that stands.</summary>
internal sealed record StandingArticle(string Hash, ObjectId Revision, IReadOnlyList<ClaimMark> Marks)
{
    public static ProjectionDefinition<BsonDocument> Fields { get; } = Builders<BsonDocument>.Projection
        .Include(ArticleFields.ContentHash).Include(ArticleFields.Revision).Include(ArticleFields.Claims);

    public static StandingArticle Read(BsonDocument document) => new(
        document[ArticleFields.ContentHash].AsString,
        document[ArticleFields.Revision].AsObjectId,
        ClaimMark.Read(document[ArticleFields.Claims].AsBsonArray));
}

/// <summary>What the submissions of one page, in their order, make of its article: at most one write, and a change each.</summary>
internal sealed class PageWrite
{
    private readonly Dictionary<PreparedSubmission, Change> _changes = new(ReferenceEqualityComparer.Instance);

    /// <param name="pageId">The page.</param>
    /// <param name="standing">Its article; null when there is none.</param>
    /// <param name="submissions">Submissions with an article that can be stored.</param>
    /// <param name="now">The time of the call.</param>
    public PageWrite(string pageId, StandingArticle? standing, IReadOnlyList<PreparedSubmission> submissions, DateTimeOffset now)
    {
        var marks = standing?.Marks.ToList() ?? [];
        var hash = standing?.Hash;
        var marked = 0;
        foreach (var submission in submissions)
        {
            var claim = submission.Claim;
            if (marks.Find(mark => mark.ClaimId == claim.ClaimId && mark.Reading == claim.Reading) is { } mark)
            {
                _changes[submission] = mark.Change;
                continue;
            }
            var content = submission.Content!;
            var change = hash is null ? Change.Created : hash == content.Hash ? Change.Unchanged : Change.Updated;
            if (change != Change.Unchanged)
                Written = submission;
            hash = content.Hash;
            marks.Add(new ClaimMark(claim.ClaimId, claim.Reading, change));
            marked++;
            _changes[submission] = change;
        }
        if (marked > 0)
            Model = WriteModel(pageId, standing, marks[^Math.Min(marks.Count, Math.Max(marked, ClaimMark.Kept))..], now);
    }

    /// <summary>The submission whose article is written; null when none is.</summary>
    public PreparedSubmission? Written { get; }

    /// <summary>The write; null when there is none to be made.</summary>
    public WriteModel<BsonDocument>? Model { get; }

    /// <summary>What a submission changes.</summary>
    public Change ChangeBy(PreparedSubmission submission) => _changes[submission];

    // Both ways the write fails when another writer came in between: a new article by its key, one that stands by its revision.
    private WriteModel<BsonDocument> WriteModel(string pageId, StandingArticle? standing, IReadOnlyList<ClaimMark> marks, DateTimeOffset now)
    {
        var revision = ObjectId.GenerateNewId();
        var document = Written?.Content is { } content ? ArticleBson.Write(content.Submission, content.Document, marks, revision, now) : [];
        if (standing is null)
            return new InsertOneModel<BsonDocument>(document);
        var unchanged = Builders<BsonDocument>.Filter.Eq("_id", pageId) & Builders<BsonDocument>.Filter.Eq(ArticleFields.Revision, standing.Revision);
        return Written is not null
            ? new ReplaceOneModel<BsonDocument>(unchanged, document)
            : new UpdateOneModel<BsonDocument>(unchanged, Builders<BsonDocument>.Update
                .Set(ArticleFields.Revision, revision).Set(ArticleFields.Claims, ClaimMark.Write(marks)));
    }
}
