using Ingestion.Contracts;
using Ingestion.Storage;

namespace Ingestion.Indexer;

/// <summary>Writes what came of claims into the store, and says which outcome each claim has now.</summary>
internal sealed class Settlement(IStoreWriter store)
{
    /// <summary>The outcomes that stand, in the order of the submissions.</summary>
    public async Task<IReadOnlyList<PageSettled>> SettleAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        var entries = await store.WriteAsync(submissions, cancellationToken);
        return [.. entries.Select(entry => new PageSettled { Claim = entry.Claim, Outcome = entry.Outcome, TraceId = entry.TraceId })];
    }
}
