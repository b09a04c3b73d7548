using System.Collections.Frozen;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>How an element takes part in the flow of text.</summary>
internal enum ElementRole
{
    Inline, Block, Skipped, LineBreak, Image, Script, NoScript, Meta, Link, Title,
}

/// <summary>Roles of elements, after the HTML standard's rendering section (15.3 "Non-replaced elements").</summary>
internal static class ElementRoles
{
    private static readonly FrozenDictionary<string, ElementRole> Roles = Table();

    public static ElementRole Of(string tag)
        // Custom elements are mostly wrappers of blocks.
        => Roles.TryGetValue(tag, out var role) ? role : tag.Contains('-', StringComparison.Ordinal) ? ElementRole.Block : ElementRole.Inline;

    private static FrozenDictionary<string, ElementRole> Table()
    {
        var roles = new Dictionary<string, ElementRole>(StringComparer.Ordinal)
        {
            ["br"] = ElementRole.LineBreak,
            ["img"] = ElementRole.Image,
            ["amp-img"] = ElementRole.Image,
            ["script"] = ElementRole.Script,
            ["noscript"] = ElementRole.NoScript,
            ["meta"] = ElementRole.Meta,
            ["link"] = ElementRole.Link,
            ["title"] = ElementRole.Title,
        };
        foreach (var tag in (string[])["style", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
            "select", "textarea", "input", "datalist", "map", "frameset", "noframes", "noembed", "progress", "meter", "base", "rp", "rt"])
            roles[tag] = ElementRole.Skipped;
        foreach (var tag in (string[])["html", "head", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
            "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
            "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "caption",
            "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "button", "colgroup", "col"])
            roles[tag] = ElementRole.Block;
        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
