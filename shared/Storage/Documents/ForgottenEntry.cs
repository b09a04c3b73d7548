namespace Ingestion.Storage.Documents;

/// <summary>What stays of the entry of a forgotten page.</summary>
internal static class ForgottenEntry
{
    public static LedgerEntry Of(LedgerEntry entry, DateTimeOffset now) => entry.Handling.Kind == HandlingKind.Forgotten
        ? entry
        : entry with
        {
            Claim = entry.Claim with { Source = entry.Claim.Source with { Name = ICuration.ForgottenName, Url = "" } },
            Outcome = entry.Outcome with { Sentence = "", Exception = null },
            Handling = new Handling(HandlingKind.Forgotten, now),
        };
}
