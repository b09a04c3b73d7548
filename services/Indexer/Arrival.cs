using System.Diagnostics;
using Ingestion.Storage;

namespace Ingestion.Indexer;

/// <summary>What came for a claim, and the trace it came in.</summary>
internal sealed record Arrival(Submission Submission, ActivityContext Trace);
