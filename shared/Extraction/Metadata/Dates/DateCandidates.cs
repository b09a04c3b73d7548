using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>
/// Gathers every date a page gives that could be the one it was published on: JSON-LD, meta elements, marked elements,
/// the address, and dates in short lines near the text and at the text's beginning. Dates of modification, where the
/// page names them in its head, are none.
/// </summary>
internal sealed class DateCandidates
{
    private const int MaximumTimes = 40;
    private const int MaximumLines = 24;

    /// <summary>A longer line is a sentence that mentions a date.</summary>
    private const int MaximumLineLength = 200;

    private static readonly string[] Metas =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date",
        "published_date", "published-date", "publication_date", "published", "publishing_date", "published_at", "article_date", "parsely-pub-date", "dc.date.issued", "dcterms.issued",
        "citation_publication_date", "citation_date", "citation_online_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "article_date_original", "originalpublicationdate", "rnews:datepublished",
        "article:post_date", "bt:pubdate", "vr:published_time", "date_published", "release_date", "og:pubdate", "shareaholic:article_published_time", "iso-8601-publish-date",
    ];

    private static readonly string[] WeakMetas =
    [
        "sailthru.date", "date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "dc.created", "displaydate", "datecreated", "created", "timestamp", "og:release_date",
    ];

    private static readonly string[] OtherMetaStems = ["publi", "pubdate", "pub_date", "pub-date", "date", "time", "created", "upload"];

    private static readonly string[] OtherwiseMeant = ["modif", "updat", "revis", "expir", "unpubl", "valid", "event", "start", "end", "duration", "read", "build", "timezone", "timeout", "crawl"];

    /// <summary>Rank of a <c>meta</c> that is known by a part of its name only.</summary>
    private const int OtherMeta = 50;

    private static readonly ulong Foot = Marks.None.With(Mark.Footer).With(Mark.Meta).With(Mark.Date).Bits;

    private const int MaximumFootLength = 800;

    private const int FootOpening = 120;

    private static readonly ulong InComment = Marks.None.With(Mark.Comment).Bits;

    private readonly PageReading _page;

    private readonly string _language;

    private DateCandidates(PageReading page)
    {
        _page = page;
        _language = DateLanguage.Of(page);
        Add(page.Data.Published, "json-ld", DatePlace.LinkedData, 0);
        for (var i = 0; i < Metas.Length; i++)
            Add(page.Meta(Metas[i]), "meta " + Metas[i], DatePlace.Meta, i);
        for (var i = 0; i < WeakMetas.Length; i++)
            Add(page.Meta(WeakMetas[i]), "meta " + WeakMetas[i], DatePlace.WeakMeta, i);
        AddOtherMetas();
        AddMarked();
        if (AddressDate.TryReadAny(page.Url.Length > 0 ? page.Url : page.Marks.CanonicalUrl, out var iso))
            All.Add(new DateCandidate(iso, "url", DatePlace.Address));
        AddLines();
        AddOpenings();
        AddScripts();
    }

    public List<DateCandidate> All { get; } = [];

    public static DateCandidates Of(PageReading page) => new(page);

    private void AddOtherMetas()
    {
        foreach (var (name, content) in _page.Marks.Metas)
            if (content.Length is >= 8 and < 60 && Array.Exists(OtherMetaStems, name.Contains) && !Array.Exists(OtherwiseMeant, name.Contains)
                && Array.IndexOf(Metas, name) < 0 && Array.IndexOf(WeakMetas, name) < 0)
                Add(content, "meta " + name, DatePlace.WeakMeta, OtherMeta);
    }

    private void AddScripts()
    {
        var found = _page.Marks.ScriptDates;
        foreach (var script in _page.Data.Broken)
            ScriptDates.Find(script, found);
        foreach (var (rank, value) in found)
            Add(value, "script", DatePlace.Script, rank);
    }

    /// <summary>Whether it is a comment's: marked so, and not above the text, where a mark speaks of the page or counts comments.</summary>
    private bool IsComment(ulong marks, int block) => (marks & InComment) != 0 && block > _page.BodyStart;

    private void AddMarked()
    {
        int times = 0, properties = 0, marked = 0;
        foreach (var text in _page.Marks.Texts)
        {
            var (place, rank) = text.Kind switch
            {
                MarkedKind.Published => (DatePlace.ItemProperty, properties++),
                MarkedKind.Time when text.Origin == "time" => (DatePlace.Time, times++),
                MarkedKind.Time => (DatePlace.Marked, marked++),
                _ => (DatePlace.Line, int.MaxValue),
            };
            if (rank >= MaximumTimes)
                continue;
            // A comment's time is the comment's.
            if (IsComment(Bits(text.Container, text.Marks), text.Block))
                continue;
            // What the attribute gives in full outweighs what readers see.
            if (!DateText.TryRead(text.Value, _language, out var iso) && !DateText.TryRead(text.Text, _language, out iso))
                continue;
            All.Add(new DateCandidate(iso, text.Origin, place)
            {
                Label = LabelOf(text.Text, text.Block),
                Marks = Bits(text.Container, text.Marks),
                Block = text.Block,
                TextLength = text.Text.Length,
                Rank = rank,
            });
        }
    }

    private void AddLines()
    {
        var blocks = _page.Outline.Blocks;
        var lines = 0;
        AddRange(_page.Anchor - 10, _page.BodyStart + 8);
        AddRange(Math.Max(_page.BodyEnd - 2, _page.BodyStart + 8), _page.BodyEnd + 14);

        void AddRange(int from, int to)
        {
            for (var i = Math.Max(0, from); i < Math.Min(blocks.Count, to) && lines < MaximumLines; i++)
            {
                var text = blocks[i].Text;
                // A post's foot may run on with its topics.
                if (text.Length is > MaximumLineLength and < MaximumFootLength && i > _page.BodyStart && (Bits(blocks[i].Container, blocks[i].InlineMarks) & Foot) != 0)
                    text = text[..FootOpening];
                if (text.Length > MaximumLineLength || !DateText.HasDigit(text) || text.Contains('©', StringComparison.Ordinal)
                    || !DateReader.TryFind(text, _language, out var date))
                    continue;
                AddLine(i, date.Iso, DatePlace.Line, text[..date.Start], lines++);
            }
        }
    }

    /// <summary>Dates that begin the text: <c>(18.01.2018) The farmers …</c></summary>
    private void AddOpenings()
    {
        var blocks = _page.Outline.Blocks;
        for (var i = _page.BodyStart; i < Math.Min(blocks.Count, _page.BodyStart + 3); i++)
        {
            var text = blocks[i].Text;
            if (text.Length <= MaximumLineLength)
                continue;
            var opening = text[..60];
            if (DateText.HasDigit(opening) && DateReader.TryFind(opening, _language, out var date) && date.Start < 40)
                AddLine(i, date.Iso, DatePlace.Opening, opening[..date.Start], date.Start);
        }
    }

    private void AddLine(int index, string iso, DatePlace place, string before, int rank)
    {
        var block = _page.Outline.Blocks[index];
        if (IsComment(Bits(block.Container, block.InlineMarks), index))
            return;
        All.Add(new DateCandidate(iso, $"block {index + 1}", place)
        {
            Label = LabelOf(before.Length > 0 ? before : block.Text, index),
            Marks = Bits(block.Container, block.InlineMarks),
            Block = index,
            TextLength = block.Text.Length,
            Rank = rank,
        });
    }

    /// <summary>By the words in front of the date, or else the line above it where that is a label alone.</summary>
    private DateLabel LabelOf(string text, int block)
    {
        var label = DateText.LabelOf(text);
        var blocks = _page.Outline.Blocks;
        if (label == DateLabel.None && block > 0 && block <= blocks.Count && blocks[block - 1].Text is { Length: < 30 } above && !DateText.HasDigit(above))
            label = DateText.LabelOf(above);
        return label;
    }

    private void Add(string value, string origin, DatePlace place, int rank)
    {
        if (value.Length > 0 && DateText.TryRead(value, _language, out var iso))
            All.Add(new DateCandidate(iso, origin, place) { Rank = rank });
    }

    private static ulong Bits(Container container, Marks inline)
    {
        var bits = inline.Bits;
        var depths = container.MarkDepths;
        for (var mark = 0; mark < depths.Length; mark++)
            if (depths[mark] > 0)
                bits |= 1UL << mark;
        return bits;
    }
}
