using System.IO.Compression;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Makes a message's body of a page.</summary>
internal static class Compression
{
    // Brotli's quickest quality still takes a page to a fifth; RFC 7932's largest window is 24.
    private const int Quality = 1;
    private const int Window = 22;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        // Not of the shared pool, which would keep one of this size for every thread.
        var buffer = GC.AllocateUninitializedArray<byte>(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        if (!BrotliEncoder.TryCompress(bytes, buffer, out var written, Quality, Window))
            throw new InvalidOperationException($"Brotli needs more than its own bound for {bytes.Length} bytes.");
        return buffer.AsSpan(0, written).ToArray();
    }
}
