using System.Net;
using Ingestion.Contracts;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>Gathers every title a page gives, whole and cut at its separators.</summary>
internal sealed class TitleCandidates
{
    private const int MaximumHeadlines = 4;
    private const int MaximumHeadings = 3;
    private const int MaximumLength = 300;
    private const int MaximumCandidates = 60;

    private static readonly string[] Metas = ["dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "citation_title"];

    private readonly List<string> _siteNames;
    private readonly string _address;

    private TitleCandidates(PageOutline outline, LinkedData data, string url)
    {
        Outline = outline;
        var marks = outline.Marks;
        _siteNames = SiteNamesOf(marks, data);
        _address = url.Length > 0 ? url : marks.CanonicalUrl;
        SlugWords = SlugWordsOf(_address);
        AddressDepth = Uri.TryCreate(_address, UriKind.Absolute, out var address) ? address.AbsolutePath.Trim('/').Length == 0 ? 0 : address.AbsolutePath.TrimEnd('/').Count(letter => letter == '/') : -1;
        Breadcrumbs = data.Breadcrumbs.ConvertAll(step => TextKey.Of(step));
        AddHeadlines();
        AddWithCuts(Meta(marks, "og:title"), "meta og:title", TitlePlace.OpenGraph);
        AddWithCuts(data.Headline, "json-ld", TitlePlace.LinkedData);
        AddWithCuts(marks.Title, "title", TitlePlace.Title);
        AddWithCuts(Meta(marks, "twitter:title"), "meta twitter:title", TitlePlace.Twitter);
        foreach (var name in Metas)
            Add(Meta(marks, name), "meta " + name, TitlePlace.OtherMeta, TitleCut.Whole);
        AddHeadings();
    }

    public PageOutline Outline { get; }

    public List<TitleCandidate> All { get; } = [];

    /// <summary>Words of the last speaking part of the address, which is mostly made of the title.</summary>
    public HashSet<int> SlugWords { get; }

    public int Headlines { get; private set; }

    /// <summary>Parts of the address's path: 0 for a site's first page, -1 where no address is known.</summary>
    public int AddressDepth { get; }

    /// <summary>Letters and digits of the breadcrumbs' steps.</summary>
    public List<string> Breadcrumbs { get; }

    public static TitleCandidates Of(PageOutline outline, LinkedData data, string url) => new(outline, data, url);

    private static string Meta(PageMarks marks, string name) => WebUtility.HtmlDecode(marks.Meta(name));

    private void AddHeadlines()
    {
        foreach (var text in Outline.Marks.Texts)
        {
            if (text.Text.Length == 0 || Headlines > MaximumHeadlines)
                continue;
            if (text.Kind == MarkedKind.HeadlinePart && Headlines == 0)
                AddMarked(text, TitlePlace.HeadlinePart);
            if (text.Kind != MarkedKind.Headline)
                continue;
            AddMarked(text, text.Origin != "h1" ? TitlePlace.ItemProperty : Headlines == 0 ? TitlePlace.Headline : TitlePlace.LaterHeadline);
            Headlines += text.Origin == "h1" ? 1 : 0;
        }
    }

    private void AddMarked(MarkedText text, TitlePlace place)
    {
        Add(text.Text, text.Origin, place, TitleCut.Whole, Bits(text.Container, text.Marks), text.Block);
        if (place == TitlePlace.Headline)
            AddAfterColon(text.Text, text.Origin, place, Bits(text.Container, text.Marks), text.Block);
    }

    /// <summary>The first headings below h1 that nothing marks as furniture.</summary>
    private void AddHeadings()
    {
        var headings = 0;
        for (var i = 0; i < Outline.Blocks.Count && headings < MaximumHeadings; i++)
        {
            var block = Outline.Blocks[i];
            if (block is not { Kind: BlockKind.Heading, Level: > 1 and < 5 } || (Bits(block.Container, block.InlineMarks) & Furniture) != 0)
                continue;
            headings++;
            Add(block.Text, $"block {i + 1}", TitlePlace.Heading, TitleCut.Whole, Bits(block.Container, block.InlineMarks), i);
        }
    }

    private static readonly ulong Furniture = Marks.None.With(Mark.Navigation).With(Mark.Footer).With(Mark.Consent).With(Mark.Comment).Bits;

    private static ulong Bits(Container container, Marks inline)
    {
        var bits = inline.Bits;
        var depths = container.MarkDepths;
        for (var mark = 0; mark < depths.Length; mark++)
            if (depths[mark] > 0)
                bits |= 1UL << mark;
        return bits;
    }

    private void AddWithCuts(string value, string origin, TitlePlace place)
    {
        var stripped = SiteNames.Strip(value, _siteNames, _address);
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
        AddAfterColon(stripped, origin, place, 0, -1);
    }

    /// <summary>What stands behind a kicker such as <c>Climate: </c>.</summary>
    private void AddAfterColon(string value, string origin, TitlePlace place, ulong marks, int block)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon + 2 < value.Length && value[colon + 1] == ' ')
            Add(value[(colon + 2)..], origin, place, TitleCut.AfterColon, marks, block);
    }

    private void Add(string value, string origin, TitlePlace place, TitleCut cut, ulong marks = 0, int block = -1)
    {
        value = value.Trim();
        if (value.Length is 0 or > MaximumLength || All.Count >= MaximumCandidates)
            return;
        var candidate = new TitleCandidate(value, origin, place, cut)
        {
            NamesSite = SiteNames.Strip("x | " + value, _siteNames, _address) == "x",
            Marks = marks,
            Block = block,
        };
        if (candidate.Key.Length > 0)
            All.Add(candidate);
    }

    private static List<string> SiteNamesOf(PageMarks marks, LinkedData data)
    {
        var names = new List<string>();
        foreach (var name in (string[])[marks.Meta("og:site_name"), marks.Meta("application-name"), data.SiteName, data.Publisher])
            if (name.Length > 0)
                names.Add(name);
        return names;
    }

    private static HashSet<int> SlugWordsOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return [];
        var best = "";
        foreach (var segment in address.Segments)
        {
            var part = Uri.UnescapeDataString(segment.Trim('/'));
            var dot = part.LastIndexOf('.');
            if (dot > 0 && part.Length - dot <= 6)
                part = part[..dot];
            if (part.Count(char.IsLetter) >= best.Count(char.IsLetter))
                best = part;
        }
        return TitleCandidate.WordsOf(best);
    }
}
