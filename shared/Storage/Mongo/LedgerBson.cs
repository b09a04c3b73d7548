using Ingestion.Storage.Documents;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>The fields of a document of <c>ledger</c>, beside <c>_id</c>, which is the claim id.</summary>
internal static class LedgerFields
{
    public const string Claim = "claim", Outcome = "outcome", TraceId = "traceId", SettledAt = "settledAt", ExtractorVersion = "extractorVersion";
    public const string Reading = $"{Claim}.reading", PageId = $"{Claim}.pageId", Address = $"{Claim}.source.url";
    public const string Kind = $"{Outcome}.kind", Change = $"{Outcome}.change", Reason = $"{Outcome}.reason";

    /// <summary>What a person did with the page afterwards, with <c>kind</c> and <c>at</c>; absent when nothing.</summary>
    public const string Handling = "handling";

    /// <summary>The last part of the source's name.</summary>
    public const string FileName = "fileName";

    /// <summary>Pages of earlier readings whose articles are still to be looked at; absent when there are none.</summary>
    public const string LeftPages = "leftPages";
}

/// <summary>A ledger entry as it stands, with the pages that its claim has left.</summary>
internal sealed record StandingEntry(LedgerEntry Entry, IReadOnlyList<string> LeftPages);

/// <summary>Ledger entries as documents.</summary>
internal static class LedgerBson
{
    public static BsonDocument Write(StandingEntry standing)
    {
        var entry = standing.Entry;
        var document = new BsonDocument
        {
            { "_id", ArticleBson.Key(entry.Claim.ClaimId) },
            { LedgerFields.Claim, BsonJson.Read(StoredJson.Write(entry.Claim)) },
            { LedgerFields.Outcome, BsonJson.Read(StoredJson.Write(entry.Outcome)) },
            { LedgerFields.TraceId, entry.TraceId },
            { LedgerFields.ExtractorVersion, entry.ExtractorVersion },
            { LedgerFields.SettledAt, entry.SettledAt.UtcDateTime },
            { LedgerFields.FileName, FileName(entry.Claim.Source.Name) },
        };
        if (entry.Handling != Handling.None)
            document[LedgerFields.Handling] = Write(entry.Handling);
        if (standing.LeftPages.Count > 0)
            document[LedgerFields.LeftPages] = new BsonArray(standing.LeftPages);
        return document;
    }

    public static StandingEntry ReadStanding(BsonDocument document) => new(
        Read(document),
        document.TryGetValue(LedgerFields.LeftPages, out var pages) ? [.. pages.AsBsonArray.Select(page => page.AsString)] : []);

    public static LedgerEntry Read(BsonDocument document) => new()
    {
        Claim = StoredJson.ReadClaim(BsonJson.Write(document[LedgerFields.Claim].AsBsonDocument)),
        Outcome = StoredJson.ReadOutcome(BsonJson.Write(document[LedgerFields.Outcome].AsBsonDocument)),
        TraceId = document[LedgerFields.TraceId].AsString,
        ExtractorVersion = document[LedgerFields.ExtractorVersion].AsString,
        SettledAt = new DateTimeOffset(document[LedgerFields.SettledAt].ToUniversalTime()),
        Handling = document.TryGetValue(LedgerFields.Handling, out var handling)
            ? new Handling(Enum.Parse<HandlingKind>(handling["kind"].AsString, ignoreCase: true), new DateTimeOffset(handling["at"].ToUniversalTime()))
            : Handling.None,
    };

    /// <summary>The field <see cref="LedgerFields.Handling"/>.</summary>
    public static BsonDocument Write(Handling handling) => new()
    {
        { "kind", handling.Kind.ToString().ToLowerInvariant() },
        { "at", handling.At.UtcDateTime },
    };

    /// <summary>The last part of a source's name, by which it is found.</summary>
    public static string FileName(string sourceName) => sourceName[(sourceName.LastIndexOf('/') + 1)..];
}
