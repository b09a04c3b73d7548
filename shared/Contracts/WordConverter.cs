using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>Writes the words of an enumeration in JSON as <c>list-item</c>, so that messages, store and output spell them alike.</summary>
public sealed class WordConverter<TWord>() : JsonStringEnumConverter<TWord>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TWord : struct, Enum;
