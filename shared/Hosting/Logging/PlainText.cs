using System.Text;

namespace Ingestion.Hosting.Logging;

/// <summary>Text from a page, or a name, made safe for a terminal.</summary>
public static class PlainText
{
    /// <summary>Without control characters, which could move the cursor, colour or rename the window; line breaks stay.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>As <see cref="Lines"/>, in one line.</summary>
    public static string OneLine(string text) => Clean(text, keepsLines: false);

    private static string Clean(string text, bool keepsLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\u2028' or '\u2029')
                clean.Append(keepsLines ? '\n' : ' ');
            else if (letter is '\n' or '\t')
                clean.Append(keepsLines ? letter : ' ');
            else if (!char.IsControl(letter) && !IsDirectionMark(letter))
                clean.Append(letter);
        }

        return clean.ToString();
    }

    /// <summary>Whether it is explicit directional formatting (UAX #9, 2.1 to 2.4), which can make one text look like another.</summary>
    public static bool IsDirectionMark(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
