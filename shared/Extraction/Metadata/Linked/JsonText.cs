using System.Net;
using System.Text.Json;

namespace Ingestion.Extraction.Metadata.Linked;

/// <summary>Reads texts out of JSON-LD, whose values may stand alone, in arrays or in objects.</summary>
internal static class JsonText
{
    public static string ImageOf(JsonElement node)
    {
        var image = node.TryGetProperty("image", out var value) ? value : node.TryGetProperty("thumbnailUrl", out value) ? value : default;
        if (image.ValueKind == JsonValueKind.Array)
            image = image.GetArrayLength() > 0 ? image[0] : default;
        return image.ValueKind == JsonValueKind.Object ? First(Of(image, "url"), Of(image, "contentUrl")) : Plain(image);
    }

    public static string TypeOf(JsonElement node)
    {
        var type = Of(node, "@type");
        return type.Length > 0 ? type[(type.LastIndexOf('/') + 1)..] : "";
    }

    /// <summary>A property's text; of an array its first, of an object its <c>@value</c>, <c>@id</c> or name.</summary>
    public static string Of(JsonElement node, string property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            return "";
        if (value.ValueKind == JsonValueKind.Array)
            value = value.GetArrayLength() > 0 ? value[0] : default;
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var name in (string[])["@value", "@id", "name"])
                if (value.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.String)
                    return Plain(inner);
        return Plain(value);
    }

    public static string Plain(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return "";
        string text;
        try
        {
            text = value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escape that is half a surrogate pair.
            return "";
        }
        return (text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim();
    }

    public static string First(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
            if (value.Length > 0)
                return value;
        return "";
    }
}
