using System.Buffers;
using System.Text;

namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>
/// Takes the marks of text browsers and converters off lines: numbers in brackets before links, addresses in brackets
/// behind them, underscores for underlined spaces, names of images, and buttons.
/// </summary>
/// <param name="style">The text's style.</param>
internal sealed class LinkMarks(DumpStyle style)
{
    private const string Button = "(BUTTON)";
    private const int MaximumAddress = 2_000;
    private const int MaximumName = 200;

    // Links without a text have a number and no place.
    private const int MostSkipped = 20;

    // A mark tells where a link begins, or where it ends, but not both: a label is one as a whole, within text some words are.
    private const int LettersOfALabel = 100;
    private const int LettersWithin = 24;

    private static readonly string[] ImageEndings = [".gif", ".jpg", ".jpeg", ".png", ".svg", ".webp", ".avif", ".bmp", ".ico", ".tif", ".tiff"];
    private static readonly string[] ImageWords = ["IMAGE", "INLINE", "IMG", "LINK", "USEMAP", "EMBED", "IFrame", "image", "img"];

    private static readonly SearchValues<char> AddressMarks = SearchValues.Create("./#?=");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".,;:!?'");

    private int _number;

    /// <summary>The text of the next line without its marks.</summary>
    public PlainLine Plain(string line)
    {
        if (line.AsSpan().IndexOfAny("[(_") < 0)
            return new(line, 0, 0, 0);
        var plain = new StringBuilder(line.Length);
        int links = 0, letters = 0, images = 0, open = -1;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '[' && Mark(line, at) is var (length, kind) && length > 0)
            {
                if (kind == MarkKind.Number)
                {
                    letters += open < 0 ? 0 : Letters(plain.Length - open, line.Length);
                    open = plain.Length;
                    links++;
                }
                else if (kind == MarkKind.Address)
                {
                    letters += Letters(plain.Length - Math.Max(open, 0), line.Length);
                    links += plain.Length > Math.Max(open, 0) ? 1 : 0;
                    images += plain.Length > Math.Max(open, 0) ? 0 : 1;
                    if (plain.Length > 0 && plain[^1] == ' ')
                        plain.Length--;
                    open = plain.Length;
                }
                else
                {
                    images++;
                }

                at += length - 1;
            }
            else if (line[at] == '(' && line.AsSpan(at).StartsWith(Button, StringComparison.Ordinal))
            {
                links++;
                at += Button.Length - 1;
            }
            else
            {
                plain.Append(line[at]);
            }
        }

        if (open >= 0 && style.HasNumberedLinks)
            letters += Letters(plain.Length - open, line.Length);
        if (style.HasUnderscores)
            (links, letters) = Underlined(plain, links);
        return new(RawLine.Spaced(plain.ToString().AsSpan().Trim()), links, letters, images);
    }

    /// <summary>The number in brackets at a place, and the letters it takes.</summary>
    public static (int Value, int Length) Number(string text, int at)
    {
        var value = 0;
        var end = at + 1;
        for (; end < text.Length && end <= at + 5 && char.IsAsciiDigit(text[end]); end++)
            value = (value * 10) + (text[end] - '0');
        return end > at + 1 && end < text.Length && text[end] == ']' ? (value, end + 1 - at) : (0, 0);
    }

    /// <summary>Letters taken by an address in brackets at a place; 0 where none stands.</summary>
    public static int Address(string text, int at)
    {
        var inside = text.AsSpan(at + 1, Math.Min(text.Length - at - 1, MaximumAddress));
        var isAddress = inside.Length > 1 && (inside[0] is '/' or '#' or '?' || inside.StartsWith("./", StringComparison.Ordinal) || inside.StartsWith("../", StringComparison.Ordinal)
            || StartsWithScheme(inside));
        if (!isAddress && !(inside.Length > 4 && char.IsAsciiLetterOrDigit(inside[0])))
            return 0;
        var end = inside.IndexOf(']');
        if (end < 0)
            return 0;
        // A relative address is told by a path or a file's ending: [news/today.html].
        return isAddress || (inside[..end].Contains('/') && inside[..end].IndexOfAny(' ', '[') < 0) ? end + 2 : 0;
    }

    // Among addresses in brackets a name of a file is one too: [page.html], [?id=2].
    private static int PlainAddress(string text, int at)
    {
        var inside = text.AsSpan(at + 1, Math.Min(text.Length - at - 1, MaximumName));
        var end = inside.IndexOf(']');
        return end >= 4 && (at == 0 || text[at - 1] is ' ' or ']') && !inside[..end].Contains(' ') && inside[1..end].ContainsAny(AddressMarks) ? end + 2 : 0;
    }

    private (int Length, MarkKind Kind) Mark(string line, int at)
    {
        if (style.HasNumberedLinks && Number(line, at) is var (value, length) && value > _number && value <= _number + MostSkipped)
        {
            _number = value;
            return (length, MarkKind.Number);
        }

        if (at + 1 < line.Length && line[at + 1] == ']' && style.HasEmptyBrackets)
            return (2, MarkKind.Image);
        if (style.HasAddresses && (Address(line, at) is var strict && strict > 0 ? strict : PlainAddress(line, at)) is var address && address > 0)
            return (address, MarkKind.Address);
        return Image(line, at) is var image && image > 0 ? (image, MarkKind.Image) : (0, MarkKind.Image);
    }

    // "[photo.jpg]", "[INLINE]", and "[photo-of-a-bridge]" where text follows without a space, as after no bracket that somebody wrote.
    private static int Image(string line, int at)
    {
        var inside = line.AsSpan(at + 1, Math.Min(line.Length - at - 1, MaximumName));
        var end = inside.IndexOf(']');
        if (end <= 0)
            return 0;
        var name = inside[..end];
        foreach (var ending in ImageEndings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && (!name.Contains(' ') || StartsWithScheme(name)))
                return end + 2;
        }

        foreach (var word in ImageWords)
        {
            if (name.SequenceEqual(word))
                return end + 2;
        }

        var isName = end > 3 && name.IndexOfAny("-_") > 0 && !name.Contains(' ') && name.IndexOfAnyExceptInRange('\0', '\u007F') < 0 && !name.ContainsAny(SentenceMarks);
        var isFollowed = at + end + 2 < line.Length && char.IsLetterOrDigit(line[at + end + 2]);
        return isName && (isFollowed || line.Length == end + 2) && (at == 0 || line[at - 1] == ']') ? end + 2 : 0;
    }

    private static bool StartsWithScheme(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("//", StringComparison.Ordinal);

    private static int Letters(int letters, int all) => all <= LettersOfALabel ? letters : Math.Min(letters, LettersWithin);

    // "a_link_of_words" becomes words.
    private static (int Links, int Letters) Underlined(StringBuilder plain, int links)
    {
        var letters = 0;
        var start = 0;
        var marks = 0;
        for (var at = 0; at <= plain.Length; at++)
        {
            if (at < plain.Length && plain[at] != ' ')
            {
                if (plain[at] == '_')
                {
                    marks++;
                    plain[at] = ' ';
                }

                continue;
            }

            links += marks > 0 ? 1 : 0;
            letters += marks > 0 ? at - start : 0;
            (start, marks) = (at + 1, 0);
        }

        return (links, letters);
    }

    private enum MarkKind
    {
        Number,
        Address,
        Image,
    }
}
