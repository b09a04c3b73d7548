using System.Buffers;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// JSON as BSON and back, so that what <see cref="Documents.StoredJson"/> writes can be read, field by field, by any
/// client of the database.
/// </summary>
internal static class BsonJson
{
    /// <summary>The document that a JSON object is.</summary>
    public static BsonDocument Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement).AsBsonDocument;
    }

    /// <summary>The JSON object that a document is. Values of BSON's own types come out as text.</summary>
    public static string Write(BsonDocument document)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, document);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static BsonValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new BsonDocument(element.EnumerateObject().Select(member => new BsonElement(member.Name, Read(member.Value)))),
        JsonValueKind.Array => new BsonArray(element.EnumerateArray().Select(Read)),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetInt32(out var number) => number,
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => BsonBoolean.True,
        JsonValueKind.False => BsonBoolean.False,
        _ => BsonNull.Value,
    };

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                writer.WriteStartObject();
                foreach (var element in document)
                {
                    writer.WritePropertyName(element.Name);
                    Write(writer, element.Value);
                }
                writer.WriteEndObject();
                break;
            case BsonArray array:
                writer.WriteStartArray();
                foreach (var element in array)
                    Write(writer, element);
                writer.WriteEndArray();
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case BsonInt32 or BsonInt64:
                writer.WriteNumberValue(value.ToInt64());
                break;
            case BsonDouble number:
                writer.WriteNumberValue(number.Value);
                break;
            case BsonNull:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
