using System.Buffers;

namespace Ingestion.Fetcher.Formats;

/// <summary>A format that is known by its first bytes; <see cref="Name"/> is empty for none.</summary>
internal readonly record struct Signature(string Name, string Advice);

/// <summary>The first bytes of formats that are often taken for pages.</summary>
internal static class Signatures
{
    private const string SaveAs = "save it as HTML or text";
    private const string Unpack = "unpack it";
    private const string DropText = "only its text can be indexed, so save that as .txt";

    public static readonly SearchValues<byte> BinaryBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(value => value is <= 0x08 or 0x0B or (>= 0x0E and <= 0x1A) or (>= 0x1C and <= 0x1F)).Select(value => (byte)value)]);

    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    public static Signature Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x03\x04"u8))
            return FindZip(bytes[..Math.Min(bytes.Length, 4096)]);
        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12)
            return bytes[8..12].SequenceEqual("WEBP"u8) ? new Signature("a WebP image", DropText) : new Signature("audio or video", DropText);
        return bytes switch
        {
            _ when bytes.StartsWith("%PDF-"u8) => new Signature("a PDF document", SaveAs),
            _ when bytes.StartsWith("%!PS"u8) => new Signature("a PostScript document", SaveAs),
            _ when bytes.StartsWith("{\\rtf"u8) => new Signature("an RTF document", SaveAs),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new Signature("an old Office document", SaveAs),
            [0x1F, 0x8B, ..] => new Signature("compressed twice", "decompress it once"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => new Signature("a PNG image", DropText),
            [0xFF, 0xD8, 0xFF, ..] => new Signature("a JPEG image", DropText),
            _ when bytes.StartsWith("GIF8"u8) => new Signature("a GIF image", DropText),
            [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => new Signature("a TIFF image", DropText),
            [0, 0, 1, 0, ..] => new Signature("an icon", DropText),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => new Signature("a video or image", DropText),
            _ when bytes.StartsWith("ID3"u8) || bytes.StartsWith("OggS"u8) => new Signature("audio", DropText),
            _ when bytes.StartsWith("7z\xBC\xAF"u8) || bytes is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => new Signature("a 7z archive", Unpack),
            _ when bytes.StartsWith("Rar!\x1A"u8) => new Signature("a RAR archive", Unpack),
            _ when bytes.StartsWith("BZh"u8) && bytes.Length > 4 && bytes[4] == 0x31 => new Signature("compressed with bzip2", Unpack),
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => new Signature("compressed with xz", Unpack),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => new Signature("compressed with Zstandard", Unpack),
            _ when bytes.Length > 262 && bytes[257..262].SequenceEqual("ustar"u8) => new Signature("a tar archive", Unpack),
            _ when bytes.StartsWith("SQLite format 3\0"u8) => new Signature("an SQLite database", SaveAs),
            _ when bytes.StartsWith("WARC/"u8) => new Signature("a WARC archive", Unpack),
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => new Signature("a program", DropText),
            [(byte)'M', (byte)'Z', _, 0, ..] => new Signature("a program", DropText),
            _ => default,
        };
    }

    private static Signature FindZip(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.IndexOf("application/epub+zip"u8) >= 0 => new Signature("an EPUB book", SaveAs),
        _ when bytes.IndexOf("application/vnd.oasis.opendocument"u8) >= 0 => new Signature("an OpenDocument file", SaveAs),
        _ when bytes.IndexOf("word/"u8) >= 0 => new Signature("a Word document", SaveAs),
        _ when bytes.IndexOf("xl/"u8) >= 0 => new Signature("an Excel workbook", SaveAs),
        _ when bytes.IndexOf("ppt/"u8) >= 0 => new Signature("a PowerPoint presentation", SaveAs),
        _ when bytes.IndexOf("[Content_Types].xml"u8) >= 0 => new Signature("an Office document", SaveAs),
        _ => new Signature("a ZIP archive", Unpack),
    };
}
