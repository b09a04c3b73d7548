namespace Ingestion.Extraction.Fields;

/// <summary>Reads the name of a host out of text.</summary>
internal static class HostName
{
    /// <summary>Reads a word such as <c>cbsnews.com</c> or <c>https://www.example.org/page</c> as a host, in lower case and without <c>www.</c>.</summary>
    public static bool TryRead(string word, out string host)
    {
        host = word.Trim().Trim('.', ',', ';', ':', '(', ')', '"', '\'', '“', '”', '’');
        if (host.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(host, UriKind.Absolute, out var address))
            host = address.Host;
        var slash = host.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
            host = host[..slash];
        host = host.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var labels = host.Split('.');
        // RFC 1123: letters, digits and hyphens; a top-level domain has no digits and two letters or more.
        return host.Length is >= 4 and <= 253
            && labels.Length >= 2
            && labels[^1].Length >= 2
            && labels[^1].All(char.IsAsciiLetter)
            && Array.TrueForAll(labels, label => label.Length is > 0 and <= 63 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            && labels[^2].Length >= 2;
    }
}
