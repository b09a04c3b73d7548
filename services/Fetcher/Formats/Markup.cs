namespace Ingestion.Fetcher.Formats;

/// <summary>What the markup at a document's beginning is: a media type, or the name of what isn't supported, or neither.</summary>
internal readonly record struct Markup(string MediaType, string Name)
{
    private const string Html = "text/html";
    private const string Xhtml = "application/xhtml+xml";

    private static readonly Markup None = new("", "");

    private static readonly HashSet<string> PageTags = new(["html", "head", "body", "title", "frameset"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The tags of MIME Sniffing, section 7.1, and others a page saved in part begins with.</summary>
    private static readonly HashSet<string> Tags = new(
        [
            "html", "head", "body", "title", "frameset", "script", "iframe", "h1", "div", "font", "table", "a", "style", "b", "br", "p",
            "meta", "link", "base", "noscript", "article", "section", "main", "header", "footer", "nav", "aside", "figure", "img", "span",
            "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "li", "blockquote", "center", "form", "i", "em", "strong", "hr", "time", "template",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> OtherRoots = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rss"] = "an RSS feed",
        ["feed"] = "an Atom feed",
        ["rdf:RDF"] = "an RSS feed",
        ["urlset"] = "a sitemap",
        ["sitemapindex"] = "a sitemap",
        ["opml"] = "an OPML list",
        ["svg"] = "an SVG image",
    };

    public static Markup Find(string sample, string extension)
    {
        var rest = sample.AsSpan().TrimStart();
        var isXml = StartsWith(rest, "<?xml");
        var isComment = StartsWith(rest, "<!--");
        rest = SkipProlog(rest, out var isHtmlDoctype);
        if (isHtmlDoctype)
            return new Markup(isXml && IsXhtml(rest) ? Xhtml : Html, "");

        var tag = Tag(rest);
        if (tag.Equals("html", StringComparison.OrdinalIgnoreCase))
            return new Markup((isXml || extension == ".xhtml") && IsXhtml(rest) ? Xhtml : Html, "");
        if (tag.Length > 0 && OtherRoots.TryGetValue(tag, out var name))
            return new Markup("", name);
        if (isXml && !PageTags.Contains(tag))
            return new Markup("", "an XML document");

        // Markdown may begin with a comment or any tag, but not hold a whole page.
        var isMarkdown = extension == ".md";
        var known = isMarkdown ? PageTags : Tags;
        if ((isComment && !isMarkdown) || known.Contains(tag) || HoldsPage(sample) || (extension is ".html" or ".htm" or ".xhtml" && HoldsTag(sample)))
            return new Markup(Html, "");
        return None;
    }

    /// <summary>Skips comments, processing instructions and a DOCTYPE.</summary>
    private static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> rest, out bool isHtmlDoctype)
    {
        isHtmlDoctype = false;
        while (true)
        {
            rest = rest.TrimStart();
            string end;
            if (StartsWith(rest, "<!--"))
                end = "-->";
            else if (StartsWith(rest, "<?"))
                end = "?>";
            else if (StartsWith(rest, "<!doctype"))
                end = ">";
            else
                return rest;
            if (end == ">" && StartsWith(rest["<!doctype".Length..].TrimStart(), "html"))
                isHtmlDoctype = true;
            var at = rest.IndexOf(end);
            rest = at < 0 ? [] : rest[(at + end.Length)..];
        }
    }

    private static bool IsXhtml(ReadOnlySpan<char> rest) => rest.Contains("http://www.w3.org/1999/xhtml", StringComparison.Ordinal);

    /// <summary>Whether a line begins like a page: something stands before it, such as a header or a note of who saved it.</summary>
    private static bool HoldsPage(ReadOnlySpan<char> sample)
    {
        foreach (var line in sample.EnumerateLines())
        {
            var text = line.TrimStart();
            if (StartsWith(text, "<!doctype html") || Tag(text).Equals("html", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool HoldsTag(ReadOnlySpan<char> sample)
    {
        var known = Tags.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = sample.IndexOf('<'); at >= 0; at = sample.IndexOf('<'))
        {
            sample = sample[at..];
            var isClosing = sample.Length > 1 && sample[1] == '/';
            if (known.Contains(isClosing ? TagName(sample[2..]) : Tag(sample)))
                return true;
            sample = sample[1..];
        }

        return false;
    }

    /// <summary>The name of the tag that the text begins with; empty when it begins with none.</summary>
    private static string Tag(ReadOnlySpan<char> text) => text.Length > 0 && text[0] == '<' ? TagName(text[1..]).ToString() : "";

    private static ReadOnlySpan<char> TagName(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 16 && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == ':'))
            length++;
        return length < text.Length && (char.IsWhiteSpace(text[length]) || text[length] is '>' or '/') ? text[..length] : [];
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string beginning) => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
