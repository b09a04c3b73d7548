using System.Collections.Frozen;
using System.Text;

namespace Ingestion.Extraction.Charsets;

/// <summary>
/// Encodings by the labels of the WHATWG Encoding Standard, section 4.2 "Names and labels": what a page calls
/// <c>iso-8859-1</c> is read as windows-1252, <c>gb2312</c> as gb18030, and so on.
/// </summary>
internal static class EncodingLabels
{
    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = 65001,
        ["utf8"] = 65001,
        ["unicode-1-1-utf-8"] = 65001,
        ["x-unicode20utf8"] = 65001,
        ["utf-16"] = 1200,
        ["utf-16le"] = 1200,
        ["unicode"] = 1200,
        ["utf-16be"] = 1201,
        ["iso-8859-1"] = 1252,
        ["iso8859-1"] = 1252,
        ["iso_8859-1"] = 1252,
        ["latin1"] = 1252,
        ["l1"] = 1252,
        ["ascii"] = 1252,
        ["us-ascii"] = 1252,
        ["windows-1252"] = 1252,
        ["cp1252"] = 1252,
        ["x-cp1252"] = 1252,
        ["ansi"] = 1252,
        ["iso-8859-2"] = 28592,
        ["latin2"] = 28592,
        ["iso-8859-3"] = 28593,
        ["iso-8859-4"] = 28594,
        ["iso-8859-5"] = 28595,
        ["iso-8859-6"] = 28596,
        ["iso-8859-7"] = 28597,
        ["greek"] = 28597,
        ["iso-8859-8"] = 28598,
        ["iso-8859-8-i"] = 28598,
        ["iso-8859-9"] = 1254,
        ["latin5"] = 1254,
        ["iso-8859-13"] = 28603,
        ["iso-8859-15"] = 28605,
        ["iso8859-15"] = 28605,
        ["latin9"] = 28605,
        ["windows-1250"] = 1250,
        ["cp1250"] = 1250,
        ["x-cp1250"] = 1250,
        ["windows-1251"] = 1251,
        ["cp1251"] = 1251,
        ["x-cp1251"] = 1251,
        ["windows-1253"] = 1253,
        ["windows-1254"] = 1254,
        ["windows-1255"] = 1255,
        ["windows-1256"] = 1256,
        ["windows-1257"] = 1257,
        ["windows-1258"] = 1258,
        ["windows-874"] = 874,
        ["tis-620"] = 874,
        ["iso-8859-11"] = 874,
        ["ibm866"] = 866,
        ["cp866"] = 866,
        ["koi8-r"] = 20866,
        ["koi8"] = 20866,
        ["koi8-u"] = 21866,
        ["macintosh"] = 10000,
        ["x-mac-cyrillic"] = 10007,
        ["gb2312"] = 54936,
        ["gbk"] = 54936,
        ["gb18030"] = 54936,
        ["x-gbk"] = 54936,
        ["gb_2312-80"] = 54936,
        ["chinese"] = 54936,
        ["big5"] = 950,
        ["big5-hkscs"] = 950,
        ["x-x-big5"] = 950,
        ["euc-jp"] = 51932,
        ["x-euc-jp"] = 51932,
        ["iso-2022-jp"] = 50220,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["sjis"] = 932,
        ["x-sjis"] = 932,
        ["ms_kanji"] = 932,
        ["windows-31j"] = 932,
        ["euc-kr"] = 949,
        ["ks_c_5601-1987"] = 949,
        ["ksc5601"] = 949,
        ["windows-949"] = 949,
        ["korean"] = 949,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of a label, with bad bytes read as U+FFFD.</summary>
    /// <param name="label">As a page or header has it; white space and quotes around it do not count.</param>
    /// <param name="encoding">The encoding; UTF-8 when there is none.</param>
    /// <returns>Whether the label is known.</returns>
    public static bool TryFind(ReadOnlySpan<char> label, out Encoding encoding)
    {
        label = label.Trim(" \t\r\n\f\"'");
        encoding = Encoding.UTF8;
        if (!CodePages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out var codePage))
            return false;
        // .NET's own encodings first: the code page provider does not hold Unicode.
        encoding = codePage is 65001 ? Encoding.UTF8 : codePage is 1200 ? Encoding.Unicode : codePage is 1201 ? Encoding.BigEndianUnicode
            : CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.UTF8;
        return true;
    }
}
