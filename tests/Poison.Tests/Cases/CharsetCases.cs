using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Bytes that are not what they are said to be.</summary>
internal static class CharsetCases
{
    /// <summary>The encodings of the WHATWG Encoding Standard, section 4.2, each with its labels.</summary>
    private static readonly string[] Encodings =
    [
        "utf-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8", "ibm866 866 cp866 csibm866",
        "iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2", "iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
        "iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4", "iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
        "iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
        "iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
        "iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual", "iso-8859-8-i csiso88598i logical",
        "iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6", "iso-8859-13 iso8859-13 iso885913", "iso-8859-14 iso8859-14 iso885914", "iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9", "iso-8859-16",
        "koi8-r cskoi8r koi koi8 koi8_r", "koi8-u koi8-ru", "macintosh csmacintosh mac x-mac-roman", "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
        "windows-1250 cp1250 x-cp1250", "windows-1251 cp1251 x-cp1251", "windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252",
        "windows-1253 cp1253 x-cp1253", "windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254", "windows-1255 cp1255 x-cp1255", "windows-1256 cp1256 x-cp1256",
        "windows-1257 cp1257 x-cp1257", "windows-1258 cp1258 x-cp1258", "x-mac-cyrillic x-mac-ukrainian", "gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk", "gb18030", "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
        "euc-jp cseucpkdfmtjapanese x-euc-jp", "iso-2022-jp csiso2022jp", "shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis", "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
        "replacement csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr", "utf-16be unicodefffe", "utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16", "x-user-defined",
    ];

