using System.Text;

namespace Ingestion.Standalone.Output;

/// <summary>Text from a page, made safe for a terminal.</summary>
internal static class PlainText
{
    /// <summary>Without control characters, which could move the cursor, colour or rename the window; line breaks stay.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>As <see cref="Lines"/>, in one line.</summary>
    public static string OneLine(string text) => Clean(text, keepsLines: false);

    private static string Clean(string text, bool keepsLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\n' or '\t')
                clean.Append(keepsLines ? letter : ' ');
            else if (!char.IsControl(letter) && !IsDirectionMark(letter))
                clean.Append(letter);
        }

        return clean.ToString();
    }

    // Explicit directional formatting (UAX #9, 2.1 to 2.4) can make one text look like another.
    private static bool IsDirectionMark(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
