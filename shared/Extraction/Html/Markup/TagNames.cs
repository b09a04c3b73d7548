namespace Ingestion.Extraction.Html.Markup;

/// <summary>The names behind the numbers: those of <see cref="Tag"/>, and those that only this page has.</summary>
internal sealed class TagNames
{
    /// <summary>Longer names are cut: nothing is told by more of them.</summary>
    private const int MaximumLength = 100;

    /// <summary>So many names of its own a page may have; what comes after shares one.</summary>
    private const int MaximumOwn = 10_000;

    private static readonly string[] Names = [.. Enumerable.Range(0, (int)Tag.Known).Select(tag => NameOf((Tag)tag))];

    private static readonly Dictionary<string, Tag> KnownByName = Enumerable.Range((int)Tag.A, Tag.SvgOther - Tag.A).ToDictionary(tag => Names[tag], tag => (Tag)tag, StringComparer.Ordinal);

    private static readonly Dictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan = KnownByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, Tag> _own = new(StringComparer.Ordinal);
    private readonly List<string> _ownNames = [];

    /// <summary>The name in lower case.</summary>
    public string this[Tag tag] => tag < Tag.Known ? Names[(int)tag] : _ownNames[tag - Tag.Known];

    /// <summary>The number of a name, letters of either case.</summary>
    /// <param name="name">As it stands in the tag.</param>
    /// <param name="isEnd">Whether the tag is an end tag, whose name is not kept.</param>
    public Tag Find(ReadOnlySpan<char> name, bool isEnd)
    {
        Span<char> lower = stackalloc char[MaximumLength];
        var length = Math.Min(name.Length, MaximumLength);
        for (var i = 0; i < length; i++)
        {
            var letter = name[i];
            lower[i] = letter == '\0' ? '\uFFFD' : char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
        }
        lower = lower[..length];
        return KnownBySpan.TryGetValue(lower, out var tag) ? tag : FindOwn(lower, isEnd);
    }

    private Tag FindOwn(ReadOnlySpan<char> lower, bool isEnd)
    {
        if (_own.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var tag))
            return tag;
        if (isEnd)
            return Tag.Unheard;
        if (_ownNames.Count < MaximumOwn)
            _ownNames.Add(lower.ToString());
        tag = (Tag)((int)Tag.Known + _ownNames.Count - 1);
        if (_own.Count < MaximumOwn)
            _own[_ownNames[^1]] = tag;
        return tag;
    }

    private static string NameOf(Tag tag) => tag switch
    {
        Tag.AnnotationXml => "annotation-xml",
        Tag.AmpImg => "amp-img",
        _ => tag.ToString().ToLowerInvariant(),
    };
}
