using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata.Titles;

namespace Ingestion.Extraction.Metadata;

/// <summary>Who wrote a page: JSON-LD, meta, <c>rel=author</c> and bylines, the first source that names people.</summary>
internal static class PageAuthors
{
    private static readonly string[] Metas =
    [
        "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.creator.name", "citation_author", "byl", "authors", "og:article:author", "cxenseparse:author", "twitter:data1", "creator", "article.author",
    ];

    /// <returns>The names, and the choice among the sources, in which names stand joined by a line break.</returns>
    public static (IReadOnlyList<string> Names, FieldChoice Choice) Of(PageOutline outline, LinkedData data, int headline, int bodyStart, int bodyEnd)
    {
        var choice = new FieldChoice("authors");
        var site = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { data.Publisher, data.SiteName, PageTitle.Meta(outline.Marks, "og:site_name") };
        Add(choice, data.Authors, "json-ld", site);
        foreach (var name in Metas)
        {
            var values = new List<string>();
            foreach (var (key, content) in outline.Marks.Metas)
                if (key == name && !content.Contains("://", StringComparison.Ordinal) && !content.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                    // Twitter's labelled values are whatever the site chose.
                    && (name != "twitter:data1" || PageTitle.Meta(outline.Marks, "twitter:label1") is "Written by" or "Verfasst von" or "Écrit par" or "Escrito por" or "Geschrieben von" or "Scritto da" or "Geschreven door" or "Автор" or "Napsal(a)"))
                    values.Add(content);
            Add(choice, values, "meta " + name, site);
        }
        AddMarked(choice, outline, site, headline, bodyStart, bodyEnd);
        AddLines(choice, outline, site, headline, bodyStart, bodyEnd);
        AddPenNames(choice, data.Authors, "json-ld", site);
        AddPenNames(choice, [PageTitle.Meta(outline.Marks, "author")], "meta author", site);
        AddPenNames(choice, [.. outline.Marks.Texts.Where(text => text.Origin == "rel=author" && Math.Abs(text.Block - bodyStart) < 15).Select(text => text.Text).Distinct().Take(3)], "rel=author", site);
        var names = choice.Value.Length == 0 ? [] : choice.Value.Split('\n');
        return (names, choice);
    }

    private static void AddMarked(FieldChoice choice, PageOutline outline, HashSet<string> site, int headline, int bodyStart, int bodyEnd)
    {
        foreach (var origin in (string[])["rel=author", "itemprop=author", "byline"])
        {
            var values = new List<string>();
            var best = float.MaxValue;
            foreach (var text in outline.Marks.Texts)
            {
                if (text.Kind != MarkedKind.Author || text.Origin != origin && !(origin == "itemprop=author" && text.Origin == "itemprop=creator"))
                    continue;
                var depths = text.Container.MarkDepths;
                if ((depths[(int)Mark.Comment] | depths[(int)Mark.Related] | depths[(int)Mark.Sidebar] | depths[(int)Mark.Navigation]) != 0 || text.Text.Length is 0 or > 120)
                    continue;
                var anchor = headline >= 0 ? headline : bodyStart;
                var cost = text.Block < anchor - 4 ? 40f : text.Block <= bodyStart + 2 ? 0f : text.Block >= bodyEnd && text.Block < bodyEnd + 12 ? 10f : 30f;
                if (cost >= 30 || cost > best)
                    continue;
                if (cost < best)
                    values.Clear();
                best = cost;
                values.Add(text.Text);
            }
            Add(choice, values, origin, site);
        }
    }

    /// <summary>Lines near the headline, then after the body, that begin as bylines do.</summary>
    private static void AddLines(FieldChoice choice, PageOutline outline, HashSet<string> site, int headline, int bodyStart, int bodyEnd)
    {
        var blocks = outline.Blocks;
        var from = Math.Max(0, headline >= 0 ? headline : bodyStart - 6);
        for (var i = from; i < Math.Min(blocks.Count, bodyStart + 3); i++)
            AddLine(i);
        for (var i = Math.Max(0, bodyEnd - 2); i < Math.Min(blocks.Count, bodyEnd + 4); i++)
            AddLine(i);

        void AddLine(int index)
        {
            var text = blocks[index].Text;
            if (text.Length <= 100 && BylineReader.TryLeadIn(text, out _))
                Add(choice, [text], $"block {index + 1}", site);
        }
    }

    private static void Add(FieldChoice choice, IReadOnlyList<string> values, string origin, HashSet<string> site)
    {
        var names = new List<string>();
        foreach (var value in values)
            foreach (var name in BylineReader.Read(value))
                // A person who publishes a site alone is its author too.
                if ((!site.Contains(name) || origin == "json-ld") && !names.Exists(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))
                    names.Add(name);
        if (names.Count is > 0 and < 15)
            choice.Add(string.Join('\n', names), origin);
    }

    /// <summary>Where the page itself says that a value is its author, a pen name of one word is one too.</summary>
    private static void AddPenNames(FieldChoice choice, IReadOnlyList<string> values, string origin, HashSet<string> site)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            var name = value.Trim();
            var handle = name.IndexOf(" @", StringComparison.Ordinal);
            if (handle > 0)
                name = name[..handle];
            if (name.Length is > 1 and <= 40 && !site.Contains(name) && !name.Contains("://", StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal)
                && WordCount.Of(name) <= 4 && name.AsSpan().ContainsAnyExceptInRange('0', '9') && !names.Contains(name))
                names.Add(name);
        }
        if (names.Count is > 0 and < 6)
            choice.Add(string.Join('\n', names), origin);
    }
}
