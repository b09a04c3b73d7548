using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>A page's keywords and tags, in its own words.</summary>
internal static class PageTopics
{
    private const int MaximumTopics = 30;

    // Blocks between the text and its tags, and between two tags.
    private const int Before = 15;
    private const int Behind = 25;
    private const int Gap = 3;

    public static (IReadOnlyList<string> Topics, FieldChoice Choice) Of(PageReading page)
    {
        var (outline, data) = (page.Outline, page.Data);
        var choice = new FieldChoice("topics");
        Add(choice, data.Keywords, "json-ld");
        AddMetas(choice, outline, "article:tag", parts: false);
        AddMarked(choice, page, "tags", text => text.Kind == MarkedKind.Topic);
        AddMetas(choice, outline, "news_keywords", parts: true);
        AddMarked(choice, page, "categories", text => text.Kind is MarkedKind.Section && text.Origin == "rel=tag" || text.Kind == MarkedKind.Category);
        foreach (var name in (string[])["keywords", "parsely-tags", "sailthru.tags", "dc.subject", "article:tags", "citation_keywords"])
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

    private static void AddMarked(FieldChoice choice, PageReading page, string origin, Func<MarkedText, bool> isOne)
    {
        var values = new List<string>();
        foreach (var group in Groups(page, isOne))
            values.AddRange(group);
        if (values.Count <= MaximumTopics)
            Add(choice, values, origin);
    }

    /// <summary>Lists of marked texts near the text; a cloud of the site's tags is none.</summary>
    private static IEnumerable<List<string>> Groups(PageReading page, Func<MarkedText, bool> isOne)
    {
        var group = new List<string>();
        int first = 0, last = 0;
        foreach (var text in page.Marks.Texts)
        {
            if (!isOne(text))
                continue;
            var depths = text.Container.MarkDepths;
            if ((depths[(int)Mark.Sidebar] | depths[(int)Mark.Navigation] | depths[(int)Mark.Comment] | depths[(int)Mark.Widget] | depths[(int)Mark.Related]) != 0)
                continue;
            if (text.Block - last > Gap)
            {
                if (IsNear())
                    yield return group;
                group = [];
            }
            if (group.Count == 0)
                first = text.Block;
            last = text.Block;
            group.Add(text.Text.Length > 0 ? text.Text : text.Value);
        }
        if (IsNear())
            yield return group;

        bool IsNear() => group.Count is > 0 and <= MaximumTopics && last >= page.Anchor - Before && first <= page.BodyEnd + Behind;
    }

    private static void Add(FieldChoice choice, List<string> values, string origin)
    {
        var topics = new List<string>();
        foreach (var value in values)
        {
            var topic = value.Trim(' ', '#', ',', '"', '\'', '\n', '\t', '\r');
            // "Key: value" is written for advertising machines.
            if (topic.Length is > 1 and <= 80 && !topic.Contains(": ", StringComparison.Ordinal) && topics.Count < MaximumTopics && !topics.Exists(known => known.Equals(topic, StringComparison.OrdinalIgnoreCase)))
                topics.Add(topic);
        }
        if (topics.Count > 0)
            choice.Add(string.Join('\n', topics), origin);
    }
}
