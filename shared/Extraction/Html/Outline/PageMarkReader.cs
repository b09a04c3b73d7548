using System.Buffers;
using AngleSharp.Dom;
using Ingestion.Extraction.Metadata.Dates;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Reads what elements say about the page while the outline is built.</summary>
internal static class PageMarkReader
{
    /// <summary>Bounds for pages that mark everything.</summary>
    private const int MaximumTexts = 400;

    private const int MaximumMetas = 500;

    private const int MaximumAddressLength = 400;

    private const int MaximumLinkedDataLength = 2_000_000;

    public static void ReadScript(IElement script, PageMarks marks)
    {
        if (marks.JsonLinkedData.Count < 50 && script.GetAttribute("type") is { } type
            && type.StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase))
        {
            var text = script.TextContent;
            if (text.Length <= MaximumLinkedDataLength)
                marks.JsonLinkedData.Add(text);
        }
        else if (script.FirstChild is IText { Length: > 0 } data)
        {
            ScriptDates.Find(data.Data, marks.ScriptDates);
        }
    }

    public static void ReadMeta(IElement meta, PageOutline outline, Container? container)
    {
        if (outline.Marks.Metas.Count >= MaximumMetas || meta.GetAttribute("content") is not { Length: > 0 } content)
            return;
        if (meta.GetAttribute("itemprop") is { Length: > 0 } property && MarkedKindOf(property) is { } kind && container is not null)
            outline.Marks.Texts.Add(new MarkedText(kind, "", content, "itemprop=" + property, outline.Blocks.Count, container, container.Marks));
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv") ?? meta.GetAttribute("itemprop");
        if (!string.IsNullOrEmpty(name))
            outline.Marks.Metas.Add((name.Trim().ToLowerInvariant(), content.Trim()));
    }

    public static void ReadLink(IElement link, PageMarks marks)
    {
        if (marks.CanonicalUrl.Length == 0 && string.Equals(link.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase))
            marks.CanonicalUrl = link.GetAttribute("href")?.Trim() ?? "";
        else if (marks.Licence.Length == 0 && string.Equals(link.GetAttribute("rel"), "license", StringComparison.OrdinalIgnoreCase))
            marks.Licence = link.GetAttribute("href")?.Trim() ?? "";
    }

    /// <summary>Keeps the text of an element whose tag, attributes or names say what it is.</summary>
    public static void ReadMarked(IElement element, in ElementAttributes attributes, Marks names, Marks inline, Container? container, PageOutline outline)
    {
        if (container is null || outline.Marks.Texts.Count >= MaximumTexts)
            return;
        if (outline.Marks.Licence.Length == 0 && attributes.Rel.Contains("license", StringComparison.OrdinalIgnoreCase))
            outline.Marks.Licence = attributes.Href.Trim();
        var (kind, origin) = KindOf(element.LocalName, attributes, names);
        // What only an address tells must not crowd out what the page says outright.
        if (kind is not { } found || found is MarkedKind.Writer or MarkedKind.Category && outline.Marks.Texts.Count >= MaximumTexts / 2)
            return;
        var text = found is MarkedKind.Author or MarkedKind.Writer ? ElementText.LinesOf(element) : ElementText.Of(element);
        if (found == MarkedKind.Headline && origin == "h1" && element.ChildElementCount > 0)
            foreach (var part in ElementText.PartsOf(element))
                outline.Marks.Texts.Add(new MarkedText(MarkedKind.HeadlinePart, part, "", "h1 part", outline.Blocks.Count, container, names | inline));
        var value = attributes.DateTime.Length > 0 ? attributes.DateTime : attributes.Content.Length > 0 ? attributes.Content : found is MarkedKind.Published or MarkedKind.Time ? attributes.Title : "";
        if (text.Length > 0 || value.Length > 0)
            outline.Marks.Texts.Add(new MarkedText(found, text, value.Trim(), origin, outline.Blocks.Count, container, names | inline));
    }

    private static (MarkedKind? Kind, string Origin) KindOf(string tag, in ElementAttributes attributes, Marks names)
    {
        switch (tag)
        {
            case "h1":
                return (MarkedKind.Headline, "h1");
            case "time":
                return (MarkedKind.Time, "time");
        }
        if (attributes.Property.Length > 0 && MarkedKindOf(attributes.Property) is { } kind)
            return (kind, "itemprop=" + attributes.Property);
        if (attributes.Rel is { Length: > 0 } rel)
        {
            if (rel.Contains("author", StringComparison.OrdinalIgnoreCase))
                return (MarkedKind.Author, "rel=author");
            if (rel.Contains("tag", StringComparison.OrdinalIgnoreCase))
                return (rel.Contains("category", StringComparison.OrdinalIgnoreCase) ? MarkedKind.Section : MarkedKind.Topic, "rel=tag");
        }
        if (names.Has(Mark.Author))
            return (MarkedKind.Author, "byline");
        if (names.Has(Mark.Breadcrumb))
            return (MarkedKind.Breadcrumb, "breadcrumb");
        if (names.Has(Mark.Date))
            return (MarkedKind.Time, "date");
        if (tag == "a" && names.Has(Mark.Tag))
            return (MarkedKind.Topic, "tag");
        if (tag == "a" && IsTagAddress(attributes.Href))
            return (MarkedKind.Topic, "tag link");
        if (attributes.DateTime.Length > 0)
            return (MarkedKind.Time, "time");
        if (tag == "a" && IsCategoryAddress(attributes.Href))
            return (MarkedKind.Category, "category link");
        return WriterOf(tag, attributes);
    }

    /// <summary>Links to a person's page, user names, and the element for who is to be contacted (HTML, 4.3.10).</summary>
    private static (MarkedKind? Kind, string Origin) WriterOf(string tag, in ElementAttributes attributes)
    {
        if (tag == "a" && IsAuthorAddress(attributes.Href))
            return (MarkedKind.Writer, "author link");
        if (tag == "address")
            return (MarkedKind.Writer, "address");
        return attributes.Class.AsSpan().ContainsAny(UserNames) ? (MarkedKind.Writer, "user name") : (null, "");
    }

    private static readonly SearchValues<string> UserNames = SearchValues.Create(["username", "user-name", "user_name", "nickname", "poster", "accountname", "account-name", "memberlink"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AuthorPaths = SearchValues.Create(
    [
        "/author", "/autor", "/auteur", "/people/", "/person/", "/profile", "/profil/", "/user/", "/users/", "/u/", "/member", "/staff", "/contributor", "/writer", "/team/", "/by/", "/journalist", "/reporter", "/redakteur",
        "/redaktion/", "/columnist", "/bio/", "/@", "author=", "member.php", "viewprofile", "userid=",
    ], StringComparison.OrdinalIgnoreCase);

    private static bool IsAuthorAddress(string href) => href.Length is > 0 and < MaximumAddressLength && href.AsSpan().ContainsAny(AuthorPaths);

    private static bool IsTagAddress(string href)
        => href.Contains("/tag/", StringComparison.OrdinalIgnoreCase) || href.Contains("/tags/", StringComparison.OrdinalIgnoreCase)
            || href.Contains("/topic/", StringComparison.OrdinalIgnoreCase) || href.Contains("/topics/", StringComparison.OrdinalIgnoreCase)
            || href.Contains("/thema/", StringComparison.OrdinalIgnoreCase) || href.Contains("/schlagwort/", StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> CategoryPaths = SearchValues.Create(
        ["/category/", "/categories/", "/kategorie/", "/categorie/", "/categoria/", "/rubrik/", "/schlagworte/", "/themen/", "/label/", "/tema/", "/etiqueta/"], StringComparison.OrdinalIgnoreCase);

    private static bool IsCategoryAddress(string href) => href.Length is > 0 and < MaximumAddressLength && href.AsSpan().ContainsAny(CategoryPaths);

    private static MarkedKind? MarkedKindOf(string property) => property switch
    {
        "headline" => MarkedKind.Headline,
        "author" or "creator" => MarkedKind.Author,
        "datePublished" or "dateCreated" => MarkedKind.Published,
        "dateModified" => MarkedKind.Modified,
        "keywords" => MarkedKind.Topic,
        "articleSection" => MarkedKind.Section,
        "publisher" => MarkedKind.Publisher,
        _ => null,
    };
}
