using Ingestion.Contracts;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// Which submissions of a call stand: those of a later reading than their claim's outcome so far, in the store or earlier
/// in the call.
/// </summary>
internal sealed class ClaimTurns
{
    private const int InStore = -1;

    private readonly IReadOnlyList<PreparedSubmission> _submissions;
    private readonly IReadOnlyDictionary<Guid, StandingEntry> _standing;
    private readonly int[] _keepers;
    private readonly Dictionary<Guid, int> _last = [];

    public ClaimTurns(IReadOnlyList<PreparedSubmission> submissions, IReadOnlyDictionary<Guid, StandingEntry> standing)
    {
        _submissions = submissions;
        _standing = standing;
        _keepers = new int[submissions.Count];
        for (var index = 0; index < submissions.Count; index++)
        {
            var claim = submissions[index].Claim;
            var keeper = _last.GetValueOrDefault(claim.ClaimId, InStore);
            var reading = keeper != InStore ? submissions[keeper].Claim.Reading
                : standing.TryGetValue(claim.ClaimId, out var found) ? found.Entry.Claim.Reading : int.MinValue;
            _keepers[index] = reading >= claim.Reading ? keeper : index;
            if (_keepers[index] == index)
                _last[claim.ClaimId] = index;
        }
    }

    /// <summary>The submissions that stand, in their order.</summary>
    public IEnumerable<PreparedSubmission> Accepted => _submissions.Where((_, index) => _keepers[index] == index);

    /// <summary>The entry that each submission is answered with, given those of the accepted ones.</summary>
    public LedgerEntry[] Answers(Func<PreparedSubmission, LedgerEntry> entry)
    {
        var entries = new LedgerEntry[_keepers.Length];
        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = _keepers[index] == index ? entry(_submissions[index])
                : _keepers[index] == InStore ? _standing[_submissions[index].Claim.ClaimId].Entry
                : entries[_keepers[index]];
        }
        return entries;
    }

    /// <summary>What is to be written into the ledger: each claim's last entry, with the pages that the claim leaves.</summary>
    public IEnumerable<StandingEntry> Changed(Func<PreparedSubmission, LedgerEntry> entry)
    {
        var accepted = Accepted.ToLookup(submission => submission.Claim.ClaimId);
        foreach (var (claimId, last) in _last)
        {
            var written = entry(_submissions[last]);
            IEnumerable<string> left = accepted[claimId].Where(submission => submission.Content is not null).Select(submission => submission.Claim.PageId);
            if (_standing.TryGetValue(claimId, out var earlier))
                left = left.Concat(earlier.LeftPages).Concat(earlier.Entry.Outcome.Kind == OutcomeKind.Indexed ? [earlier.Entry.Claim.PageId] : []);
            yield return new StandingEntry(written, [.. left.Where(page => page != written.Claim.PageId).Distinct(StringComparer.Ordinal)]);
        }
    }
}
