using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Fetcher.Files;

/// <summary>Makes names out of names, none longer than a file system takes.</summary>
internal static class FileNames
{
    /// <summary>The longest name of ext4, XFS, APFS and NTFS, in bytes of UTF-8 (the last two count units, which are fewer).</summary>
    private const int LongestName = 255;

    private const string ReasonEnding = ".reason.json";

    /// <summary>Puts a mark before the extensions: <c>page.html.gz</c> with <c>7</c> becomes <c>page.7.html.gz</c>.</summary>
    public static string WithMark(string name, string mark)
    {
        var extension = Path.GetExtension(name);
        if (extension.Equals(".gz", StringComparison.OrdinalIgnoreCase))
            extension = Path.GetExtension(name[..^extension.Length]) + extension;
        if (extension.Length == name.Length || Encoding.UTF8.GetByteCount(extension) > 40)
            extension = "";
        var ending = $".{mark}{extension}";
        return Cut(name[..^extension.Length], LongestName - Encoding.UTF8.GetByteCount(ending)) + ending;
    }

    /// <summary>The reason file's name beside a file. Where it had to be cut, a hash of the whole name keeps it apart from others.</summary>
    public static string ReasonFile(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) + ReasonEnding.Length <= LongestName)
            return name + ReasonEnding;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        var ending = $".{hash}{ReasonEnding}";
        return Cut(name, LongestName - ending.Length) + ending;
    }

    public static bool IsReasonFile(string name) => name.EndsWith(ReasonEnding, StringComparison.Ordinal);

    private static string Cut(string text, int bytes)
    {
        var used = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((used += rune.Utf8SequenceLength) > bytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
