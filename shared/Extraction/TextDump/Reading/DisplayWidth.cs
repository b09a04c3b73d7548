namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>Columns that text takes on a terminal (Unicode, UAX #11: wide letters take two).</summary>
internal static class DisplayWidth
{
    /// <summary>The columns of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange('\0', '\u02FF'))
            return text.Length;
        var width = 0;
        for (var at = 0; at < text.Length; at++)
        {
            // One letter that a tool broke is many replacement characters.
            if (text[at] != '\uFFFD' || at == 0 || text[at - 1] != '\uFFFD')
                width += Of(text[at]);
        }

        return width;
    }

    /// <summary>The columns of a letter, or of half a surrogate pair.</summary>
    public static int Of(char letter) => letter switch
    {
        < '\u0300' => 1,
        <= '\u036F' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' => 0,
        < '\u1100' => 1,
        <= '\u115F' or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6') => 2,
        _ => 1,
    };
}
