using Ingestion.Storage.Documents;

namespace Ingestion.Storage.Mongo;

/// <summary>The writer of the MongoDB home: any number of them, in any number of processes, write at the same time.</summary>
internal sealed class MongoStoreWriter(MongoHome home, StoreResilience resilience, TimeProvider clock) : IStoreWriter
{
    private volatile bool _isReady;

    public async Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        var prepared = await Task.Run(() => submissions.Select(PreparedSubmission.Of).ToArray(), cancellationToken).ConfigureAwait(false);
        var call = new WriteCall(home, prepared, StoredTime.Truncate(clock.GetUtcNow()));
        return await resilience.WriteAsync(
            async token =>
            {
                await PrepareAsync(token).ConfigureAwait(false);
                return prepared.Length == 0 ? [] : await call.RunAsync(token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    // Two calls that come first together both do it, which does no harm.
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
            return;
        await MongoIndexes.CreateAsync(home, cancellationToken).ConfigureAwait(false);
        await LeftArticles.ClearAllAsync(home, cancellationToken).ConfigureAwait(false);
        _isReady = true;
    }
}
