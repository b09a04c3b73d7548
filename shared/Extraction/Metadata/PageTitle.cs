using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>
/// The headline, by vote: every place that gives one speaks with its own weight, and places that say the same add up.
/// </summary>
internal static class PageTitle
{
    public static FieldChoice Of(PageMarks marks, LinkedData data, string url)
    {
        var siteNames = new List<string>();
        if (Meta(marks, "og:site_name") is { Length: > 0 } site)
            siteNames.Add(site);
        if (Meta(marks, "application-name") is { Length: > 0 } application)
            siteNames.Add(application);
        if (data.SiteName.Length > 0)
            siteNames.Add(data.SiteName);
        if (data.Publisher.Length > 0)
            siteNames.Add(data.Publisher);
        if (url.Length == 0)
            url = marks.CanonicalUrl;

        var candidates = new List<(string Value, string Origin, float Weight)>();
        void Add(string? value, string origin, float weight)
        {
            value = value?.Trim() ?? "";
            if (value.Length > 0 && TextKey.Of(value).Length > 0)
                candidates.Add((value, origin, weight));
        }

        var headlines = 0;
        foreach (var text in marks.Texts)
        {
            if (text.Kind != MarkedKind.Headline || text.Text.Length == 0)
                continue;
            var isFurniture = text.Container.MarkDepths is var depths
                && (depths[(int)Mark.Navigation] | depths[(int)Mark.Footer] | depths[(int)Mark.Consent] | depths[(int)Mark.Sidebar] | depths[(int)Mark.Related]) != 0;
            var weight = text.Origin == "h1" ? 1.3f : 1f;
            weight *= headlines == 0 ? 1 : 0.6f;
            weight *= isFurniture ? 0.5f : 1;
            // A logo is often the first h1 of a page.
            if (SiteNames.Strip("x | " + text.Text, siteNames, url) == "x")
                weight *= 0.3f;
            Add(text.Text, text.Origin, weight);
            headlines++;
        }
        var title = SiteNames.Strip(marks.Title, siteNames, url);
        Add(SiteNames.Strip(Meta(marks, "og:title"), siteNames, url), "meta og:title", 1.1f);
        Add(SiteNames.Strip(Meta(marks, "twitter:title"), siteNames, url), "meta twitter:title", 0.6f);
        Add(SiteNames.Strip(data.Headline, siteNames, url), "json-ld", 0.9f);
        Add(title, "title", 0.8f);
        foreach (var name in (string[])["dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"])
            Add(SiteNames.Strip(Meta(marks, name), siteNames, url), "meta " + name, 0.5f);
        if (SiteNames.Outer(title, fromEnd: true) is { Cut: > 0 } end)
            Add(title[..end.Cut], "title", 0.5f);

        var choice = new FieldChoice("title");
        var keys = candidates.ConvertAll(candidate => TextKey.Of(candidate.Value));
        var best = -1;
        var most = 0f;
        for (var i = 0; i < candidates.Count; i++)
        {
            choice.Add(candidates[i].Value, candidates[i].Origin);
            var votes = 0f;
            for (var j = 0; j < candidates.Count; j++)
                votes += candidates[j].Weight * Agreement(keys[i], keys[j]);
            // Among those that agree the weightiest gives the wording.
            votes += candidates[i].Weight * 0.9f;
            if (votes > most)
                (best, most) = (i, votes);
        }
        if (best > 0)
            choice.Choose(best);
        return choice;
    }

    /// <summary>1 for the same title, less where one holds the other.</summary>
    private static float Agreement(string left, string right)
    {
        if (left == right)
            return 1;
        var (shorter, longer) = left.Length < right.Length ? (left, right) : (right, left);
        if (shorter.Length < 8 || !longer.Contains(shorter, StringComparison.Ordinal))
            return 0;
        return 0.5f * shorter.Length / longer.Length;
    }

    public static string Meta(PageMarks marks, string name)
    {
        foreach (var (key, content) in marks.Metas)
            if (key == name)
                return content;
        return "";
    }
}
