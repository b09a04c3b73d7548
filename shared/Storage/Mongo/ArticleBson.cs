using Ingestion.Storage.Documents;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>Articles as documents.</summary>
internal static class ArticleBson
{
    private const int SchemaVersion = 1;

    // 16 MiB (MongoDB Limits and Thresholds), less room for what is added to the content, the claims above all.
    private const int LargestContent = 16 * 1024 * 1024 - 256 * 1024;

    /// <summary>What the reader of an article does not need.</summary>
    public static ProjectionDefinition<BsonDocument> WithoutSearch { get; } = Builders<BsonDocument>.Projection
        .Exclude(ArticleFields.Search).Exclude(ArticleFields.Text).Exclude(ArticleFields.Claims).Exclude(ArticleFields.Revision);

    /// <summary>All of a document that comes from the article alone.</summary>
    /// <exception cref="UnstorableArticleException">It is larger than a document may be.</exception>
    public static RawBsonDocument Content(ArticleDocument article)
    {
        var content = BsonJson.Read(article.Json);
        var weights = TokenWeights.Of(article.Tokens);
        content[ArticleFields.Text] = article.Text;
        content[ArticleFields.PublishedAt] = article.PublishedAt.Length == 0
            ? BsonNull.Value
            : new BsonDateTime(StoredTime.Read(article.PublishedAt).UtcDateTime);
        content[ArticleFields.ContentHash] = Convert.ToHexStringLower(article.Hash);
        content[ArticleFields.SchemaVersion] = SchemaVersion;
        content[ArticleFields.Search] = new BsonDocument
        {
            { "title", Padded(article.Tokens.Title) },
            { "subtitle", Padded(article.Tokens.Subtitle) },
            { "text", Padded(article.Tokens.Text) },
            { "names", Padded(article.Tokens.Names) },
            { "tokens", weights.Tokens },
            { "weights", weights.Weights },
        };
        var bytes = content.ToBson();
        if (bytes.Length > LargestContent)
            throw UnstorableArticleException.TooLarge(bytes.Length, LargestContent);
        return new RawBsonDocument(bytes);
    }

    /// <summary>The whole document.</summary>
    public static BsonDocument Write(
        ArticleSubmission submission, RawBsonDocument content, IReadOnlyList<ClaimMark> claims, ObjectId revision, DateTimeOffset now)
    {
        var document = new BsonDocument("_id", submission.Claim.PageId);
        document.AddRange(content);
        document[ArticleFields.Source] = BsonJson.Read(StoredJson.Write(submission.Claim.Source));
        document[ArticleFields.ClaimId] = Key(submission.Claim.ClaimId);
        document[ArticleFields.TraceId] = submission.TraceId;
        document[ArticleFields.ExtractorVersion] = submission.ExtractorVersion;
        document[ArticleFields.IndexedAt] = now.UtcDateTime;
        document[ArticleFields.Revision] = revision;
        document[ArticleFields.Claims] = ClaimMark.Write(claims);
        return document;
    }

    /// <summary>The article of a document that was read <see cref="WithoutSearch"/>.</summary>
    public static StoredArticle Read(BsonDocument document) => new()
    {
        PageId = document["_id"].AsString,
        Article = StoredJson.ReadArticle(BsonJson.Write(document)),
        Source = StoredJson.ReadSource(BsonJson.Write(document[ArticleFields.Source].AsBsonDocument)),
        ClaimId = Guid.Parse(document[ArticleFields.ClaimId].AsString),
        TraceId = document[ArticleFields.TraceId].AsString,
        ExtractorVersion = document[ArticleFields.ExtractorVersion].AsString,
        IndexedAt = new DateTimeOffset(document[ArticleFields.IndexedAt].ToUniversalTime()),
    };

    /// <summary>How a claim is written.</summary>
    public static string Key(Guid claimId) => claimId.ToString("D");

    // With a space on either side of every token a phrase is found as a piece of text.
    private static string Padded(string tokens) => tokens.Length == 0 ? "" : $" {tokens} ";
}
