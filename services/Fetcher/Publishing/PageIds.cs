using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Fetcher.Formats;

namespace Ingestion.Fetcher.Publishing;

/// <summary>Derives a page's id: the same source and bytes give the same id, wherever and whenever they are read.</summary>
internal static class PageIds
{
    private const int HashBytes = 16;

    /// <param name="source">Where the page came from.</param>
    /// <param name="reading">What was read; of a refused page only the size counts, for it isn't read whole.</param>
    /// <param name="size">Size of the file as it lies there.</param>
    public static string Of(PageSource source, PageReading reading, long size)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{source.Kind}:{source.Name}\0"));
        if (reading is PageContent content)
            hash.AppendData(content.Bytes.Span);
        else
            hash.AppendData(Encoding.UTF8.GetBytes(size.ToString(CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, HashBytes));
    }
}
