using Ingestion.Contracts;

namespace Ingestion.Extraction.Metadata;

/// <summary>What readers may do with a page, and whether they must pay to read it.</summary>
internal static class PageRights
{
    /// <summary><c>rel=license</c> (HTML, 4.6.7.8), JSON-LD, and meta elements that name one.</summary>
    public static FieldChoice Licence(PageReading page)
    {
        var choice = new FieldChoice("licence");
        choice.Add(PageSite.Absolute(page.Marks.Licence, page.Url), "rel=license");
        choice.Add(page.Data.Licence, "json-ld");
        foreach (var name in (string[])["dcterms.license", "dc.rights.license", "dc.license", "license"])
            choice.Add(page.Meta(name), "meta " + name);
        return choice;
    }

    /// <summary>schema.org's <c>isAccessibleForFree</c>, and Facebook's <c>article:content_tier</c>.</summary>
    public static (ArticleAccess Access, FieldChoice Choice) Access(PageReading page)
    {
        var choice = new FieldChoice("access");
        choice.Add(page.Meta("article:content_tier").ToLowerInvariant(), "meta article:content_tier");
        choice.Add(page.Data.IsFree, "json-ld");
        var access = choice.Value switch
        {
            "free" or "true" => ArticleAccess.Free,
            "metered" => ArticleAccess.Metered,
            "locked" or "paid" or "premium" or "false" => ArticleAccess.Paid,
            _ => ArticleAccess.Unknown,
        };
        return (access, access == ArticleAccess.Unknown ? new FieldChoice("access") : choice);
    }
}
