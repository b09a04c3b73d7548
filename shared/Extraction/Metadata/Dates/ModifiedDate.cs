using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>When a page says it was last changed.</summary>
internal static class ModifiedDate
{
    private static readonly string[] Metas =
    [
        "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "modified", "article.updated", "revision_date", "updated_time", "date_modified",
    ];

    /// <summary>JSON-LD, meta elements, then marked elements and labelled lines.</summary>
    public static FieldChoice Of(PageReading page, List<DateCandidate> dates)
    {
        var choice = new FieldChoice("modified");
        Add(choice, page.Data.Modified, "json-ld", page.Language);
        foreach (var name in Metas)
            Add(choice, page.Meta(name), "meta " + name, page.Language);
        foreach (var text in page.Marks.Texts)
            if (text.Kind == MarkedKind.Modified && !Add(choice, text.Value, text.Origin, page.Language))
                Add(choice, text.Text, text.Origin, page.Language);
        foreach (var candidate in choice.Candidates.Count == 0 ? dates : [])
            if (candidate.Label == DateLabel.Modified && candidate.Block >= 0 && candidate.Block <= page.BodyEnd + 5)
                choice.Add(candidate.Iso, candidate.Origin);
        return choice;
    }

    private static bool Add(FieldChoice choice, string value, string origin, string language)
    {
        if (!DateText.TryRead(value, language, out var iso))
            return false;
        choice.Add(iso, origin);
        return true;
    }
}