    private static readonly string[] OddLabels = ["utf-7", "utf-32", "utf-1", "utf-ebcdic", "cesu-8", "scsu", "bocu-1", "none", "binary", "iso-8859-12", "cp037", "x-mac-arabic", "../../etc/passwd", "%s%n", "$where", "utf-8\0", "UTF\u20138"];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Encodings.Select(labels => new PoisonCase
        {
            Name = $"{labels.Split(' ')[0]}, all its labels, with wrong bytes",
            Files = [.. labels.Split(' ').Select((label, number) => PoisonFile.Of($"label-{number}.html", Ending.Indexed, () => Mixed(Labelled(label))))],
        }),
        .. OddLabels.Select(label => Bait.Bytes($"the label {Shown.Escaped(label)}", "page.html", Ending.Indexed, () => Mixed(Labelled(label)))),
        Bait.Bytes("a label of a MiB", "page.html", Ending.Indexed, () => Mixed(Labelled(new string('u', 1 << 20)))),
        Bait.Bytes("10,000 labels that contradict", "page.html", Ending.Indexed, () => Mixed(GoodPage.With(head: Bait.Times(10_000, number => $"<meta charset={(number % 2 == 0 ? "utf-16" : "shift_jis")}>")))),
        Bait.Page("UTF-7", Ending.Indexed, () => Labelled("utf-7").Replace("<article>", "<article>+ADw-script+AD4-alert(1)+ADw-/script+AD4-", StringComparison.Ordinal),
            article => Assert.DoesNotContain("<script>", article.Text, StringComparison.Ordinal)),
        Bait.Bytes("UTF-16 little-endian without BOM", "page.html", Ending.Indexed, () => Encoding.Unicode.GetBytes(GoodPage.With()), HoldsSentence),
        Bait.Bytes("UTF-16 big-endian without BOM", "page.html", Ending.Indexed, () => Encoding.BigEndianUnicode.GetBytes(GoodPage.With()), HoldsSentence),
        Bait.Bytes("UTF-16 without BOM behind white space", "page.html", Ending.IndexedOrUnsupported, () => Encoding.Unicode.GetBytes("\n\n  " + GoodPage.With())),
        Bait.Bytes("UTF-16 text without BOM", "page.txt", Ending.IndexedOrUnsupported, () => Encoding.Unicode.GetBytes(Bait.Times(50, GoodPage.Sentence + "\n"))),
        Bait.Bytes("UTF-16 of an odd number of bytes", "page.html", Ending.Indexed, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(GoodPage.With()), 0x41], HoldsSentence),
        Bait.Bytes("UTF-16 with lone surrogates", "page.html", Ending.Indexed, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(GoodPage.With()), 0x00, 0xD8, 0x41, 0x00, 0x00, 0xDC]),
        Bait.Bytes("lone surrogates throughout a title in UTF-16", "page.html", Ending.Indexed, () => Surrogates(Encoding.Unicode.GetBytes(GoodPage.With(title: "The QQQQ harbour QQQQ reopens")))),
        Bait.Bytes("UTF-32 little-endian", "page.html", Ending.Indexed, () => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(GoodPage.With())]),
        Bait.Bytes("UTF-32 without BOM", "page.html", Ending.IndexedOrUnsupported, () => Encoding.UTF32.GetBytes(GoodPage.With())),
        Bait.Bytes("a BOM of UTF-8 before UTF-16", "page.html", Ending.AnyButFailed, () => [0xEF, 0xBB, 0xBF, .. Encoding.Unicode.GetBytes(GoodPage.With())]),
        Bait.Bytes("a BOM of UTF-16 before UTF-8", "page.html", Ending.AnyButFailed, () => [0xFF, 0xFE, .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.Bytes("a thousand BOMs", "page.html", Ending.Indexed, () => [.. Bait.Repeat("\uFEFF", 3000), .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.Bytes("overlong UTF-8", "page.html", Ending.Indexed, () => Around([0xC0, 0xBC, 0xE0, 0x80, 0xBC, 0xF0, 0x80, 0x80, 0xBC, 0xC0, 0x80])),
        Bait.Bytes("UTF-8 of five and six bytes", "page.html", Ending.Indexed, () => Around([0xF8, 0x88, 0x80, 0x80, 0x80, 0xFC, 0x84, 0x80, 0x80, 0x80, 0x80])),
        Bait.Bytes("surrogates in UTF-8 (CESU-8)", "page.html", Ending.Indexed, () => Around([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0xED, 0xBF, 0xBF])),
        Bait.Bytes("UTF-8 cut within a character", "page.html", Ending.Indexed, () => [.. Encoding.UTF8.GetBytes(GoodPage.With()), 0xF0, 0x9F, 0x98]),
        Bait.Bytes("a MiB of continuation bytes", "page.html", Ending.AnyText, () => Around(Enumerable.Repeat((byte)0x80, 1 << 20).ToArray())),
        Bait.Bytes("10 MiB of 0xFF in a page", "page.html", Ending.AnyText, () => Around(Enumerable.Repeat((byte)0xFF, Bait.Largest - 5000).ToArray())),
        Bait.Bytes("noise within a page", "page.html", Ending.IndexedOrNoArticle, () => Around(Bait.Noise(1 << 20))),
        Bait.Bytes("escapes of ISO-2022-JP never ended", "page.html", Ending.IndexedOrNoArticle, () => Encoding.Latin1.GetBytes(Labelled("iso-2022-jp").Replace("<article>", "<article>\u001b$B\u001b(J\u001b$@", StringComparison.Ordinal))),
        Bait.Bytes("escapes of HZ never ended", "page.html", Ending.IndexedOrNoArticle, () => Encoding.Latin1.GetBytes(Labelled("hz-gb-2312").Replace("<article>", "<article>~{", StringComparison.Ordinal))),
        Bait.Bytes("GB18030 cut within four bytes", "page.html", Ending.Indexed, () => [.. Encoding.UTF8.GetBytes(Labelled("gb18030")), 0x81, 0x30, 0x81]),
        Bait.Bytes("EBCDIC", "page.html", Ending.Unsupported, () => [.. Bait.Times(40, GoodPage.Sentence).Select(letter => (byte)(letter == ' ' ? 0x40 : char.IsAsciiLetterLower(letter) ? 0x81 + ((letter - 'a') % 9) + ((letter - 'a') / 9 * 16) : 0x15))]),
        Bait.InGoodPage("400,000 combining marks on one letter", body: () => $"<p>Z{Bait.Times(400_000, "\u0301")} was seen by all of them at the quay of the old town on that evening.</p>"),
        Bait.InGoodPage("a MiB of zero-width joiners", body: () => $"<p>The{Bait.Times(350_000, "\u200D")} quay was mended with stones that had been brought from the north.</p>"),
        Bait.InGoodPage("noncharacters and private use", body: () => "<p>The \uFFFE\uFFFF\uFDD0\uE000\U0010FFFF quay was mended with stones that had been brought from the north.</p>"),
        Bait.InGoodPage("tags of Unicode that hide a text", body: () => $"<p>The quay{Bait.Times(1000, "\U000E0041")} was mended with stones that had been brought from the north.</p>"),
        Bait.InGoodPage("line and paragraph separators", body: () => "<p>The quay\u2028was mended\u2029with stones that had been brought from the north, \u0085as they said.</p>"),
        Bait.InGoodPage("marks that change the direction", body: () => "<p>The \u202Eyauq\u202C was \u2066mended\u2069 with \u200Fstones\u200E that had been brought from the north.</p>"),
    ];

    private static void HoldsSentence(Contracts.Article article) => Assert.Contains(GoodPage.Sentence, article.Text, StringComparison.Ordinal);

    private static string Labelled(string label) => GoodPage.With().Replace("<meta charset=\"utf-8\">", $"<meta charset=\"{label}\"><meta http-equiv=content-type content='text/html; charset={label}'>", StringComparison.Ordinal);

    /// <summary>The page with every high byte in it.</summary>
    private static byte[] Mixed(string html) => Around([.. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)], html);

    private static byte[] Around(byte[] bad) => Around(bad, GoodPage.With());

    private static byte[] Around(byte[] bad, string html)
    {
        var at = html.IndexOf("</article>", StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(html[..at]), .. "<p>The sign at the quay of the old town read "u8, .. bad, .. " for many years.</p>"u8, .. Encoding.UTF8.GetBytes(html[at..])];
    }

    /// <summary>Every Q of UTF-16 becomes half a surrogate pair.</summary>
    private static byte[] Surrogates(byte[] utf16)
    {
        for (var index = 0; index < utf16.Length; index += 2)
            if (utf16[index] == (byte)'Q')
                (utf16[index], utf16[index + 1]) = (0x3D, 0xD8);
        return [0xFF, 0xFE, .. utf16];
    }
}
