using Ingestion.Contracts;

namespace Ingestion.Storage;

/// <summary>
/// What became of every claim. Before anything was ever written it is empty, and that is no error. Every call throws
/// <see cref="StoreException"/> when the store is there but can't be read. Newest first is by <see cref="LedgerEntry.SettledAt"/>,
/// then by claim id, whose order is that of arrival.
/// </summary>
public interface ILedger
{
    /// <summary>The entries of the claims that have one.</summary>
    Task<IReadOnlyDictionary<Guid, LedgerEntry>> FindAsync(IReadOnlyCollection<Guid> claimIds, CancellationToken cancellationToken);

    /// <summary>How many claims ended how.</summary>
    Task<OutcomeCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>The latest outcomes of a kind, newest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> LatestAsync(OutcomeKind kind, int limit, CancellationToken cancellationToken);

    /// <summary>The outcomes of the claims whose source has this name, or ends with it after a <c>/</c>, newest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> FindBySourceAsync(string name, int limit, CancellationToken cancellationToken);

    /// <summary>The outcomes of the claims of a page, by its whole id, newest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> FindByPageAsync(string pageId, int limit, CancellationToken cancellationToken);

    /// <summary>The outcomes of the claims whose source has this address of its own, newest first. It reads the whole ledger.</summary>
    Task<IReadOnlyList<LedgerEntry>> FindByAddressAsync(string url, int limit, CancellationToken cancellationToken);
}

/// <summary>Claims by outcome.</summary>
public sealed record OutcomeCounts
{
    /// <summary>Indexed, the article was new.</summary>
    public required long Created { get; init; }

    /// <summary>Indexed, the article reads differently now.</summary>
    public required long Updated { get; init; }

    /// <summary>Indexed, the article stood there already.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rejected claims by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Failed claims by reason.</summary>
    public required IReadOnlyDictionary<string, long> Failed { get; init; }
}
