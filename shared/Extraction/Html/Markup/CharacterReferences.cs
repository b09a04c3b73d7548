using System.Globalization;
using System.Text;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Decodes character references (HTML standard, 13.2.5.72 to 80, and the names of 13.5, which the embedded table
/// <c>character-references.tsv</c> holds as the standard lists them: name, code points).
/// </summary>
internal static class CharacterReferences
{
    /// <summary>Letters of the longest name that may stand without a semicolon.</summary>
    private const int LongestBareName = 6;

    private const int LongestName = 32;

    private static readonly Lazy<Dictionary<string, string>> Names = new(Load);

    /// <summary>What the bytes 0x80 to 0x9F are in windows-1252, which numbers in this range mean.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Appends a piece of text with its references decoded.</summary>
    /// <param name="source">Takes the text, after what was decoded before.</param>
    /// <param name="text">The piece; references begin and end within it.</param>
    /// <param name="isAttribute">Whether it is an attribute's value, where names without a semicolon need something to end them.</param>
    /// <param name="nul">What U+0000 is read as.</param>
    public static void Decode(MarkupSource source, ReadOnlySpan<char> text, bool isAttribute, char nul)
    {
        while (!text.IsEmpty)
        {
            var next = text.IndexOfAny('&', '\0');
            if (next < 0)
                break;
            source.AppendDecoded(text[..next]);
            text = text[next..];
            if (text[0] == '\0')
            {
                source.AppendDecoded(nul);
                text = text[1..];
                continue;
            }
            var length = DecodeOne(source, text, isAttribute);
            if (length == 0)
                source.AppendDecoded(text[0]);
            text = text[Math.Max(length, 1)..];
        }
        source.AppendDecoded(text);
    }

    /// <returns>Letters of the reference; 0 when there is none.</returns>
    private static int DecodeOne(MarkupSource source, ReadOnlySpan<char> text, bool isAttribute)
    {
        if (text.Length < 3)
            return 0;
        if (text[1] == '#')
            return DecodeNumber(source, text);
        var end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end < 3)
            return 0;
        var names = Names.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (end < text.Length && text[end] == ';' && names.TryGetValue(text[1..(end + 1)], out var value))
        {
            source.AppendDecoded(value);
            return end + 1;
        }
        for (var length = Math.Min(end - 1, LongestBareName); length >= 2; length--)
        {
            if (!names.TryGetValue(text.Slice(1, length), out value))
                continue;
            var after = length + 1 < text.Length ? text[length + 1] : '\0';
            if (isAttribute && (after == '=' || char.IsAsciiLetterOrDigit(after)))
                return 0;
            source.AppendDecoded(value);
            return length + 1;
        }
        return 0;
    }

    private static int DecodeNumber(MarkupSource source, ReadOnlySpan<char> text)
    {
        var isHex = text[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var at = start;
        var code = 0;
        for (; at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
            code = Math.Min(code * (isHex ? 16 : 10) + DigitOf(text[at]), 0x110000);
        if (at == start)
            return 0;
        if (at < text.Length && text[at] == ';')
            at++;
        if (code is >= 0x80 and <= 0x9F)
            source.AppendDecoded(Windows1252[code - 0x80]);
        else if (code == 0 || !Rune.TryCreate(code, out var rune))
            source.AppendDecoded('\uFFFD');
        else
        {
            Span<char> letters = stackalloc char[2];
            source.AppendDecoded(letters[..rune.EncodeToUtf16(letters)]);
        }
        return at;
    }

    private static int DigitOf(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : (letter | 0x20) - 'a' + 10;

    private static Dictionary<string, string> Load()
    {
        using var resource = typeof(CharacterReferences).Assembly.GetManifestResourceStream("character-references.tsv")!;
        using var reader = new StreamReader(resource);
        var names = new Dictionary<string, string>(2231, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            names[line[..tab]] = string.Concat(line[(tab + 1)..].Split(' ')
                .Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
        }
        return names;
    }
}
