using System.Text;

namespace Ingestion.Fetcher.Formats;

/// <summary>
/// What a document is: by its content, as the WHATWG MIME Sniffing Standard does it, and by its extension only where the
/// content leaves a choice.
/// </summary>
internal sealed record Format
{
    private const int SampleSize = 16 * 1024;

    /// <summary>What may stand before a page.</summary>
    public static ReadOnlySpan<byte> WhiteSpace => " \t\r\n\f"u8;

    /// <summary>Empty when the format isn't supported.</summary>
    public required string MediaType { get; init; }

    /// <summary>What it looks like and what to do; empty when the format is supported.</summary>
    public string Sentence { get; init; } = "";

    public static Format Recognise(ReadOnlySpan<byte> bytes, string name)
    {
        if (Signatures.Find(bytes) is { Name: { Length: > 0 } } signature)
            return Unsupported($"The file is {signature.Name}, not a web page: {signature.Advice} and drop it again.");

        // Templates leave white space before the page, of any length (MIME Sniffing, 7.1, skips it too).
        bytes = bytes.TrimStart(WhiteSpace);
        var extension = Extension(name);
        var sample = Sample(bytes[..Math.Min(bytes.Length, SampleSize)], out var isUnicode);
        var mark = Markup.Find(sample, extension);
        if (mark.MediaType.Length > 0)
            return new Format { MediaType = mark.MediaType };
        if (mark.Name.Length > 0)
            return Unsupported($"The file is {mark.Name}, not a web page: drop the pages it stands for.");
        if (!isUnicode && HasBinaryBytes(bytes[..Math.Min(bytes.Length, SampleSize)]))
            return Unsupported("The file is neither HTML nor text: save the page as HTML or text and drop it again.");
        if (Json.IsJson(bytes[..Math.Min(bytes.Length, SampleSize)], isWhole: bytes.Length <= SampleSize))
            return Unsupported("The file is JSON, not a web page: drop the page as HTML or text.");

        return extension switch
        {
            ".html" or ".htm" or ".xhtml" or ".txt" => new Format { MediaType = "text/plain" },
            ".md" => new Format { MediaType = "text/markdown" },
            "" when name.Length == 0 => new Format { MediaType = "text/plain" },
            "" => Unsupported("The file looks like text, but its name has no extension: name it .txt, .md or .html and drop it again."),
            _ => Unsupported($"The file looks like text, but its name ends in {extension}: name it .txt, .md or .html and drop it again."),
        };
    }

    private static string Extension(string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Equals(".gz", StringComparison.OrdinalIgnoreCase))
            extension = Path.GetExtension(Path.GetFileNameWithoutExtension(name));
        return extension.ToLowerInvariant();
    }

    /// <summary>The beginning as characters: markup is ASCII in every charset of the web but UTF-16 and UTF-32.</summary>
    private static string Sample(ReadOnlySpan<byte> bytes, out bool isUnicode)
    {
        isUnicode = true;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes is [0xFF, 0xFE, 0, 0, ..])
            return Encoding.UTF32.GetString(bytes[4..]);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [(byte)'<', 0, not 0, 0, ..])
            return Encoding.Unicode.GetString(bytes);
        if (bytes is [0, (byte)'<', 0, not 0, ..])
            return Encoding.BigEndianUnicode.GetString(bytes);
        isUnicode = false;
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>"Binary data bytes" of MIME Sniffing, section 3.</summary>
    private static bool HasBinaryBytes(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny(Signatures.BinaryBytes) >= 0;

    private static Format Unsupported(string sentence) => new() { MediaType = "", Sentence = sentence };
}
