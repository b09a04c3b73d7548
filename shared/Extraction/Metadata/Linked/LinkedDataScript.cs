using System.Text;
using System.Text.Json;

namespace Ingestion.Extraction.Metadata.Linked;

/// <summary>Parses scripts of JSON-LD as pages write them: wrapped in comments, with raw line breaks, with stray commas.</summary>
internal static class LinkedDataScript
{
    /// <summary>Deeper data is no description of a page but an attack on its readers.</summary>
    private const int MaximumDepth = 64;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaximumDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <returns>Null when it can not be read.</returns>
    public static JsonDocument? TryParse(string script)
    {
        var text = Unwrap(script);
        if (text.Length < 2)
            return null;
        foreach (var mend in (bool[])[false, true])
            try
            {
                return JsonDocument.Parse(mend ? Mend(text) : text, Options);
            }
            catch (JsonException)
            {
                // Tried once more with its commonest faults mended, then left out.
            }
        return null;
    }

    /// <summary>Without the comment or CDATA marks that templates put around scripts.</summary>
    private static string Unwrap(string script)
    {
        var text = script.AsSpan();
        if (text.IndexOf("<![CDATA[") is var opens and >= 0)
            text = text[(opens + "<![CDATA[".Length)..];
        if (text.LastIndexOf("]]>") is var closes and >= 0)
            text = text[..closes];
        var start = text.IndexOfAny('{', '[');
        var end = text.LastIndexOfAny('}', ']');
        return start < 0 || end <= start ? "" : text[start..(end + 1)].ToString();
    }

    /// <summary>Raw control characters in strings, and backslashes that escape nothing.</summary>
    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (inString && letter == '\\')
            {
                var next = i + 1 < text.Length ? text[i + 1] : ' ';
                if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
                {
                    mended.Append(letter).Append(next);
                    i++;
                }
                continue;
            }
            if (letter == '"')
                inString = !inString;
            mended.Append(letter < ' ' ? ' ' : letter);
        }
        return mended.ToString();
    }
}
