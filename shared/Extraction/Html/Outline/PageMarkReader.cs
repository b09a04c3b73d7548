using System.Buffers;
using Ingestion.Extraction.Html.Markup;
using Ingestion.Extraction.Metadata.Dates;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Reads what elements say about the page while the outline is built.</summary>
internal static class PageMarkReader
{
    /// <summary>Bounds for pages that mark everything.</summary>
    private const int MaximumTexts = 400;

    private const int MaximumMetas = 500;

    private const int MaximumAddressLength = 400;

    private const int MaximumLinkedData = 50;

    private const int MaximumStates = 5;

    private const int MaximumLinkedDataLength = 2_000_000;

    public static void ReadScript(MarkupTree tree, int script, PageMarks marks)
    {
        var text = tree.RawTextOf(script);
        var type = tree.AttributeOf(script, AttributeName.Type);
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && marks.States.Count < MaximumStates && text.Length <= MaximumLinkedDataLength)
            marks.States.Add(text.ToString());
        if (!type.StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase))
            ScriptDates.Find(text, marks.ScriptDates);
        else if (marks.JsonLinkedData.Count < MaximumLinkedData && text.Length <= MaximumLinkedDataLength)
            marks.JsonLinkedData.Add(text.ToString());
    }

    public static void ReadMeta(MarkupTree tree, int meta, PageOutline outline, Container? container)
    {
        var content = tree.AttributeOf(meta, AttributeName.Content);
        if (outline.Marks.Metas.Count >= MaximumMetas || content.IsEmpty)
            return;
        var text = content.ToString();
        var property = tree.AttributeOf(meta, AttributeName.ItemProperty);
        if (MarkedKindOf(property) is { } kind && container is not null)
            outline.Marks.Texts.Add(new MarkedText(kind, "", text, $"itemprop={property}", outline.Blocks.Count, container, container.Marks));
        if (NameOf(tree, meta) is { IsEmpty: false } name)
            outline.Marks.Metas.Add((LowerCase(name.Trim()), text.Trim()));
    }

    public static void ReadLink(MarkupTree tree, int link, PageMarks marks)
    {
        var relation = tree.AttributeOf(link, AttributeName.Relation);
        if (marks.CanonicalUrl.Length == 0 && relation.Equals("canonical", StringComparison.OrdinalIgnoreCase))
            marks.CanonicalUrl = tree.AttributeOf(link, AttributeName.Href).Trim().ToString();
        else if (marks.Licence.Length == 0 && relation.Equals("license", StringComparison.OrdinalIgnoreCase))
            marks.Licence = tree.AttributeOf(link, AttributeName.Href).Trim().ToString();
    }

    /// <summary>Keeps the text of an element whose tag, attributes or names say what it is.</summary>
    public static void ReadMarked(MarkupTree tree, int element, in ElementAttributes attributes, Marks names, Marks inline, Container? container, PageOutline outline)
    {
        if (container is null || outline.Marks.Texts.Count >= MaximumTexts)
            return;
        if (outline.Marks.Licence.Length == 0 && attributes.Relation.Contains("license", StringComparison.OrdinalIgnoreCase))
            outline.Marks.Licence = attributes.Href.Trim().ToString();
        var (kind, origin) = KindOf(tree[element].Tag, attributes, names);
        // What only an address tells must not crowd out what the page says outright.
        if (kind is not { } found || found is MarkedKind.Writer or MarkedKind.Category && outline.Marks.Texts.Count >= MaximumTexts / 2)
            return;
        var text = found is MarkedKind.Author or MarkedKind.Writer ? ElementText.LinesOf(tree, element) : ElementText.Of(tree, element);
        if (found == MarkedKind.Headline && origin == "h1" && HasElements(tree, element))
            foreach (var part in ElementText.PartsOf(tree, element))
                outline.Marks.Texts.Add(new MarkedText(MarkedKind.HeadlinePart, part, "", "h1 part", outline.Blocks.Count, container, names | inline));
        var value = attributes.DateTime.Length > 0 ? attributes.DateTime : attributes.Content.Length > 0 ? attributes.Content
            : found is MarkedKind.Published or MarkedKind.Time ? attributes.Title : default;
        if (text.Length > 0 || value.Length > 0)
            outline.Marks.Texts.Add(new MarkedText(found, text, value.Trim().ToString(), origin, outline.Blocks.Count, container, names | inline));
    }

    /// <summary>What the content of a <c>meta</c> is of, in the order in which pages mean it.</summary>
    private static ReadOnlySpan<char> NameOf(MarkupTree tree, int meta)
    {
        foreach (var attribute in (ReadOnlySpan<AttributeName>)[AttributeName.Property, AttributeName.Name, AttributeName.HttpEquivalent, AttributeName.ItemProperty])
            if (tree.TryAttribute(meta, attribute, out var name))
                return name;
        return default;
    }

    private static string LowerCase(ReadOnlySpan<char> name) => string.Create(name.Length, name, static (lower, given) => given.ToLowerInvariant(lower));

    private static bool HasElements(MarkupTree tree, int element)
    {
        var child = tree[element].FirstChild;
        while (child != MarkupTree.None && tree[child].Tag == Tag.Text)
            child = tree[child].Next;
        return child != MarkupTree.None;
    }

    private static (MarkedKind? Kind, string Origin) KindOf(Tag tag, in ElementAttributes attributes, Marks names)
    {
        switch (tag)
        {
            case Tag.H1:
                return (MarkedKind.Headline, "h1");
            case Tag.Time:
                return (MarkedKind.Time, "time");
        }
        if (attributes.Property.Length > 0 && MarkedKindOf(attributes.Property) is { } kind)
            return (kind, $"itemprop={attributes.Property}");
        if (attributes.Relation is { Length: > 0 } relation)
        {
            if (relation.Contains("author", StringComparison.OrdinalIgnoreCase))
                return (MarkedKind.Author, "rel=author");
            if (relation.Contains("tag", StringComparison.OrdinalIgnoreCase))
                return (relation.Contains("category", StringComparison.OrdinalIgnoreCase) ? MarkedKind.Section : MarkedKind.Topic, "rel=tag");
        }
        if (names.Has(Mark.Author))
            return (MarkedKind.Author, "byline");
        if (names.Has(Mark.Breadcrumb))
            return (MarkedKind.Breadcrumb, "breadcrumb");
        if (names.Has(Mark.Date))
            return (MarkedKind.Time, "date");
        if (tag == Tag.A && names.Has(Mark.Tag))
            return (MarkedKind.Topic, "tag");
        if (tag == Tag.A && IsTagAddress(attributes.Href))
            return (MarkedKind.Topic, "tag link");
        if (attributes.DateTime.Length > 0)
            return (MarkedKind.Time, "time");
        if (tag == Tag.A && IsCategoryAddress(attributes.Href))
            return (MarkedKind.Category, "category link");
        return WriterOf(tag, attributes);
    }

    /// <summary>Links to a person's page, user names, and the element for who is to be contacted (HTML, 4.3.10).</summary>
    private static (MarkedKind? Kind, string Origin) WriterOf(Tag tag, in ElementAttributes attributes)
    {
        if (tag == Tag.A && IsAuthorAddress(attributes.Href))
            return (MarkedKind.Writer, "author link");
        if (tag == Tag.Address)
            return (MarkedKind.Writer, "address");
        return attributes.Class.ContainsAny(UserNames) ? (MarkedKind.Writer, "user name") : (null, "");
    }

    private static readonly SearchValues<string> UserNames = SearchValues.Create(["username", "user-name", "user_name", "nickname", "poster", "accountname", "account-name", "memberlink"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AuthorPaths = SearchValues.Create(
    [
        "/author", "/autor", "/auteur", "/people/", "/person/", "/profile", "/profil/", "/user/", "/users/", "/u/", "/member", "/staff", "/contributor", "/writer", "/team/", "/by/", "/journalist", "/reporter", "/redakteur",
        "/redaktion/", "/columnist", "/bio/", "/@", "author=", "member.php", "viewprofile", "userid=",
    ], StringComparison.OrdinalIgnoreCase);

    private static bool IsAuthorAddress(ReadOnlySpan<char> href) => href.Length is > 0 and < MaximumAddressLength && href.ContainsAny(AuthorPaths);

    private static bool IsTagAddress(ReadOnlySpan<char> href)
        => href.Contains("/tag/", StringComparison.OrdinalIgnoreCase) || href.Contains("/tags/", StringComparison.OrdinalIgnoreCase)
            || href.Contains("/topic/", StringComparison.OrdinalIgnoreCase) || href.Contains("/topics/", StringComparison.OrdinalIgnoreCase)
            || href.Contains("/thema/", StringComparison.OrdinalIgnoreCase) || href.Contains("/schlagwort/", StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> CategoryPaths = SearchValues.Create(
        ["/category/", "/categories/", "/kategorie/", "/categorie/", "/categoria/", "/rubrik/", "/schlagworte/", "/themen/", "/label/", "/tema/", "/etiqueta/"], StringComparison.OrdinalIgnoreCase);

    private static bool IsCategoryAddress(ReadOnlySpan<char> href) => href.Length is > 0 and < MaximumAddressLength && href.ContainsAny(CategoryPaths);

    private static MarkedKind? MarkedKindOf(ReadOnlySpan<char> property) => property switch
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
