using System.Text;

namespace Ingestion.Extraction.Html;

/// <summary>Texts by what they say: letters and digits only, in lower case.</summary>
internal static class TextKey
{
    public static string Of(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter))
                key.Append(char.ToLowerInvariant(letter));
        return key.ToString();
    }
}
