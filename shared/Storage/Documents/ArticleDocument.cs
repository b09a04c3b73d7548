using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Storage.Search;

namespace Ingestion.Storage.Documents;

/// <summary>An article made ready for a home: what every home stores and indexes of it.</summary>
internal sealed record ArticleDocument
{
    /// <summary>
    /// The most that the article's JSON, its text and its tokens may take together, in bytes of UTF-8: 15 MiB. MongoDB
    /// takes documents of 16 MiB (MongoDB Limits and Thresholds); both homes refuse at the same size, so that a page
    /// ends alike wherever it runs.
    /// </summary>
    public const long LargestDocument = 15 * 1024 * 1024;

    /// <summary>The article, see <see cref="StoredJson"/>.</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>: equal when the article is.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The body as plain text, for clients that read the store without us.</summary>
    public required string Text { get; init; }

    /// <summary>When it was published, as <see cref="PublicationTime"/> gives it.</summary>
    public required string PublishedAt { get; init; }

    /// <summary>Its tokens.</summary>
    public required SearchableText Tokens { get; init; }

    /// <summary>Makes an article ready.</summary>
    /// <exception cref="UnstorableArticleException">No home can hold it.</exception>
    public static ArticleDocument Of(Article article)
    {
        var json = StoredJson.Write(article);
        var text = article.Text;
        Check(json.Length + (long)Encoding.UTF8.GetByteCount(text));
        var tokens = SearchableText.Of(article, text);
        Check(json.Length + (long)Encoding.UTF8.GetByteCount(text) + Size(tokens));
        return new ArticleDocument
        {
            Json = Encoding.UTF8.GetString(json),
            Hash = SHA256.HashData(json),
            Text = text,
            PublishedAt = PublicationTime.Sortable(article.Published),
            Tokens = tokens,
        };
    }

    private static void Check(long bytes)
    {
        if (bytes > LargestDocument)
            throw UnstorableArticleException.TooLarge(bytes, LargestDocument);
    }

    private static long Size(SearchableText tokens) =>
        (long)Encoding.UTF8.GetByteCount(tokens.Title) + Encoding.UTF8.GetByteCount(tokens.Subtitle)
        + Encoding.UTF8.GetByteCount(tokens.Text) + Encoding.UTF8.GetByteCount(tokens.Names);
}
