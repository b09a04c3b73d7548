namespace Ingestion.Extraction.Html.Markup;

/// <summary>A formatting element that is active.</summary>
/// <param name="Node">The element; <see cref="MarkupTree.None"/> for a marker.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Unread">What tells its attributes that the tree has not kept (<see cref="Tokenizer.Unread"/>).</param>
internal readonly record struct FormattingElement(int Node, Tag Tag, ulong Unread);

/// <summary>The list of active formatting elements (HTML standard, 13.2.4.3).</summary>
internal sealed class FormattingElements(MarkupTree tree)
{
    /// <summary>So many alike are kept: the "Noah's Ark clause".</summary>
    private const int MostAlike = 3;

    /// <summary>Markers outlive their elements where tags are nested wrongly; the earliest of so many entries says nothing any more.</summary>
    private const int MostEntries = 2 * MarkupBounds.Depth;

    private readonly List<FormattingElement> _entries = [];

    public int Count => _entries.Count;

    public FormattingElement this[int index] => _entries[index];

    public void AddMarker() => Add(new FormattingElement(MarkupTree.None, Tag.Unheard, 0));

    /// <summary>"Push onto the list of active formatting elements"; the earliest goes where there are too many, alike or altogether.</summary>
    public void Push(FormattingElement element)
    {
        int alike = 0, all = 0, earliest = -1, earliestAlike = -1;
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Node != MarkupTree.None; i--)
        {
            all++;
            earliest = i;
            if (_entries[i].Tag != element.Tag || _entries[i].Unread != element.Unread || !tree.HaveSameAttributes(_entries[i].Node, element.Node))
                continue;
            alike++;
            earliestAlike = i;
        }
        if (alike >= MostAlike)
            _entries.RemoveAt(earliestAlike);
        else if (all >= MarkupBounds.FormattingElements)
            _entries.RemoveAt(earliest);
        Add(element);
    }

    /// <summary>Index of the last entry of a tag after the last marker; -1 when there is none.</summary>
    public int LastIndexOf(Tag tag)
    {
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Node != MarkupTree.None; i--)
            if (_entries[i].Tag == tag)
                return i;
        return -1;
    }

    public int IndexOf(int node)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
            if (_entries[i].Node == node)
                return i;
        return -1;
    }

    public void Remove(int node)
    {
        var index = IndexOf(node);
        if (index >= 0)
            _entries.RemoveAt(index);
    }

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public void Insert(int index, FormattingElement element) => _entries.Insert(index, element);

    /// <summary>Puts an element like the one listed in its place.</summary>
    public void Replace(int index, int node) => _entries[index] = _entries[index] with { Node = node };

    /// <summary>"Clear the list of active formatting elements up to the last marker".</summary>
    public void ClearToMarker()
    {
        while (_entries.Count > 0)
        {
            var isMarker = _entries[^1].Node == MarkupTree.None;
            _entries.RemoveAt(_entries.Count - 1);
            if (isMarker)
                return;
        }
    }

    private void Add(FormattingElement entry)
    {
        if (_entries.Count >= MostEntries)
            _entries.RemoveAt(0);
        _entries.Add(entry);
    }
}
