using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Compression that is cut, damaged, nested or a bomb.</summary>
internal static class CompressionCases
{
    private const int Flags = 3;
    private const int Trailer = 8;

    private static readonly byte[] Header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];

    public static IEnumerable<PoisonCase> List() =>
    [
        Case("a bomb of 100 MiB of zeros", Ending.TooLarge, () => Bait.Gzip(new byte[100 << 20])),
        Case("a bomb of 1 GiB", Ending.TooLarge, () => Bomb(1024)),
        Case("a bomb of ten members", Ending.TooLarge, () => Members(10, Bait.Gzip(new byte[2 << 20]))),
        Case("a bomb that lies about its size", Ending.TooLarge, () => WithSize(Bait.Gzip(new byte[100 << 20]), 100)),
        Case("a page that lies about its size", Ending.IndexedOrUnreadable, () => WithSize(Page(), uint.MaxValue)),
        Case("a page of 10 MiB and one byte", Ending.TooLarge, () => Bait.Gzip(Bait.Repeat("<p>x", Bait.Largest + 1))),
        Case("a bomb in a bomb", Ending.Unsupported, () => Bait.Gzip(Bait.Gzip(new byte[9 << 20]))),
        Case("gzip in gzip in gzip", Ending.Unsupported, () => Bait.Gzip(Bait.Gzip(Page()))),
        .. ((int[])[2, 3, 9, 10, 11, 17, 18, 19, 40, 200]).Select(length => Case($"cut after {length} bytes", Ending.Unreadable, () => Page()[..length])),
        .. ((int[])[1, 4, 7, 8, 9]).Select(missing => Case($"cut {missing} bytes before the end", Ending.Unreadable, () => Page()[..^missing])),
        Case("a second member that is cut", Ending.Unreadable, () => [.. Page(), .. Page()[..100]]),
        Case("two members that make one page", Ending.Indexed, () => [.. Bait.Gzip(Encoding.UTF8.GetBytes(GoodPage.With()[..500])), .. Bait.Gzip(Encoding.UTF8.GetBytes(GoodPage.With()[500..]))]),
        Case("100,000 members of nothing", Ending.NoArticle, () => Members(100_000, Bait.Gzip([]))),
        Case("garbage behind it", Ending.IndexedOrUnreadable, () => [.. Page(), .. Bait.Noise(1000)]),
        Case("zeros behind it", Ending.IndexedOrUnreadable, () => [.. Page(), .. new byte[1000]]),
        Case("a wrong checksum", Ending.IndexedOrUnreadable, () => Changed(Page(), ^Trailer)),
        Case("a wrong bit in the middle", Ending.AnyReading, () => Changed(Page(), 300)),
        Case("noise for a body", Ending.Unreadable, () => [.. Header, .. Bait.Noise(5000)]),
        Case("an unknown method", Ending.Unreadable, () => WithByte(Page(), 2, 7)),
        Case("all flags, the reserved ones too", Ending.Unreadable, () => WithByte(Page(), Flags, 0xFF)),
        Case("a name that never ends", Ending.Unreadable, () => [.. WithByte(Header, Flags, 0x08), .. Bait.Repeat("name", 1 << 20)]),
        Case("a comment that never ends", Ending.Unreadable, () => [.. WithByte(Header, Flags, 0x10), .. Bait.Repeat("note", 1 << 20)]),
        Case("an extra field longer than the file", Ending.Unreadable, () => [.. WithByte(Header, Flags, 0x04), 0xFF, 0xFF, .. Page()]),
        Case("a path for a name", Ending.Indexed, () => [.. WithByte(Header, Flags, 0x08), .. "../../../etc/cron.d/owned\0"u8, .. Page()[10..]]),
        Case("nothing compressed", Ending.NoArticle, () => Bait.Gzip([])),
        Case("a byte compressed", Ending.NoArticle, () => Bait.Gzip("a"u8)),
        Case("noise compressed", Ending.Unsupported, () => Bait.Gzip(Bait.Noise(1 << 20))),
        Case("a PDF compressed", Ending.Unsupported, () => Bait.Gzip("%PDF-1.7 x"u8)),
        Case("a tar archive compressed", Ending.Unsupported, () => Bait.Gzip([.. new byte[257], .. "ustar"u8, .. new byte[250]])),
        Case("not compressed at all", Ending.Indexed, () => Encoding.UTF8.GetBytes(GoodPage.With())),
        Case("10 MiB of <div> compressed", Ending.NoArticle, () => Bait.Gzip(Bait.Repeat("<div>"))),
        Bait.Bytes("gzip that is called .html", "page.html", Ending.Indexed, Page),
        Bait.Bytes("gzip that is called .gz alone", "page.gz", Ending.Indexed, Page),
        Bait.Bytes("gzip that is called .gz.gz.gz", "page.html.gz.gz.gz", Ending.Indexed, Page),
        Bait.Bytes("zlib", "page.html.gz", Ending.Unsupported, () => Compressed(stream => new ZLibStream(stream, CompressionLevel.Fastest))),
        Bait.Bytes("deflate without a header", "page.html.gz", Ending.Unsupported, () => Compressed(stream => new DeflateStream(stream, CompressionLevel.Fastest))),
        Bait.Bytes("Brotli", "page.html.br", Ending.Unsupported, () => Compressed(stream => new BrotliStream(stream, CompressionLevel.Fastest))),
        Bait.Bytes("a bomb of Brotli", "page.html.br", Ending.Unsupported, () => Compressed(stream => new BrotliStream(stream, CompressionLevel.Optimal), new byte[100 << 20])),
        Bait.Bytes("a bomb of Zip", "page.html", Ending.Unsupported, ZipBomb),
        Bait.Bytes("Zstandard", "page.html.zst", Ending.Unsupported, () => [0x28, 0xB5, 0x2F, 0xFD, .. Bait.Noise(500)]),
        Bait.Bytes("xz", "page.html.xz", Ending.Unsupported, () => [0xFD, .. "7zXZ\0"u8, .. Bait.Noise(500)]),
        Bait.Bytes("bzip2", "page.html.bz2", Ending.Unsupported, () => [.. "BZh91AY&SY"u8, .. Bait.Noise(500)]),
        Bait.Bytes("compress", "page.html.Z", Ending.Unsupported, () => [0x1F, 0x9D, 0x90, .. Bait.Noise(500)]),
    ];

    private static PoisonCase Case(string name, Ending ending, Func<byte[]> content) => Bait.Bytes($"gzip, {name}", "page.html.gz", ending, content);

    private static byte[] Page() => Bait.Gzip(Encoding.UTF8.GetBytes(GoodPage.With()));

    private static byte[] Members(int count, byte[] member)
    {
        var members = new MemoryStream();
        for (var number = 0; number < count; number++)
            members.Write(member);
        return members.ToArray();
    }

    private static byte[] Bomb(int mebibytes)
    {
        var compressed = new MemoryStream();
        var zeros = new byte[1 << 20];
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            for (var written = 0; written < mebibytes; written++)
                gzip.Write(zeros);
        }

        return compressed.ToArray();
    }

    private static byte[] WithSize(byte[] gzip, uint size)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(gzip.AsSpan(gzip.Length - 4), size);
        return gzip;
    }

    private static byte[] WithByte(byte[] gzip, int index, byte value) => [.. gzip[..index], value, .. gzip[(index + 1)..]];

    private static byte[] Changed(byte[] gzip, Index index)
    {
        gzip[index] ^= 0x10;
        return gzip;
    }

    private static byte[] Compressed(Func<Stream, Stream> compress, byte[]? content = null)
    {
        var compressed = new MemoryStream();
        using (var stream = compress(compressed))
            stream.Write(content ?? Encoding.UTF8.GetBytes(GoodPage.With()));
        return compressed.ToArray();
    }

    private static byte[] ZipBomb()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("../../page.html").Open();
            entry.Write(new byte[100 << 20]);
        }

        return bytes.ToArray();
    }
}
