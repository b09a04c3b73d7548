using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Settling;

/// <summary>What stands beside a rejected or failed file, as <c>NAME.reason.json</c>.</summary>
internal sealed record ReasonFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required OutcomeKind Outcome { get; init; }

    public required string Reason { get; init; }

    public required string Sentence { get; init; }

    public required Stage Stage { get; init; }

    public required Guid ClaimId { get; init; }

    public required string PageId { get; init; }

    public required string TraceId { get; init; }

    /// <summary>The page's path below the inbox.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>What failed it; null for all that was not failed by an exception.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExceptionRecord? Exception { get; init; }

    /// <summary>Path of the reason file that belongs to a file.</summary>
    public static string PathFor(string file) =>
        Path.Combine(Path.GetDirectoryName(file)!, FileNames.ReasonFile(Path.GetFileName(file)));

    /// <summary>Reads one; nothing when it isn't there or isn't one of ours.</summary>
    public static bool TryRead(string path, out ReasonFile reason)
    {
        reason = null!;
        try
        {
            using var file = File.OpenRead(path);
            reason = JsonSerializer.Deserialize<ReasonFile>(file, Json)!;
            return reason is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Puts the reason beside the place a file will have; whole or not at all, and never over another's.
    /// </summary>
    /// <returns>Whether the place can be had: not when the reason of another claim stands there.</returns>
    public bool TryWrite(Folders folders, string file)
    {
        var path = PathFor(file);

        // Named after the claim: a process that is killed before the draft is moved settles the claim after its start, and writes it again.
        var draft = Path.Combine(folders.Incoming, ClaimId.ToString("D"));
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(this, Json));
        if (AtomicMove.Move(draft, path) == MoveResult.Moved)
            return true;

        // Left by this claim's own settling, interrupted before the file was moved.
        if (TryRead(path, out var present) && present.ClaimId == ClaimId)
        {
            File.Move(draft, path, overwrite: true);
            return true;
        }

        File.Delete(draft);
        return false;
    }
}
