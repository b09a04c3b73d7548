namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>The status codes of HTTP that stand for a page not given (RFC 9110, 15.5 and 15.6; RFC 6585; RFC 7725), in a headline.</summary>
internal static class StatusCode
{
    private static readonly string[] Codes = ["400", "401", "403", "404", "405", "408", "410", "429", "451", "500", "502", "503", "504"];

    /// <summary>Whether a headline is a code, alone or with a phrase.</summary>
    /// <param name="headline">A part of the title, or a heading.</param>
    /// <param name="hasPhrase">Whether it has a phrase of errors.</param>
    public static bool Is(string headline, bool hasPhrase)
    {
        var parts = headline.Split([' ', '\u00A0', ',', '.', '!', '/', '(', ')', '-', '–', ':', '#'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.Exists(parts, part => Array.IndexOf(Codes, part) >= 0) && (parts.Length == 1 || hasPhrase || parts is ["HTTP" or "http", _]);
    }
}
