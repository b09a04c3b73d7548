using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>The ledger in the SQLite home.</summary>
internal sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    private static readonly OutcomeCounts NoCounts = new()
    {
        Created = 0,
        Updated = 0,
        Unchanged = 0,
        Rejected = new Dictionary<string, long>(),
        Failed = new Dictionary<string, long>(),
    };

    public Task<IReadOnlyDictionary<Guid, LedgerEntry>> FindAsync(IReadOnlyCollection<Guid> claimIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<Guid, LedgerEntry>>(new Dictionary<Guid, LedgerEntry>(), connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {LedgerRows.Columns} FROM ledger WHERE claim_id IN (SELECT value FROM json_each($claims))";
            command.Parameters.AddWithValue("$claims", $"[{string.Join(',', claimIds.Select(claimId => $"\"{LedgerRows.Key(claimId)}\""))}]");
            return LedgerRows.ReadAll(command).ToDictionary(entry => entry.Claim.ClaimId);
        }, cancellationToken);

    public Task<OutcomeCounts> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(NoCounts, connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT outcome, change, reason, count(*) FROM ledger GROUP BY outcome, change, reason";
        var counts = new List<OutcomeRow>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            counts.Add(new OutcomeRow(Enum.Parse<OutcomeKind>(rows.GetString(0)), Enum.Parse<Change>(rows.GetString(1)), rows.GetString(2), rows.GetInt64(3)));
        return OutcomeRow.Sum(counts);
    }, cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> LatestAsync(OutcomeKind kind, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(limit, "outcome = $outcome", command => command.Parameters.AddWithValue("$outcome", kind.ToString()), cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindBySourceAsync(string name, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(limit,
            """
            file_name = $fileName AND (claim ->> '$.source.name' = $name
                OR substr(claim ->> '$.source.name', -length('/' || $name)) = '/' || $name)
            """,
            command =>
            {
                command.Parameters.AddWithValue("$fileName", LedgerRows.FileName(name));
                command.Parameters.AddWithValue("$name", name);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindByPageAsync(string pageId, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageId);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(limit, "page_id = $pageId", command => command.Parameters.AddWithValue("$pageId", pageId), cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> FindByAddressAsync(string url, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(limit, "claim ->> '$.source.url' = $url", command => command.Parameters.AddWithValue("$url", url), cancellationToken);
    }

    private Task<IReadOnlyList<LedgerEntry>> ListAsync(
        int limit, string condition, Action<SqliteCommand> bind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LedgerEntry>>([], connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SELECT {LedgerRows.Columns} FROM ledger WHERE {condition} ORDER BY settled_at DESC, claim_id DESC LIMIT $limit";
            command.Parameters.AddWithValue("$limit", limit);
            bind(command);
            return LedgerRows.ReadAll(command);
        }, cancellationToken);
}
