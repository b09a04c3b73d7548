namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>The marks at the beginning of a line: bullets, numbers, hashes, quotes, fences and rules.</summary>
internal static class LineMarks
{
    // The fourth and deeper levels of lynx's lists, which elsewhere are text or a heading.
    private const int DeepIndent = 6;
    private const int MaximumDigits = 3;

    /// <summary>Letters taken by a bullet and the space behind it, or by several; 0 where none stands.</summary>
    public static int Bullet(string text, int indent)
    {
        var at = 0;
        while (at < text.Length && IsBullet(text[at], indent) && (at + 1 == text.Length || text[at + 1] == ' '))
            at += at + 1 == text.Length ? 1 : 2;
        // An item that is one mark and nothing else is a mark.
        return at;
    }

    /// <summary>The number at the beginning of a line, "12." or "12)", and the letters it takes; none where there is none.</summary>
    public static (int Value, int Length) Number(string text)
    {
        var at = 0;
        var value = 0;
        for (; at < text.Length && at < MaximumDigits && char.IsAsciiDigit(text[at]); at++)
            value = (value * 10) + (text[at] - '0');
        return at > 0 && at + 2 < text.Length && text[at] is '.' or ')' && text[at + 1] == ' ' ? (value, at + 2) : (0, 0);
    }

    /// <summary>The level of a heading of Markdown ("## "); 0 where none stands.</summary>
    public static int Hashes(string text)
    {
        if (text[0] != '#')
            return 0;
        var level = text.AsSpan().IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && text[level] == ' ' ? level : 0;
    }

    /// <summary>Letters taken by marks of quotation.</summary>
    public static int Quote(string text)
    {
        var at = 0;
        while (at < text.Length && (text[at] == '>' || (at > 0 && text[at] == ' ')))
            at++;
        return at;
    }

    /// <summary>Whether a line begins or ends code (CommonMark 0.31, section 4.5).</summary>
    public static bool IsFence(string text) =>
        text.StartsWith("```", StringComparison.Ordinal) || (text.StartsWith("~~~", StringComparison.Ordinal) && text.AsSpan().IndexOfAnyExcept("~ ") != 3);

    /// <summary>Whether a line draws instead of saying something: a rule, an underline, the edge of a box or table.</summary>
    public static bool IsRule(string text)
    {
        foreach (var letter in text)
        {
            if (letter is not (' ' or '-' or '=' or '_' or '*' or '~' or '+' or '|' or '#' or ':' or '.' or '•' or '●' or '·' or (>= '\u2500' and <= '\u25FF') or '—' or '–' or '⋯' or '…' or '¯'))
                return false;
        }

        return text.Length >= 3 || text[0] is not ('.' or '…' or '—' or '–');
    }

    /// <summary>The level of the heading that a line underlines: 1 for equals signs, 2 for hyphens or tildes; 0 for none.</summary>
    public static int Underline(string text)
    {
        if (text.Length < 3 || text[0] is not ('=' or '-' or '~') || text.AsSpan().IndexOfAnyExcept(text[0]) >= 0)
            return 0;
        return text[0] == '=' ? 1 : 2;
    }

    private static bool IsBullet(char letter, int indent) =>
        letter is '-' or '*' or '•' or '·' or '–' or '●' or '○' or '◦' or '▪' or '■' or '□' or '‣' or '⁃' or '◆' or '▸' or '►' or '➢'
        || (letter is '+' or 'o' or '#' or '@' && indent >= DeepIndent) || letter is '+';
}
