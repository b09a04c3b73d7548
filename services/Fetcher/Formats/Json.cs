using System.Text.Json;

namespace Ingestion.Fetcher.Formats;

/// <summary>Tells JSON from text that begins with a bracket.</summary>
internal static class Json
{
    private const int FewestTokens = 3;

    /// <summary>Whether the bytes are JSON as far as they go.</summary>
    public static bool IsJson(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes is not [(byte)'{' or (byte)'[', ..])
            return false;
        var tokens = 0;
        try
        {
            var reader = new Utf8JsonReader(bytes, isWhole, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 1000 }));
            while (reader.Read())
                tokens++;
        }
        catch (JsonException)
        {
            return false;
        }

        return tokens >= FewestTokens;
    }
}
