using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>Ledger entries as rows.</summary>
internal static class LedgerRows
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "outcome, change, reason, sentence, stage, trace_id, extractor_version, settled_at, claim, exception, handling, handled_at";

    /// <summary>The entry in the reader's current row.</summary>
    public static LedgerEntry Read(SqliteDataReader row) => new()
    {
        Outcome = new Outcome
        {
            Kind = Enum.Parse<OutcomeKind>(row.GetString(0)),
            Change = Enum.Parse<Change>(row.GetString(1)),
            Reason = row.GetString(2),
            Sentence = row.GetString(3),
            Stage = Enum.Parse<Stage>(row.GetString(4)),
            Exception = row.GetString(9) is { Length: > 0 } exception ? StoredJson.ReadException(exception) : null,
        },
        TraceId = row.GetString(5),
        ExtractorVersion = row.GetString(6),
        SettledAt = StoredTime.Read(row.GetString(7)),
        Claim = StoredJson.ReadClaim(row.GetString(8)),
        Handling = row.GetString(11) is { Length: > 0 } at ? new Handling(Enum.Parse<HandlingKind>(row.GetString(10)), StoredTime.Read(at)) : Handling.None,
    };

    /// <summary>All entries of a query.</summary>
    public static IReadOnlyList<LedgerEntry> ReadAll(SqliteCommand command)
    {
        var entries = new List<LedgerEntry>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            entries.Add(Read(rows));
        return entries;
    }

    /// <summary>How a claim is written.</summary>
    public static string Key(Guid claimId) => claimId.ToString("D");

    /// <summary>The last part of a source's name, by which it is found.</summary>
    public static string FileName(string sourceName) => sourceName[(sourceName.LastIndexOf('/') + 1)..];
}
