using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>
/// Gathers the names that every place of a page gives: JSON-LD, meta elements, marked elements, links to people's pages,
/// user names, and lines near the text that read as bylines.
/// </summary>
internal sealed class AuthorCandidates
{
    private const int MaximumCandidates = 120;
    private const int MaximumNames = 14;
    private const int MaximumOfPlace = 24;
    private const int MaximumLineLength = 160;

    private static readonly string[] Metas =
    [
        "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.creator.name", "citation_author", "byl", "authors", "og:article:author",
        "cxenseparse:author", "shareaholic:article_author_name", "article.author", "author.name", "rnews:author",
    ];

    private static readonly string[] WeakMetas = ["twitter:data1", "creator", "dc.contributor", "twitter:creator"];

    private static readonly string[] WrittenBy = ["written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "geschreven door", "автор", "napsal", "by", "author", "autor", "skrevet", "skriven", "yazan", "作者", "著者"];

    private static readonly ulong InComment = Marks.None.With(Mark.Comment).Bits;

    private readonly PageReading _page;

    private readonly HashSet<string> _site;
    private readonly Dictionary<string, IReadOnlyList<string>> _read = new(StringComparer.Ordinal);

    private AuthorCandidates(PageReading page)
    {
        _page = page;
        _site = [.. new[] { page.Data.Publisher, page.Data.SiteName, page.Meta("og:site_name"), page.Meta("application-name") }.Select(name => TextKey.Of(name)).Where(key => key.Length > 0)];
        AddValues(page.Data.Authors, "json-ld", AuthorPlace.LinkedData, 0);
        for (var i = 0; i < Metas.Length; i++)
            AddValues(MetaValues(Metas[i]), "meta " + Metas[i], AuthorPlace.Meta, i);
        for (var i = 0; i < WeakMetas.Length; i++)
            if (WeakMetas[i] != "twitter:data1" || Array.Exists(WrittenBy, page.Meta("twitter:label1").ToLowerInvariant().StartsWith))
                AddValues(MetaValues(WeakMetas[i]), "meta " + WeakMetas[i], AuthorPlace.WeakMeta, i);
        AddMarked();
        AddLines();
    }

    public List<AuthorCandidate> All { get; } = [];

    public static AuthorCandidates Of(PageReading page) => new(page);

    /// <summary>Elements within each other repeat their texts.</summary>
    private IReadOnlyList<string> Read(string text)
    {
        if (!_read.TryGetValue(text, out var names))
            _read[text] = names = BylineReader.Read(text);
        return names;
    }

    private List<string> MetaValues(string name)
    {
        var values = new List<string>();
        foreach (var (key, content) in _page.Marks.Metas)
            if (key == name && !content.Contains("://", StringComparison.Ordinal) && !content.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && !content.StartsWith('@'))
                values.Add(content);
        return values;
    }

    private void AddValues(List<string> values, string origin, AuthorPlace place, int rank)
    {
        if (values.Count == 0)
            return;
        var people = new List<string>();
        var names = new List<string>();
        foreach (var value in values)
        {
            people.AddRange(Read(value));
            if (PenName.TryRead(value, out var name))
                names.Add(name);
        }
        Add(new AuthorCandidate { Names = people, Origin = origin, Place = place, Rank = rank, Elements = values.Count, TextLength = values.Sum(value => value.Length) });
        if (people.Count < values.Count)
            Add(new AuthorCandidate { Names = names, Origin = origin, Place = place, Rank = rank, Elements = values.Count, IsPenName = true, TextLength = values.Sum(value => value.Length) });
    }

    private void AddMarked()
    {
        var ranks = new int[Enum.GetValues<AuthorPlace>().Length];
        MarkedText? before = null;
        var group = new List<string>();
        foreach (var text in _page.Marks.Texts)
        {
            if (PlaceOf(text) is not { } place || text.Text.Length is 0 or > 300 || ranks[(int)place] >= MaximumOfPlace)
                continue;
            var rank = ranks[(int)place]++;
            var people = Read(text.Text);
            AddFrom(text, place, people, rank, elements: 1);
            var line = text.Text.Replace('\n', ' ');
            if (line.Length != text.Text.Length || text.Text.Contains('\n', StringComparison.Ordinal))
                AddFrom(text, place, Read(line), rank, elements: 1, isJoined: true);
            if (people.Count == 0 && PenName.TryRead(text.Text, out var name))
                AddFrom(text, place, [name], rank, elements: 1, isPenName: true);
            // Several authors stand in elements beside each other.
            if (before is null || before.Kind != text.Kind || before.Origin != text.Origin || text.Block - before.Block > 3)
                group.Clear();
            before = text;
            group.AddRange(people);
            if (group.Count > people.Count && people.Count > 0)
                AddFrom(text, place, [.. group], rank, elements: 2);
        }
    }

    private static AuthorPlace? PlaceOf(MarkedText text) => text switch
    {
        { Kind: MarkedKind.Author, Origin: "rel=author" } => AuthorPlace.RelAuthor,
        { Kind: MarkedKind.Author, Origin: "byline" } => AuthorPlace.Byline,
        { Kind: MarkedKind.Author } => AuthorPlace.ItemProperty,
        { Kind: MarkedKind.Writer, Origin: "author link" } => AuthorPlace.Link,
        { Kind: MarkedKind.Writer, Origin: "address" } => AuthorPlace.Address,
        { Kind: MarkedKind.Writer } => AuthorPlace.UserName,
        _ => null,
    };

    private void AddFrom(MarkedText text, AuthorPlace place, IReadOnlyList<string> names, int rank, int elements, bool isJoined = false, bool isPenName = false)
        => Add(new AuthorCandidate
        {
            Names = names,
            Origin = text.Origin,
            Place = place,
            Rank = rank,
            Elements = elements,
            IsJoined = isJoined,
            IsPenName = isPenName,
            TextLength = text.Text.Length,
            Block = text.Block,
            Marks = Bits(text.Container, text.Marks),
        });

    private void AddLines()
    {
        var blocks = _page.Outline.Blocks;
        var rank = 0;
        for (var i = Math.Max(0, _page.Anchor - 8); i < Math.Min(blocks.Count, _page.BodyStart + 8); i++)
            AddLine(i, ref rank);
        rank = 20;
        for (var i = Math.Max(_page.BodyEnd - 3, _page.BodyStart + 8); i < Math.Min(blocks.Count, _page.BodyEnd + 10); i++)
            AddLine(i, ref rank);
    }

    private void AddLine(int index, ref int rank)
    {
        var text = _page.Outline.Blocks[index].Text;
        if (text.Length is < 3 or > MaximumLineLength)
            return;
        if (BylineReader.TryLeadIn(text, out var rest))
        {
            var people = Read(text);
            AddLine(index, AuthorPlace.LeadLine, people, rank++);
            if (people.Count == 0 && PenName.TryRead(rest, out var name))
                AddLine(index, AuthorPlace.LeadLine, [name], rank, isPenName: true);
            return;
        }
        var hasDigit = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        if (AddMiddle(index, text, ref rank) || hasDigit && !DateReader.TryFind(text, _page.Language, out _))
            return;
        if (hasDigit || WordCount.Of(text) <= 12)
            AddLine(index, hasDigit ? AuthorPlace.DateLine : AuthorPlace.NameLine, Read(text), rank++);
    }

    /// <summary>Names behind a lead-in within a line: <c>6 November 2023 by Jane Doe</c>.</summary>
    private bool AddMiddle(int index, string text, ref int rank)
    {
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at > 0 && at + 4 < text.Length; at = text.IndexOf(' ', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            var end = rest.IndexOf(' ');
            if (end is < 2 or > 12 || !IsLeadIn(rest[..end]))
                continue;
            var names = rest[(end + 1)..].ToString();
            var people = Read(names);
            if (people.Count > 0)
                AddLine(index, AuthorPlace.MiddleLine, people, rank++);
            else if (PenName.TryRead(names, out var name))
                AddLine(index, AuthorPlace.MiddleLine, [name], rank++, isPenName: true);
            return people.Count > 0;
        }
        return false;
    }

    private static bool IsLeadIn(ReadOnlySpan<char> word) => word.TrimEnd(':') is "by" or "By" or "BY" or "von" or "Von" or "par" or "Par" or "por" or "Por" or "door" or "av" or "af" or "di" or "Autor" or "Author" or "Text" or "Автор";

    private void AddLine(int index, AuthorPlace place, IReadOnlyList<string> names, int rank, bool isPenName = false)
    {
        var block = _page.Outline.Blocks[index];
        Add(new AuthorCandidate
        {
            Names = names,
            Origin = $"block {index + 1}",
            Place = place,
            Rank = rank,
            IsPenName = isPenName,
            TextLength = block.Text.Length,
            Block = index,
            Marks = Bits(block.Container, block.InlineMarks),
        });
    }

    private void Add(AuthorCandidate candidate)
    {
        if (candidate.Names.Count is 0 or > MaximumNames || (candidate.Marks & InComment) != 0 || All.Count >= MaximumCandidates)
            return;
        var names = new List<string>();
        foreach (var name in candidate.Names)
            // A site is no author, but a person whose site bears their name is: JSON-LD tells the two apart.
            if ((candidate.Place == AuthorPlace.LinkedData || !_site.Contains(TextKey.Of(name))) && !names.Exists(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))
                names.Add(name);
        if (names.Count == 0)
            return;
        All.Add(new AuthorCandidate
        {
            Names = names,
            Origin = candidate.Origin,
            Place = candidate.Place,
            IsPenName = candidate.IsPenName,
            IsJoined = candidate.IsJoined,
            Elements = candidate.Elements,
            Rank = candidate.Rank,
            TextLength = candidate.TextLength,
            Block = candidate.Block,
            Marks = candidate.Marks,
        });
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
