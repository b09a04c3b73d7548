using Ingestion.Contracts;

namespace Ingestion.Storage.Documents;

/// <summary>How many ledger entries have the same kind, change and reason, as both homes count them.</summary>
internal sealed record OutcomeRow(OutcomeKind Kind, Change Change, string Reason, long Count)
{
    /// <summary>The counts that the rows make.</summary>
    public static OutcomeCounts Sum(IReadOnlyCollection<OutcomeRow> rows)
    {
        return new OutcomeCounts
        {
            Created = Indexed(Change.Created),
            Updated = Indexed(Change.Updated),
            Unchanged = Indexed(Change.Unchanged),
            Rejected = ByReason(OutcomeKind.Rejected),
            Failed = ByReason(OutcomeKind.Failed),
        };

        long Indexed(Change change) => rows.Where(row => row.Kind == OutcomeKind.Indexed && row.Change == change).Sum(row => row.Count);
        Dictionary<string, long> ByReason(OutcomeKind kind) =>
            rows.Where(row => row.Kind == kind).GroupBy(row => row.Reason).ToDictionary(same => same.Key, same => same.Sum(row => row.Count));
    }
}
