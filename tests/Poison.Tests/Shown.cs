using System.Globalization;
using System.Text;

namespace Ingestion.Poison.Tests;

/// <summary>Text as a terminal gets it.</summary>
internal static class Shown
{
    /// <summary>Whether no character in it moves, colours, renames or reorders anything.</summary>
    public static bool IsPlain(string text) => !text.Any(IsControl);

    /// <summary>The text with such characters spelled out.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text.Length > 500 ? text[..500] : text)
            escaped.Append(IsControl(letter) ? $"\\u{(int)letter:X4}" : letter.ToString());
        return escaped.ToString();
    }

    private static bool IsControl(char letter) =>
        letter is not ('\n' or '\t') && (char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029')
        && CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
