namespace Ingestion.Hosting.Bus;

/// <summary>The queues of the pipe. One service consumes a queue, another its dead letters, so both must know its name.</summary>
public static class Queues
{
    /// <summary>Pages for the Parsers.</summary>
    public const string Parser = "parser";

    /// <summary>Articles for the Indexers.</summary>
    public const string Articles = "indexer-articles";

    /// <summary>Rejections for the Indexers.</summary>
    public const string Rejections = "indexer-rejections";

    /// <summary>Faults for the Indexers.</summary>
    public const string Faults = "indexer-faults";

    private const string Outcomes = "page-settled-";

    /// <summary>The queue in which a Fetcher is told of outcomes.</summary>
    public static string OutcomesFor(string fetcher)
    {
        ArgumentNullException.ThrowIfNull(fetcher);
        return Outcomes + fetcher.ToLowerInvariant();
    }
}
