using System.Buffers;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>Knows what servers answer in place of a page, by the status codes and reason phrases of HTTP (RFC 9110, 15.5 and 15.6) in a short page's headline.</summary>
internal static class ErrorNotice
{
    /// <summary>Longer pages say more than that something went wrong.</summary>
    private const int MostWords = 80;

    private const int MostHeadlineWords = 7;

    private static readonly SearchValues<string> Phrases = SearchValues.Create(
    [
        "not found", "forbidden", "access denied", "bad request", "unauthorized", "too many requests", "request timeout", "internal server error", "bad gateway",
        "service unavailable", "gateway timeout",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Codes = ["400", "401", "403", "404", "410", "429", "451", "500", "502", "503", "504"];

    /// <param name="headline">The page's title.</param>
    /// <param name="words">Words of the whole page.</param>
    public static bool Is(string headline, int words)
    {
        if (words > MostWords)
            return false;
        var parts = headline.Split([' ', '\u00A0', ':', '-', '–', '|', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= MostHeadlineWords && (headline.AsSpan().ContainsAny(Phrases) || Array.Exists(parts, part => Array.IndexOf(Codes, part) >= 0));
    }
}
