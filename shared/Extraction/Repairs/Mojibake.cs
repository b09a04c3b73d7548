using System.Buffers;
using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>
/// Mends text that was written as UTF-8 and read as windows-1252, once or more often: <c>CafÃ©</c> is <c>Café</c> and
/// <c>donâ€™t</c> is <c>don’t</c>. Only whole UTF-8 sequences whose character is one that such a text may hold, only where the
/// text has several, and never in code.
/// </summary>
public static class Mojibake
{
    /// <summary>The <see cref="Repair.Kind"/> of these repairs.</summary>
    public const string Kind = "mojibake";

    // One may be an example of itself.
    private const int LeastSequences = 2;

    // A text in another script is nothing but sequences.
    private const int LeastForeignSequences = 10;

    // What was encoded three times has been seen; more often has not.
    private const int MostTimes = 3;

    // The bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding, index windows-1252); the five it leaves open stand for themselves.
    private const string Upper = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    // How the first byte of a sequence reads.
    private static readonly SearchValues<char> Leads = SearchValues.Create([.. Enumerable.Range(0xC2, 0xF4 - 0xC2 + 1).Select(lead => (char)lead)]);

    /// <summary>Mends a headline and its text.</summary>
    public static Mended Decode(Mended text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var times = 0; times < MostTimes; times++)
        {
            var evidence = Evidence.Of(text);
            if (evidence.Sequences < LeastSequences || evidence.Letters > evidence.Sequences)
                break;
            text = Decode(text, evidence.AreForeign);
        }

        return text;
    }

    private static Mended Decode(Mended text, bool areForeign)
    {
        var repairs = text.Repairs.ToList();
        var title = Decode(text.Title, "title", 0, areForeign, repairs);
        var blocks = text.Blocks.Select((block, index) => IsWritten(block) ? block with { Text = Decode(block.Text, "text", index, areForeign, repairs) } : block).ToList();
        return new(title, blocks, repairs);
    }

    private static string Decode(string text, string field, int block, bool areForeign, List<Repair> repairs)
    {
        if (!text.AsSpan().ContainsAny(Leads))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Sequence(text.AsSpan(at), areForeign, out var rune) is var length and > 0)
            {
                repairs.Add(new Repair { Kind = Kind, Field = field, Block = block, Position = kept.Length, Removed = text.Substring(at, length), Inserted = rune.ToString() });
                kept.Append(rune.ToString());
                at += length;
            }
            else
            {
                kept.Append(text[at++]);
            }
        }

        return kept.ToString();
    }

    private static bool IsWritten(Block block) => block.Kind != BlockKind.Preformatted && !block.IsMedia;

    /// <summary>The characters at the beginning of a text that are one character read wrongly; 0 when they are none.</summary>
    private static int Sequence(ReadOnlySpan<char> text, bool areForeign, out Rune rune)
    {
        rune = default;
        var length = text[0] switch { >= '\u00C2' and <= '\u00DF' => 2, >= '\u00E0' and <= '\u00EF' => 3, >= '\u00F0' and <= '\u00F4' => 4, _ => 0 };
        if (length == 0 || length > text.Length)
            return 0;
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < length; at++)
        {
            var value = ByteOf(text[at]);
            if (value < 0x80)
                return 0;
            bytes[at] = (byte)value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out var used) == OperationStatus.Done && used == length && IsPlausible(rune, areForeign) ? length : 0;
    }

    private static int ByteOf(char letter)
    {
        if (letter <= '\u00FF')
            return letter;
        var at = Upper.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? -1 : 0x80 + at;
    }

    // Letters of Latin script, its punctuation, currency and trade marks, or the wrong readings of a second time; anything else only where the whole text is of it.
    private static bool IsPlausible(Rune rune, bool areForeign) =>
        rune.Value is >= 0xA0 and <= 0x24F or >= 0x2010 and <= 0x2044 or >= 0x20A0 and <= 0x20BF or 0x2122 or 0x2C6 or 0x2DC
        || areForeign && (Rune.IsLetterOrDigit(rune) || rune.Value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFFEF);

    /// <summary>What a text says about whether it was read wrongly.</summary>
    /// <param name="Sequences">Whole sequences.</param>
    /// <param name="Letters">Capitals that begin most sequences but stand as letters here, as in <c>SÃO</c>.</param>
    /// <param name="AreForeign">The text is made of sequences of another script.</param>
    private readonly record struct Evidence(int Sequences, int Letters, bool AreForeign)
    {
        public static Evidence Of(Mended text)
        {
            int sequences = 0, foreign = 0, letters = 0;
            foreach (var part in text.Blocks.Where(IsWritten).Select(block => block.Text).Append(text.Title))
            {
                var at = part.AsSpan().IndexOfAny(Leads);
                if (at < 0)
                    continue;
                while (at < part.Length)
                {
                    if (Sequence(part.AsSpan(at), areForeign: true, out var rune) is var length and > 0)
                    {
                        if (IsPlausible(rune, areForeign: false))
                            sequences++;
                        else
                            foreign++;
                        at += length;
                        continue;
                    }

                    letters += part[at] is '\u00C2' or '\u00C3' && at + 1 < part.Length && char.IsLetter(part[at + 1]) ? 1 : 0;
                    at++;
                }
            }

            var areForeign = foreign >= LeastForeignSequences;
            return new(sequences + (areForeign ? foreign : 0), letters, areForeign);
        }
    }
}
