using System.Globalization;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata.Titles;

namespace Ingestion.Extraction.Metadata;

/// <summary>
/// When a page was published and modified: JSON-LD, then meta elements, marked elements, the address, and dates in the
/// text next to the headline. A date is only taken where the page says it; nothing is guessed from another.
/// </summary>
internal static class PageDates
{
    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date",
        "published_date", "published-date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc.created",
        "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date", "article.published", "article_date_original", "originalpublicationdate", "rnews:datepublished",
        "article:post_date", "bt:pubdate", "displaydate", "vr:published_time", "datecreated", "date_published", "release_date", "created", "og:pubdate", "shareaholic:article_published_time", "timestamp", "iso-8601-publish-date",
    ];

    private static readonly string[] ModifiedMetas =
    [
        "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "modified", "article.updated", "revision_date", "updated_time", "date_modified",
    ];

    public static FieldChoice Published(PageOutline outline, LinkedData data, string url, string language, int headline, int bodyStart, int bodyEnd)
    {
        var choice = new FieldChoice("published");
        Add(choice, data.Published, "json-ld", language);
        foreach (var name in PublishedMetas)
            Add(choice, PageTitle.Meta(outline.Marks, name), "meta " + name, language);
        foreach (var text in outline.Marks.Texts)
            if (text.Kind == MarkedKind.Published && !IsElsewhere(text, bodyEnd))
                Add(choice, text, language);
        AddMarkedTimes(choice, outline, language, headline, bodyStart, bodyEnd);
        var written = TryAddress(url.Length > 0 ? url : outline.Marks.CanonicalUrl, out var fromAddress);
        if (written && fromAddress.Length == 10)
            choice.Add(fromAddress, "url");
        AddLines(choice, outline, language, headline, bodyStart, bodyEnd);
        return choice;
    }

    public static FieldChoice Modified(PageOutline outline, LinkedData data, string language, string published)
    {
        var choice = new FieldChoice("modified");
        Add(choice, data.Modified, "json-ld", language);
        foreach (var name in ModifiedMetas)
            Add(choice, PageTitle.Meta(outline.Marks, name), "meta " + name, language);
        foreach (var text in outline.Marks.Texts)
            if (text.Kind == MarkedKind.Modified)
                Add(choice, text, language);
        // Templates that repeat the date of publishing say nothing.
        if (choice.Value.Length > 0 && choice.Value == published)
            return new FieldChoice("modified");
        return choice;
    }

    /// <summary>Times near the headline or at the body's borders; those of teasers and comments are of other works.</summary>
    private static void AddMarkedTimes(FieldChoice choice, PageOutline outline, string language, int headline, int bodyStart, int bodyEnd)
    {
        var found = new List<(float Cost, MarkedText Text)>();
        foreach (var text in outline.Marks.Texts)
        {
            if (text.Kind != MarkedKind.Time || IsElsewhere(text, bodyEnd))
                continue;
            var anchor = headline >= 0 ? headline : bodyStart;
            float cost = Math.Abs(text.Block - anchor);
            if (text.Block > bodyEnd)
                cost += 20;
            if (text.Block < anchor)
                cost += 3;
            if (text.Origin == "date")
                cost += 2;
            if (SaysModified(text.Text))
                cost += 6;
            found.Add((cost, text));
        }
        found.Sort((left, right) => left.Cost.CompareTo(right.Cost));
        foreach (var (cost, text) in found)
            if (cost < 60)
                Add(choice, text, language);
    }

    private static bool IsElsewhere(MarkedText text, int bodyEnd)
    {
        var depths = text.Container.MarkDepths;
        var marks = text.Marks;
        return depths[(int)Mark.Comment] > 0 || depths[(int)Mark.Related] > 0 || depths[(int)Mark.Sidebar] > 0 || depths[(int)Mark.Navigation] > 0 || depths[(int)Mark.Aside] > 0
            || marks.Has(Mark.Comment) || marks.Has(Mark.Related) || text.Block > bodyEnd + 40 && bodyEnd > 0;
    }

    private static bool SaysModified(string text)
        => text.Contains("update", StringComparison.OrdinalIgnoreCase) || text.Contains("modif", StringComparison.OrdinalIgnoreCase)
            || text.Contains("aktualisiert", StringComparison.OrdinalIgnoreCase) || text.Contains("mis à jour", StringComparison.OrdinalIgnoreCase)
            || text.Contains("actualiz", StringComparison.OrdinalIgnoreCase) || text.Contains("atualiz", StringComparison.OrdinalIgnoreCase)
            || text.Contains("aggiornat", StringComparison.OrdinalIgnoreCase) || text.Contains("bijgewerkt", StringComparison.OrdinalIgnoreCase)
            || text.Contains("geändert", StringComparison.OrdinalIgnoreCase) || text.Contains("обновлен", StringComparison.OrdinalIgnoreCase);

    /// <summary>Short lines with a date, from the headline to the body's first lines, then behind the body.</summary>
    private static void AddLines(FieldChoice choice, PageOutline outline, string language, int headline, int bodyStart, int bodyEnd)
    {
        var blocks = outline.Blocks;
        var anchor = headline >= 0 ? headline : Math.Max(0, bodyStart);
        var late = new List<int>();
        var order = new List<int>();
        for (var i = anchor; i < Math.Min(blocks.Count, Math.Max(anchor, bodyStart) + 6); i++)
            order.Add(i);
        for (var i = anchor - 1; i >= Math.Max(0, anchor - 6); i--)
            order.Add(i);
        for (var i = bodyEnd; i >= 0 && i < Math.Min(blocks.Count, bodyEnd + 10); i++)
            order.Add(i);
        var tried = 0;
        foreach (var i in order)
        {
            var block = blocks[i];
            if (block.Text.Length > 160 || block.Words > 24 || !HasDigit(block.Text) || block.Text.Contains('©', StringComparison.Ordinal) || block.Container.MarkDepths is var depths
                && (depths[(int)Mark.Comment] | depths[(int)Mark.Related] | depths[(int)Mark.Sidebar]) != 0)
                continue;
            if (tried++ > 24)
                break;
            if (!DateReader.TryFind(block.Text, language, out var date))
                continue;
            // A line that is mostly something else mentions a date rather than gives it.
            if (block.Words > 14 && block.Text.Length > date.Length * 5)
                continue;
            if (SaysModified(block.Text))
                late.Add(i);
            else
                choice.Add(date.Iso, $"block {i + 1}");
        }
        foreach (var i in late)
            if (DateReader.TryRead(blocks[i].Text, language, out var iso))
                choice.Add(iso, $"block {i + 1}");
    }

    private static void Add(FieldChoice choice, MarkedText text, string language)
    {
        // What the attribute gives in full outweighs what readers see.
        if (!Add(choice, text.Value, text.Origin, language))
            Add(choice, text.Text, text.Origin, language);
    }

    private static bool Add(FieldChoice choice, string value, string origin, string language)
    {
        if (!TryRead(value, language, out var iso))
            return false;
        choice.Add(iso, origin);
        return true;
    }

    /// <summary>ISO 8601 and its near forms at once, whatever people write through the reader.</summary>
    private static bool TryRead(string value, string language, out string iso)
    {
        iso = "";
        value = value.Trim();
        if (value.Length < 6 || !HasDigit(value))
            return false;
        if (IsoDate.TryRead(value, out iso))
            return true;
        return value.Length <= 200 && DateReader.TryRead(value, language, out iso);
    }

    /// <summary>A day in a path such as <c>/2024/05/17/</c>, <c>/2024-05-17-</c> or <c>/20240517/</c>.</summary>
    internal static bool TryAddress(string url, out string iso)
    {
        iso = "";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        var path = address.AbsolutePath.AsSpan();
        for (var i = 0; i + 8 <= path.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(path[i - 1]) || path[i] is not ('1' or '2') || !int.TryParse(path.Slice(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1995 or > 2035)
                continue;
            var rest = path[(i + 4)..];
            var separator = rest[0];
            int month, day;
            if (char.IsAsciiDigit(separator))
            {
                if (rest.Length < 4 || !int.TryParse(rest[..2], NumberStyles.None, CultureInfo.InvariantCulture, out month) || !int.TryParse(rest.Slice(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out day)
                    || rest.Length > 4 && char.IsAsciiDigit(rest[4]))
                    continue;
            }
            else
            {
                if (separator is not ('/' or '-' or '_' or '.'))
                    continue;
                rest = rest[1..];
                var next = rest.IndexOf(separator);
                if (next is < 1 or > 2 || !int.TryParse(rest[..next], NumberStyles.None, CultureInfo.InvariantCulture, out month))
                    continue;
                rest = rest[(next + 1)..];
                var digits = 0;
                while (digits < rest.Length && digits < 3 && char.IsAsciiDigit(rest[digits]))
                    digits++;
                if (digits is < 1 or > 2 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out day))
                    continue;
            }
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                continue;
            iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
            return true;
        }
        return false;
    }

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
