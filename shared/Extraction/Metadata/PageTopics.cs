using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>A page's keywords and tags, in its own words.</summary>
internal static class PageTopics
{
    private const int MaximumTopics = 30;

    public static (IReadOnlyList<string> Topics, FieldChoice Choice) Of(PageReading page)
    {
        var (outline, data, bodyStart, bodyEnd) = (page.Outline, page.Data, page.BodyStart, page.BodyEnd);
        var choice = new FieldChoice("topics");
        Add(choice, data.Keywords, "json-ld");
        AddMetas(choice, outline, "article:tag", parts: false);
        AddMarked(choice, outline, bodyStart, bodyEnd);
        foreach (var name in (string[])["news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject", "article:tags", "citation_keywords"])
            AddMetas(choice, outline, name, parts: true);
        return (choice.Value.Length == 0 ? [] : choice.Value.Split('\n'), choice);
    }

    private static void AddMetas(FieldChoice choice, PageOutline outline, string name, bool parts)
    {
        var values = new List<string>();
        foreach (var (key, content) in outline.Marks.Metas)
            if (key == name)
                values.AddRange(parts ? content.Split(content.Contains(',', StringComparison.Ordinal) ? ',' : ';') : [content]);
        Add(choice, values, "meta " + name);
    }

    private static void AddMarked(FieldChoice choice, PageOutline outline, int bodyStart, int bodyEnd)
    {
        var values = new List<string>();
        foreach (var text in outline.Marks.Texts)
        {
            if (text.Kind != MarkedKind.Topic || text.Block < bodyStart - 15 || text.Block > bodyEnd + 25)
                continue;
            var depths = text.Container.MarkDepths;
            if ((depths[(int)Mark.Sidebar] | depths[(int)Mark.Navigation] | depths[(int)Mark.Comment] | depths[(int)Mark.Widget] | depths[(int)Mark.Related]) != 0)
                continue;
            values.Add(text.Text.Length > 0 ? text.Text : text.Value);
        }
        if (values.Count <= MaximumTopics)
            Add(choice, values, "tags");
    }

    private static void Add(FieldChoice choice, List<string> values, string origin)
    {
        var topics = new List<string>();
        foreach (var value in values)
        {
            var topic = value.Trim(' ', '#', ',', '"', '\'', '\n', '\t', '\r');
            if (topic.Length is > 1 and <= 80 && topics.Count < MaximumTopics && !topics.Exists(known => known.Equals(topic, StringComparison.OrdinalIgnoreCase)))
                topics.Add(topic);
        }
        if (topics.Count > 0)
            choice.Add(string.Join('\n', topics), origin);
    }
}
