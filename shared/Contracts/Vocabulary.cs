using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>The ways a page comes in.</summary>
[JsonConverter(typeof(WordConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>A file dropped into the inbox.</summary>
    File,
}

/// <summary>The stages of the pipe, in order.</summary>
[JsonConverter(typeof(WordConverter<Stage>))]
public enum Stage
{
    /// <summary>The Fetcher: claiming, reading and recognising the page.</summary>
    Fetch,

    /// <summary>The Parser: page in, article out.</summary>
    Parse,

    /// <summary>The Indexer: writing article and outcome.</summary>
    Index,
}

/// <summary>How a claim can end.</summary>
[JsonConverter(typeof(WordConverter<OutcomeKind>))]
public enum OutcomeKind
{
    /// <summary>The article stands in the store.</summary>
    Indexed,

    /// <summary>The page's fault: it says why and what to do.</summary>
    Rejected,

    /// <summary>Our fault: an exception or a crash. The page can be sent again.</summary>
    Failed,
}

/// <summary>What indexing did to the store.</summary>
[JsonConverter(typeof(WordConverter<Change>))]
public enum Change
{
    /// <summary>Nothing was indexed.</summary>
    None,

    /// <summary>The article is new.</summary>
    Created,

    /// <summary>The article stood there and reads differently now.</summary>
    Updated,

    /// <summary>The same article stood there already.</summary>
    Unchanged,
}

/// <summary>The reasons of rejected and failed outcomes: stable codes, one place.</summary>
public static class Reason
{
    /// <summary>The page is larger than the limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The file is neither HTML nor text.</summary>
    public const string UnsupportedFormat = "unsupported-format";

    /// <summary>The file can't be opened or decompressed.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The page holds no article.</summary>
    public const string NoArticle = "no-article";

    /// <summary>The store can't hold this article.</summary>
    public const string Unstorable = "unstorable";

    /// <summary>A service threw an exception that outlived its retries.</summary>
    public const string Exception = "exception";

    /// <summary>The page killed its consumer again and again.</summary>
    public const string Crashed = "crashed";
}
