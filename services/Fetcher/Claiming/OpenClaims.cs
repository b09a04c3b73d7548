using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Claiming;

/// <summary>This Fetcher's claims that have no outcome yet.</summary>
internal sealed class OpenClaims(InFlight inFlight)
{
    private readonly ConcurrentDictionary<Guid, OpenClaim> _claims = new();
    private TaskCompletionSource _removed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => _claims.Count;

    public ICollection<OpenClaim> All => _claims.Values;

    public bool TryGet(Guid claimId, out OpenClaim claim) => _claims.TryGetValue(claimId, out claim!);

    /// <summary>Adds a claim, or returns the one that is there.</summary>
    public OpenClaim Add(OpenClaim claim) => _claims.GetOrAdd(claim.Folder.ClaimId, claim);

    /// <summary>Removes a claim that ended and gives its room back.</summary>
    public void Remove(OpenClaim claim)
    {
        if (!_claims.TryRemove(KeyValuePair.Create(claim.Folder.ClaimId, claim)))
            return;
        inFlight.Leave(claim.Room);
        Interlocked.Exchange(ref _removed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Completes when no claim is open.</summary>
    public async Task WhenNoneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var removed = Volatile.Read(ref _removed).Task;
            if (_claims.IsEmpty)
                return;
            await removed.WaitAsync(cancellationToken);
        }
    }
}
