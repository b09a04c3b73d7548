using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>The places a title can stand in.</summary>
internal enum TitlePlace
{
    Headline, LaterHeadline, OpenGraph, Twitter, LinkedData, Title, OtherMeta, ItemProperty,
}

/// <summary>How much of what stands in the place was taken.</summary>
internal enum TitleCut
{
    Whole, WithoutSite, BeforeBar, BeforeLast, AfterFirst, BeforeFirst,
}

/// <summary>A possible title.</summary>
/// <param name="Value">Its text.</param>
/// <param name="Key">Its letters and digits.</param>
/// <param name="Origin">Where it stands, in words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Cut">How much was taken.</param>
/// <param name="IsFurniture">Whether the element stands in navigation, footer and the like.</param>
/// <param name="NamesSite">Whether it is a name of the site.</param>
internal sealed record TitleCandidate(string Value, string Key, string Origin, TitlePlace Place, TitleCut Cut, bool IsFurniture, bool NamesSite);

/// <summary>Gathers every title a page gives, whole and cut at its separators.</summary>
internal static class TitleCandidates
{
    private const int MaximumHeadlines = 4;

    private const int MaximumLength = 300;

    private static readonly string[] Metas = ["dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "citation_title"];

    public static List<TitleCandidate> Of(PageMarks marks, LinkedData data, string url)
    {
        var siteNames = SiteNamesOf(marks, data);
        var address = url.Length > 0 ? url : marks.CanonicalUrl;
        var candidates = new List<TitleCandidate>();
        var headlines = 0;
        foreach (var text in marks.Texts)
        {
            if (text.Kind != MarkedKind.Headline || text.Text.Length == 0 || headlines >= MaximumHeadlines)
                continue;
            var place = text.Origin != "h1" ? TitlePlace.ItemProperty : headlines == 0 ? TitlePlace.Headline : TitlePlace.LaterHeadline;
            var depths = text.Container.MarkDepths;
            var isFurniture = depths.Length > 0 && (depths[(int)Mark.Navigation] | depths[(int)Mark.Footer] | depths[(int)Mark.Consent] | depths[(int)Mark.Sidebar] | depths[(int)Mark.Related] | depths[(int)Mark.Header]) != 0;
            Add(text.Text, text.Origin, place, TitleCut.Whole, isFurniture);
            headlines += text.Origin == "h1" ? 1 : 0;
        }
        AddAll(PageTitle.Meta(marks, "og:title"), "meta og:title", TitlePlace.OpenGraph);
        AddAll(data.Headline, "json-ld", TitlePlace.LinkedData);
        AddAll(marks.Title, "title", TitlePlace.Title);
        AddAll(PageTitle.Meta(marks, "twitter:title"), "meta twitter:title", TitlePlace.Twitter);
        foreach (var name in Metas)
            Add(PageTitle.Meta(marks, name), "meta " + name, TitlePlace.OtherMeta, TitleCut.Whole);
        return candidates;

        void AddAll(string value, string origin, TitlePlace place)
        {
            var stripped = SiteNames.Strip(value, siteNames, address);
            Add(stripped, origin, place, stripped.Length == value.Length ? TitleCut.Whole : TitleCut.WithoutSite);
            if (stripped.Length != value.Length)
                Add(value, origin, place, TitleCut.Whole);
            var bar = stripped.IndexOf(" | ", StringComparison.Ordinal);
            if (bar > 0)
                Add(stripped[..bar], origin, place, TitleCut.BeforeBar);
            if (SiteNames.Outer(stripped, fromEnd: true) is { Cut: > 0 } end)
                Add(stripped[..end.Cut], origin, place, TitleCut.BeforeLast);
            if (SiteNames.Outer(stripped, fromEnd: false) is { Cut: > 0 } start)
            {
                Add(stripped[start.Cut..], origin, place, TitleCut.AfterFirst);
                Add(start.Part, origin, place, TitleCut.BeforeFirst);
            }
        }

        void Add(string value, string origin, TitlePlace place, TitleCut cut, bool isFurniture = false)
        {
            value = value.Trim();
            if (value.Length is 0 or > MaximumLength || TextKey.Of(value) is not { Length: > 0 } key)
                return;
            var namesSite = SiteNames.Strip("x | " + value, siteNames, address) == "x";
            candidates.Add(new TitleCandidate(value, key, origin, place, cut, isFurniture, namesSite));
        }
    }

    private static List<string> SiteNamesOf(PageMarks marks, LinkedData data)
    {
        var names = new List<string>();
        foreach (var name in (string[])[PageTitle.Meta(marks, "og:site_name"), PageTitle.Meta(marks, "application-name"), data.SiteName, data.Publisher])
            if (name.Length > 0)
                names.Add(name);
        return names;
    }
}
