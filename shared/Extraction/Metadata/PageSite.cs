using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata.Titles;

namespace Ingestion.Extraction.Metadata;

/// <summary>The site a page stands on: name, publisher, section, addresses.</summary>
internal sealed class PageSite
{
    public required FieldChoice SiteName { get; init; }

    public required FieldChoice Publisher { get; init; }

    public required FieldChoice Section { get; init; }

    public required FieldChoice LeadImage { get; init; }

    public required FieldChoice CanonicalUrl { get; init; }

    public IReadOnlyList<FieldChoice> Choices => [SiteName, Publisher, Section, LeadImage, CanonicalUrl];

    public static PageSite Of(PageMarks marks, LinkedData data, string url)
    {
        var canonical = new FieldChoice("canonicalUrl");
        canonical.Add(Absolute(marks.CanonicalUrl, url), "link rel=canonical");
        canonical.Add(Absolute(marks.Meta("og:url"), url), "meta og:url");
        canonical.Add(Absolute(data.Url, url), "json-ld");
        var address = url.Length > 0 ? url : canonical.Value;

        var siteName = new FieldChoice("siteName");
        siteName.Add(marks.Meta("og:site_name"), "meta og:site_name");
        siteName.Add(data.SiteName, "json-ld");
        siteName.Add(marks.Meta("application-name"), "meta application-name");
        if (SiteNames.Outer(marks.Title, fromEnd: true) is { Cut: > 0, Part: var part } && SiteNames.Strip("x | " + part, [], address) == "x")
            siteName.Add(part, "title");

        var publisher = new FieldChoice("publisher");
        publisher.Add(data.Publisher, "json-ld");
        publisher.Add(marks.Meta("dc.publisher"), "meta dc.publisher");
        publisher.Add(marks.Meta("citation_publisher"), "meta citation_publisher");

        var section = new FieldChoice("section");
        section.Add(data.Section, "json-ld");
        section.Add(marks.Meta("article:section"), "meta article:section");
        section.Add(marks.Meta("section"), "meta section");
        section.Add(marks.Meta("parsely-section"), "meta parsely-section");
        // The first step is home and the last the page itself.
        if (data.Breadcrumbs.Count > 2)
            section.Add(data.Breadcrumbs[1], "json-ld breadcrumb");
        foreach (var text in marks.Texts)
            if (text.Kind == MarkedKind.Section && section.Candidates.Count == 0)
                section.Add(text.Text.Length > 0 ? text.Text : text.Value, text.Origin);

        var image = new FieldChoice("leadImage");
        image.Add(Absolute(marks.Meta("og:image"), address), "meta og:image");
        image.Add(Absolute(marks.Meta("twitter:image"), address), "meta twitter:image");
        image.Add(Absolute(data.Image, address), "json-ld");

        return new PageSite
        {
            SiteName = siteName,
            Publisher = publisher,
            Section = section,
            LeadImage = image,
            CanonicalUrl = canonical,
        };
    }

    /// <summary>An address as the page at another means it; empty when it is none of the web's.</summary>
    internal static string Absolute(string address, string url)
    {
        if (address.Length is 0 or > 2000)
            return "";
        if (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
            return absolute.AbsoluteUri;
        return Uri.TryCreate(url, UriKind.Absolute, out var page) && Uri.TryCreate(page, address, out var joined) && joined.Scheme is "http" or "https"
            ? joined.AbsoluteUri
            : "";
    }
}
