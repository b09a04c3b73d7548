namespace Ingestion.Storage;

/// <summary>
/// What people do to the store by hand, from a process of their own, while others write. Every call throws
/// <see cref="StoreException"/> when the store is there but can't be written; where there is none nothing is done.
/// </summary>
public interface ICuration
{
    /// <summary>What the source of a forgotten page is called in the ledger.</summary>
    const string ForgottenName = "forgotten";

    /// <summary>Enters what was done with the pages of these claims; those without an entry are passed over.</summary>
    Task RecordAsync(IReadOnlyCollection<Guid> claimIds, HandlingKind kind, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the articles of pages for good, and from the ledger all that the pages, their names or addresses said: of each
    /// of their claims there stays that it came, when, and how it ended. Done again it changes nothing. A SQLite file is
    /// written anew, for which there must be room.
    /// </summary>
    Task ForgetAsync(IReadOnlyCollection<string> pageIds, CancellationToken cancellationToken);
}
