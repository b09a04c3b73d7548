namespace Ingestion.Storage;

/// <summary>The Indexer's side of the store.</summary>
public interface IStoreWriter
{
    /// <summary>
    /// Writes articles and outcomes together and returns, in the order given, the ledger entry that now stands for each
    /// claim. A claim that has an outcome for this reading or a later one keeps it, and its article is left untouched.
    /// A later reading replaces the earlier one's outcome, and the article that only the earlier reading made is
    /// removed: the article of the earlier reading's page, when the later reading is of another page and no other claim's
    /// outcome is that page indexed. An article the store can't hold becomes the outcome rejected, <c>unstorable</c>, and
    /// nothing beside it is lost. The same call made again changes nothing and returns the same entries. Claims and pages
    /// may come more than once in a call; they are taken in the order given.
    /// <para>
    /// Without submissions the call only makes the store ready, so that a process can show at its start that it can write.
    /// </para>
    /// </summary>
    /// <exception cref="StoreException">The store can't be written. No outcome is lost: the call may be made again, whatever was written.</exception>
    /// <exception cref="ArgumentException">An <see cref="OutcomeSubmission"/> says indexed.</exception>
    Task<IReadOnlyList<LedgerEntry>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken);
}
