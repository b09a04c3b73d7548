using System.Diagnostics;

namespace Ingestion.Indexer;

/// <summary>The Indexer's names in traces and metrics.</summary>
internal static class IndexerTelemetry
{
    public const string Settle = "settle";

    public static readonly ActivitySource Source = new("Ingestion.Indexer");
}
