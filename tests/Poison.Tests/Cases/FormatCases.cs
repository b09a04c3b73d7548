using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Files that are no pages, whatever they are called, and files with next to nothing in them.</summary>
internal static class FormatCases
{
    private static readonly (string Name, byte[] Beginning)[] Others =
    [
        ("PDF", "%PDF-1.7"u8.ToArray()), ("PostScript", "%!PS-Adobe"u8.ToArray()), ("RTF", "{\\rtf1"u8.ToArray()), ("Office", [0xD0, 0xCF, 0x11, 0xE0]), ("PNG", [0x89, .. "PNG\r\n\u001a\n"u8]),
        ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0]), ("GIF", "GIF89a"u8.ToArray()), ("TIFF", [(byte)'I', (byte)'I', 0x2A, 0]), ("icon", [0, 0, 1, 0]), ("WebP", "RIFFxxxxWEBP"u8.ToArray()), ("WAV", "RIFFxxxxWAVE"u8.ToArray()),
        ("MP4", [0, 0, 0, 24, .. "ftypisom"u8]), ("MP3", "ID3\u0003"u8.ToArray()), ("Ogg", "OggS"u8.ToArray()), ("7z", [(byte)'7', (byte)'z', 0xBC, 0xAF]), ("RAR", "Rar!\u001a\a"u8.ToArray()), ("Zip", "PK\u0003\u0004"u8.ToArray()),
        ("EPUB", "PK\u0003\u0004application/epub+zip"u8.ToArray()), ("Word", "PK\u0003\u0004word/document.xml"u8.ToArray()), ("SQLite", "SQLite format 3\0"u8.ToArray()), ("WARC", "WARC/1.0\r\n"u8.ToArray()), ("ELF", [0x7F, .. "ELF"u8]), ("MZ", [(byte)'M', (byte)'Z', 0x90, 0]),
        ("Java class", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0]), ("pickle", [0x80, 4, 0x95, 0, 0, 0]), ("WebAssembly", "\0asm\u0001\0\0\0"u8.ToArray()),
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        Bait.Bytes("empty", "page.html", Ending.NoArticle, () => []),
        .. ((byte[])[0, (byte)'<', (byte)'a', (byte)'\n', 0x1F, 0xFF]).Select(value =>
            Bait.Bytes($"1 byte, {value:X2}", "page.html", value is 0 ? Ending.Unsupported : value is 0x1F ? Ending.Unsupported : Ending.NoArticle, () => [value])),
        Bait.Bytes("white space alone", "page.html", Ending.NoArticle, () => Bait.Repeat(" \r\n\t", 1 << 20)),
        Bait.Bytes("a BOM alone", "page.html", Ending.NoArticle, () => [0xEF, 0xBB, 0xBF]),
        Bait.Bytes("a BOM of UTF-16 alone", "page.html", Ending.NoArticle, () => [0xFF, 0xFE]),
        Bait.Bytes("10 MiB of zeros", "page.html", Ending.Unsupported, () => new byte[Bait.Largest]),
        Bait.Bytes("10 MiB of noise", "page.html", Ending.Unsupported, () => Bait.Noise(Bait.Largest)),
        Bait.Bytes("10 MiB of white space before a page", "page.html", Ending.Indexed, () => [.. Bait.Repeat(" ", Bait.Largest - 10_000), .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.Bytes("10 MiB exactly", "page.html", Ending.AnyText, () => Bait.Repeat("<p>A sentence of a text. ")),
        Bait.Bytes("10 MiB and one byte", "page.html", Ending.TooLarge, () => Bait.Repeat("<p>x", Bait.Largest + 1)),
        Sparse("100 MiB with holes", 100L << 20),
        Sparse("1 TiB with holes", 1L << 40),
        .. Others.Select(other => Bait.Bytes($"{other.Name} that is called .html", "page.html", Ending.Unsupported, () => [.. other.Beginning, .. Bait.Noise(2000)])),
        Bait.Bytes("PDF with a page in it", "page.html", Ending.Unsupported, () => [.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.Bytes("GIF with a page in it", "page.html", Ending.Unsupported, () => [.. "GIF89a/*"u8, .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.Bytes("page with a PDF in it", "page.html", Ending.Indexed, () => Encoding.UTF8.GetBytes(GoodPage.With(before: "<!-- %PDF-1.7 GIF89a PK\u0003\u0004 -->"))),
        Bait.Bytes("RSS that is called .html", "page.html", Ending.Unsupported, () => "<?xml version='1.0'?><rss><channel><item/></channel></rss>"u8.ToArray()),
        Bait.Bytes("Atom of 10 MiB", "page.html", Ending.Unsupported, () => Bait.Numbered("<feed xmlns='http://www.w3.org/2005/Atom'>", _ => "<entry>")),
        Bait.Bytes("sitemap", "page.html", Ending.Unsupported, () => "<urlset><url><loc>http://x/</loc></url></urlset>"u8.ToArray()),
        Bait.Bytes("SVG with a script", "page.html", Ending.Unsupported, () => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()),
        Bait.Bytes("XML of entities that multiply", "page.xml", Ending.Unsupported, () => "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a '&b;&b;'><!ENTITY b 'x'>]><l>&a;</l>"u8.ToArray()),
        Bait.Bytes("JSON", "page.html", Ending.Unsupported, () => "{\"title\":\"x\",\"$where\":\"sleep(1000)\"}"u8.ToArray()),
        Bait.Bytes("JSON 5 MB deep", "page.html", Ending.UnsupportedOrTooMuch, () => Bait.Repeat("[", 5_000_000)),
        Bait.Bytes("JSON 5 MB deep in objects", "page.txt", Ending.UnsupportedOrTooMuch, () => Bait.Repeat("{\"a\":", 5_000_000)),
        Bait.Bytes("text without an extension", "page", Ending.Unsupported, () => Encoding.UTF8.GetBytes(GoodPage.Sentence)),
        Bait.Bytes("script of a shell", "page.sh", Ending.Unsupported, () => "#!/bin/sh\nrm -rf /\n"u8.ToArray()),
        Bait.Bytes("style sheet", "page.css", Ending.Unsupported, () => Bait.Repeat("a{b:c}\n", 10_000)),
        Bait.Bytes("mail", "page.eml", Ending.Unsupported, () => "From: a@example.org\r\nSubject: x\r\n\r\ntext"u8.ToArray()),
    ];

    private static PoisonCase Sparse(string name, long length) => new()
    {
        Name = name,
        Files =
        [
            new PoisonFile(
                "page.html",
                path =>
                {
                    using var file = File.Create(path);
                    file.SetLength(length);
                },
                Ending.TooLarge),
        ],
    };
}
