namespace Ingestion.Storage;

/// <summary>The Indexer's side of the store.</summary>
public interface IStoreWriter
{
    /// <summary>
    /// Writes articles and outcomes together and returns, in the order given, the ledger entry that now stands for each
    /// claim. A claim that has an outcome for this reading or a later one keeps it, and its article is left untouched.
    /// A later reading replaces the earlier one's outcome, and the article that only the earlier reading made is
    /// removed. An article the store can't hold becomes the outcome rejected, <c>unstorable</c>, and nothing beside it
    /// is lost. The same call made again changes nothing and returns the same entries.
    /// </summary>
    Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken);
}
