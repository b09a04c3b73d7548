using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Ingestion.Extraction.Charsets;

/// <summary>
/// A page's bytes as text. Order of evidence, after the WHATWG "encoding sniffing algorithm": byte order mark, the
/// transport's charset, the page's own <c>meta</c>, then detection. Valid multi-byte UTF-8 outweighs a label that says
/// otherwise, since other encodings hardly ever form it by chance.
/// </summary>
internal static class PageText
{
    /// <summary>The Encoding Standard looks at 1,024 bytes; templates with long comments need more.</summary>
    private const int MetaWindow = 8192;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"' \t\r\n;>/");

    private const int DetectionWindow = 256 * 1024;

    public static string Decode(ReadOnlySpan<byte> bytes, string charset)
    {
        var (encoding, mark) = Choose(bytes, charset);
        return encoding.GetString(bytes[mark..]);
    }

    /// <summary>What a page is written in, and the bytes of the mark that says so and is no part of its text.</summary>
    public static (Encoding Encoding, int MarkLength) Choose(ReadOnlySpan<byte> bytes, string charset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return (Encoding.UTF32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode, 2);
        // Without a mark UTF-16 shows by the zeros beside its first tag (HTML standard, 13.2.3.2, does so for "<?x" only).
        if (bytes is [(byte)'<', 0, not 0, 0, ..])
            return (Encoding.Unicode, 0);
        if (bytes is [0, (byte)'<', 0, not 0, ..])
            return (Encoding.BigEndianUnicode, 0);
        return (Unmarked(bytes, charset), 0);
    }

    private static Encoding Unmarked(ReadOnlySpan<byte> bytes, string charset)
    {
        var isTransport = EncodingLabels.TryFind(charset, out var encoding);
        if (isTransport && encoding is UnicodeEncoding)
            return encoding;
        var isLabelled = isTransport || TryMeta(bytes, out encoding);
        // ISO-2022-JP is pure ASCII bytes, so validity as UTF-8 says nothing about it.
        var shifts = encoding.CodePage is 50220;
        if (!shifts && Utf8.IsValid(bytes))
            return isLabelled && Ascii.IsValid(bytes) ? encoding : Encoding.UTF8;
        if (isLabelled && (encoding.CodePage != Encoding.UTF8.CodePage || IsMostlyUtf8(bytes)))
            return encoding;
        return Detect(bytes);
    }

    private static bool TryMeta(ReadOnlySpan<byte> bytes, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        Span<char> head = stackalloc char[MetaWindow];
        var length = Encoding.Latin1.GetChars(bytes[..Math.Min(bytes.Length, MetaWindow)], head);
        ReadOnlySpan<char> rest = head[..length];
        while (true)
        {
            var at = rest.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            var isXml = false;
            if (at < 0)
            {
                at = rest.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
                isXml = true;
                if (at < 0)
                    return false;
            }
            rest = rest[(at + (isXml ? 8 : 7))..].TrimStart();
            if (rest.IsEmpty || rest[0] != '=')
                continue;
            var value = rest[1..].TrimStart(" \t\r\n\"'");
            var end = value.IndexOfAny(ValueEnds);
            if (end > 0 && EncodingLabels.TryFind(value[..end], out encoding))
            {
                // A page whose ASCII meta could be read is not UTF-16 (Encoding Standard, prescan).
                if (encoding is UnicodeEncoding)
                    encoding = Encoding.UTF8;
                return true;
            }
        }
    }

    /// <summary>A few cut characters do not make a page something other than UTF-8.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
                break;
            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            bytes = bytes[consumed..];
        }
        return good > 10 * bad;
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        if (IsMostlyUtf8(bytes))
            return Encoding.UTF8;
        var found = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, DetectionWindow)].ToArray()).Detected;
        return found is not null && EncodingLabels.TryFind(found.EncodingName, out var encoding)
            ? encoding
            : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }
}
