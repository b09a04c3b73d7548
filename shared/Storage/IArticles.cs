using Ingestion.Contracts;

namespace Ingestion.Storage;

/// <summary>
/// The readers' side of the store. Before anything was ever written there is nothing to find, and that is no error. Every
/// call throws <see cref="StoreException"/> when the store is there but can't be read.
/// </summary>
public interface IArticles
{
    /// <summary>
    /// Articles that hold all words of the query, in any field; words between double quotes stand together. Best
    /// first: those whose title holds all the words before all others, then by relevance, then the newest by
    /// <see cref="Article.Published"/>, then by page id, so that the order never varies. A query without a word finds
    /// nothing. See <see cref="Search.SearchQuery"/> for how the query is read; at most <paramref name="limit"/> hits.
    /// </summary>
    Task<SearchResult> SearchAsync(string query, int limit, CancellationToken cancellationToken);

    /// <summary>The articles whose page id is, or begins with, the text given (at least 4 digits, of either case); at most 10, in the order of their ids.</summary>
    Task<IReadOnlyList<StoredArticle>> FindAsync(string pageId, CancellationToken cancellationToken);

    /// <summary>The ids of the pages whose article names this address as the page's own. It reads all articles.</summary>
    Task<IReadOnlyList<string>> FindByAddressAsync(string url, CancellationToken cancellationToken);

    /// <summary>How many articles there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}

/// <summary>An article as it stands in the store.</summary>
public sealed record StoredArticle
{
    /// <summary>The page the article was made of: the article's key.</summary>
    public required string PageId { get; init; }

    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>Where the page came from.</summary>
    public required PageSource Source { get; init; }

    /// <summary>The claim that wrote it last.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>The trace of that claim; empty when it was not traced.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>The extractor that made it.</summary>
    public required string ExtractorVersion { get; init; }

    /// <summary>When it was last created or updated.</summary>
    public required DateTimeOffset IndexedAt { get; init; }
}

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>How many articles match, beyond the limit too.</summary>
    public required long Total { get; init; }

    /// <summary>The best of them.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }
}

/// <summary>An article that a search found.</summary>
public sealed record SearchHit
{
    /// <summary>The article's key.</summary>
    public required string PageId { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The site's name; may be empty.</summary>
    public required string SiteName { get; init; }

    /// <summary>When it was published, in the form of <see cref="Article.Published"/>.</summary>
    public required string Published { get; init; }

    /// <summary>The authors.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The name of the source the page came from.</summary>
    public required string SourceName { get; init; }

    /// <summary>A stretch of the text around the first match, at most 240 characters.</summary>
    public required string Snippet { get; init; }
}
