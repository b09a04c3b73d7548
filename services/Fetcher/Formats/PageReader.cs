using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Ingestion.Contracts;
using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Formats;

/// <summary>Reads a page from a file or stream: within bounds, decompressed, and its format recognised.</summary>
public static class PageReader
{
    private const int TooManyOpenFiles = 24;
    private const int TooManyOpenFilesInSystem = 23;

    private static readonly byte[] EndMember = Compress(EndMark);

    private static ReadOnlySpan<byte> EndMark => "the end of the page"u8;

    /// <summary>Reads the page in a file. What is wrong with the file is a refusal, not an exception.</summary>
    /// <param name="path">The file, or a link to it; its name's extension counts where the content doesn't say enough.</param>
    /// <param name="maxBytes">The largest page that is taken, decompressed.</param>
    /// <exception cref="IOException">The process has too many files open: nothing is wrong with this one.</exception>
    public static PageReading Read(string path, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            // Opening a pipe would wait for its writer, and a device may have no end.
            if (FileStatus.Of(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Kind == FileKind.Special)
                return NoFile;
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(file);
            if (length > maxBytes)
                return TooLarge(length, maxBytes);
            var bytes = new byte[length];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is var more and > 0)
                read += more;
            return Recognise(bytes.AsMemory(0, read), Path.GetFileName(path), maxBytes);
        }
        catch (NotSupportedException)
        {
            // It has no length: a pipe behind a link of /proc.
            return NoFile;
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable("The file may not be read by the user this runs as: give it read permission and drop it again.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable("The file is gone: drop it again.");
        }
        catch (IOException exception) when (exception.HResult is not (TooManyOpenFiles or TooManyOpenFilesInSystem))
        {
            return Unreadable($"The file can't be read ({exception.Message.TrimEnd('.')}): check the disk and drop it again.");
        }
    }

    /// <summary>Reads the page in a claimed file, which is opened only when it is a regular one: a link may lead anywhere.</summary>
    internal static PageReading ReadClaimed(string path, FileKind kind, int maxBytes) => kind switch
    {
        FileKind.Link => Unreadable("The file is a link: drop the file itself."),
        FileKind.Special => NoFile,
        _ => Read(path, maxBytes),
    };

    /// <summary>Reads the page in a stream, such as standard input.</summary>
    /// <param name="stream">The page.</param>
    /// <param name="name">A file name whose extension counts; empty when there is none, and then any text is taken.</param>
    /// <param name="maxBytes">The largest page that is taken, decompressed.</param>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static PageReading Read(Stream stream, string name, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        var bytes = ReadAtMost(stream, maxBytes, expected: 0);
        return bytes.Length > maxBytes ? TooLarge(bytes.Length, maxBytes) : Recognise(bytes, name, maxBytes);
    }

    private static PageReading Recognise(ReadOnlyMemory<byte> bytes, string name, int maxBytes)
    {
        if (Signatures.IsGzip(bytes.Span))
        {
            if (!TryDecompress(bytes, maxBytes, out bytes))
                return Unreadable("The file is gzip, but damaged or cut off: compress it again and drop it again.");
            if (bytes.Length > maxBytes)
                return TooLarge(bytes.Length, maxBytes);
        }

        if (bytes.Span.Trim(Format.WhiteSpace).IsEmpty)
            return new PageRefusal { Reason = Reason.NoArticle, Sentence = "The file is empty: drop it again once it has content." };
        return Format.Recognise(bytes.Span, name) switch
        {
            { MediaType: { Length: > 0 } mediaType } => new PageContent { MediaType = mediaType, Bytes = bytes },
            var other => new PageRefusal { Reason = Reason.UnsupportedFormat, Sentence = other.Sentence },
        };
    }

    /// <summary>
    /// Decompresses gzip, of several members too. .NET takes a stream that was cut off for one that ended, so a member of
    /// our own is put behind: what it holds comes out last only when all before it was whole.
    /// </summary>
    private static bool TryDecompress(ReadOnlyMemory<byte> compressed, int maxBytes, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;

        // RFC 1952: a header of 10 bytes, a trailer of 8 that ends with the size.
        if (compressed.Length < 18)
            return false;
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(compressed.Span[^4..]);
        try
        {
            using var gzip = new GZipStream(new MemoryStream([.. compressed.Span, .. EndMember]), CompressionMode.Decompress);
            bytes = ReadAtMost(gzip, maxBytes + EndMark.Length, expected + EndMark.Length);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        if (bytes.Length > maxBytes + EndMark.Length)
            return true;
        if (!bytes.Span.EndsWith(EndMark))
            return false;
        bytes = bytes[..^EndMark.Length];
        return true;
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    /// <summary>Reads a stream to its end, or one byte more than the limit.</summary>
    private static ReadOnlyMemory<byte> ReadAtMost(Stream stream, int maxBytes, long expected)
    {
        var buffer = new byte[Math.Min(Math.Max(expected, 4096), (long)maxBytes) + 1];
        var length = 0;
        while (length <= maxBytes)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1L));
            var read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
                break;
            length += read;
        }

        return buffer.AsMemory(0, length);
    }

    private static PageRefusal NoFile => Unreadable("It is a pipe, socket or device and not a file: write what it gives into a file and drop that.");

    private static PageRefusal Unreadable(string sentence) => new() { Reason = Reason.Unreadable, Sentence = sentence };

    private static PageRefusal TooLarge(long length, int maxBytes) => new()
    {
        Reason = Reason.TooLarge,
        Sentence = length > maxBytes + 1L
            ? $"The page has {Mebibytes(length)} MiB, more than the {Mebibytes(maxBytes)} MiB allowed: make it smaller, or raise Ingestion:Inbox:MaxPageBytes, and drop it again."
            : $"The page has more than the {Mebibytes(maxBytes)} MiB allowed: make it smaller, or raise Ingestion:Inbox:MaxPageBytes, and drop it again.",
    };

    private static string Mebibytes(long bytes) => (bytes / 1024.0 / 1024.0).ToString("0.##", CultureInfo.InvariantCulture);
}
