using Ingestion.Extraction.Html;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>Takes the site's name off a page's title.</summary>
internal static class SiteNames
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " ~ ", " ‹ ", " › ", " > ", " › ", "｜", "ㅣ", " ｜ ", " / ", "| ", " |", " -- ", " – "];

    /// <summary>A title cut at its separators: the parts, longest cut first.</summary>
    public static List<string> Parts(string title)
    {
        var parts = new List<string>();
        var start = 0;
        for (var at = 0; at < title.Length; at++)
            foreach (var separator in Separators)
                if (string.CompareOrdinal(title, at, separator, 0, separator.Length) == 0)
                {
                    if (at > start)
                        parts.Add(title[start..at].Trim());
                    start = at + separator.Length;
                    at = start - 1;
                    break;
                }
        if (start < title.Length)
            parts.Add(title[start..].Trim());
        parts.RemoveAll(part => part.Length == 0);
        return parts;
    }

    /// <summary>The title less a part at its end or beginning that names the site.</summary>
    /// <param name="title">The title.</param>
    /// <param name="siteNames">Names of the site that the page gives.</param>
    /// <param name="url">The page's address; a part that spells its host names the site.</param>
    public static string Strip(string title, IReadOnlyList<string> siteNames, string url)
    {
        var host = HostOf(url);
        for (var round = 0; round < 3; round++)
        {
            var (cut, part, atEnd) = Outer(title, fromEnd: true);
            if (cut > 0 && Names(part, siteNames, host))
            {
                title = title[..cut].TrimEnd();
                continue;
            }
            (cut, part, atEnd) = Outer(title, fromEnd: false);
            if (cut > 0 && Names(part, siteNames, host))
            {
                title = title[cut..].TrimStart();
                continue;
            }
            break;
        }
        return title;
    }

    /// <summary>The last or first part, and where the rest ends or begins.</summary>
    public static (int Cut, string Part, bool AtEnd) Outer(string title, bool fromEnd)
    {
        var best = -1;
        var length = 0;
        foreach (var separator in Separators)
        {
            var at = fromEnd ? title.LastIndexOf(separator, StringComparison.Ordinal) : title.IndexOf(separator, StringComparison.Ordinal);
            if (at <= 0 || best >= 0 && (fromEnd ? at + separator.Length <= best + length : at >= best))
                continue;
            best = at;
            length = separator.Length;
        }
        if (best < 0)
            return (-1, "", fromEnd);
        return fromEnd ? (best, title[(best + length)..].Trim(), true) : (best + length, title[..best].Trim(), false);
    }

    private static bool Names(string part, IReadOnlyList<string> siteNames, string host)
    {
        var key = TextKey.Of(part);
        if (key.Length == 0)
            return true;
        foreach (var name in siteNames)
            if (TextKey.Of(name) is { Length: > 1 } known && (key == known || key.Contains(known, StringComparison.Ordinal) && key.Length < known.Length + 16 || known.StartsWith(key, StringComparison.Ordinal) && key.Length > 3))
                return true;
        return host.Length > 2 && (key == host || key.Contains(host, StringComparison.Ordinal) && key.Length < host.Length + 16 || key.Length > 4 && host.Contains(key, StringComparison.Ordinal));
    }

    /// <summary>The speaking part of a host, as letters and digits: <c>example</c> of <c>www.example.co.uk</c>.</summary>
    public static string HostOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return "";
        var labels = address.IdnHost.Split('.');
        var at = labels.Length - 2;
        if (at > 0 && labels[at].Length <= 3 && labels[^1].Length == 2)
            at--;
        return at < 0 ? "" : TextKey.Of(labels[at]);
    }
}
