using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts;
using Ingestion.Hosting.Logging;

namespace Ingestion.Standalone.Output;

/// <summary>An article as JSON: its fields in camel case, with <c>id</c> first and the plain <c>text</c>.</summary>
internal static class ArticleJson
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> DirectionMarks = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(value => (char)value).Where(PlainText.IsDirectionMark)]);

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>The article as one object.</summary>
    public static JsonObject Object(string id, Article article)
    {
        var written = new JsonObject { ["id"] = id, ["title"] = article.Title, ["text"] = article.Text };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(article, Compact)!.AsObject())
            if (!written.ContainsKey(name))
                written[name] = value?.DeepClone();
        return written;
    }

    /// <summary>In one line.</summary>
    public static string Line(JsonNode node) => Plain(node.ToJsonString(Compact));

    /// <summary>Over many lines, for a person.</summary>
    public static string Pretty(JsonNode node) => Plain(node.ToJsonString(Indented));

    /// <summary>Any value in the same spelling, over many lines.</summary>
    public static string Pretty<TValue>(TValue value) => Plain(JsonSerializer.Serialize(value, Indented));

    /// <summary>Controls are escaped by then; marks that change the direction of what a terminal shows are not, and stand in strings only.</summary>
    private static string Plain(string json)
    {
        if (!json.AsSpan().ContainsAny(DirectionMarks))
            return json;
        var plain = new StringBuilder(json.Length + 16);
        foreach (var letter in json)
            _ = PlainText.IsDirectionMark(letter) ? plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}") : plain.Append(letter);
        return plain.ToString();
    }
}
