namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// A page as a tree of elements and texts, all in a few rented arrays. Adjacent texts are not always one. The contents of a
/// <c>template</c> are its children. Dispose of it when nothing reads it any more; strings made of it stay.
/// </summary>
internal sealed class MarkupTree : IDisposable
{
    private const int FirstNodes = 1024;

    /// <summary>A shorter text is joined with one that follows it although another piece of markup stood between them.</summary>
    private const int ShortText = 64;

    private MarkupNode[] _nodes = PageArrays<MarkupNode>.Rent(FirstNodes);
    private MarkupAttribute[] _attributes = PageArrays<MarkupAttribute>.Rent(FirstNodes);
    private int _nodeCount;
    private int _attributeCount;

    public MarkupTree(MarkupSource source, TagNames names)
    {
        Source = source;
        Names = names;
        // Number 0 is no node, number 1 the document.
        _nodes[0] = default;
        _nodes[Document] = new MarkupNode { Tag = Tag.Document, Name = Tag.Document };
        _nodeCount = Document + 1;
    }

    public const int None = 0;

    public const int Document = 1;

    public MarkupSource Source { get; }

    public TagNames Names { get; }

    /// <summary>The element of the whole page, <c>html</c>.</summary>
    public int Root => _nodes[Document].FirstChild;

    /// <summary>The page's <c>body</c>; <see cref="None"/> where it has frames instead.</summary>
    public int Body
    {
        get
        {
            var child = _nodes[Root].FirstChild;
            while (child != None && _nodes[child].Tag != Tag.Body)
                child = _nodes[child].Next;
            return child;
        }
    }

    /// <summary>Elements made so far.</summary>
    public int ElementCount { get; private set; }

    public ref MarkupNode this[int node] => ref _nodes[node];

    /// <summary>The letters of a text.</summary>
    public ReadOnlySpan<char> TextOf(int text) => Source[_nodes[text].Range];

    /// <summary>The letters of an element that holds but one text, as scripts do.</summary>
    public ReadOnlySpan<char> RawTextOf(int element) => _nodes[element].FirstChild is var text && text != None && _nodes[text].Tag == Tag.Text ? TextOf(text) : default;

    /// <summary>The name of an element in lower case.</summary>
    public string NameOf(int element) => Names[_nodes[element].Name];

    public ReadOnlySpan<MarkupAttribute> AttributesOf(int element)
    {
        var range = _nodes[element].Range;
        return _attributes.AsSpan(range.Start, range.Length);
    }

    /// <summary>The value of an attribute; empty when there is none.</summary>
    public ReadOnlySpan<char> AttributeOf(int element, AttributeName name) => TryAttribute(element, name, out var value) ? value : default;

    /// <returns>Whether the element has the attribute.</returns>
    public bool TryAttribute(int element, AttributeName name, out ReadOnlySpan<char> value)
    {
        foreach (ref readonly var attribute in AttributesOf(element))
        {
            if (attribute.Name != name)
                continue;
            value = Source[attribute.Value];
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The node that follows in document order within an element; <see cref="None"/> after the last.</summary>
    /// <param name="node">The node before it.</param>
    /// <param name="root">The element that is walked through.</param>
    /// <param name="isSkipped">Whether to pass over the node's children.</param>
    public int After(int node, int root, bool isSkipped)
    {
        if (!isSkipped && _nodes[node].FirstChild is var child && child != None)
            return child;
        while (node != root)
        {
            if (_nodes[node].Next is var next && next != None)
                return next;
            node = _nodes[node].Parent;
        }
        return None;
    }

    /// <summary>A new element, not yet in the tree.</summary>
    public int Create(Tag tag, Tag name, ReadOnlySpan<MarkupAttribute> attributes)
    {
        var start = _attributeCount;
        PageArrays<MarkupAttribute>.Reserve(ref _attributes, _attributeCount, attributes.Length);
        attributes.CopyTo(_attributes.AsSpan(start));
        _attributeCount += attributes.Length;
        ElementCount++;
        return Create(tag, name, new TextRange(start, attributes.Length));
    }

    /// <summary>A new element like another, not yet in the tree.</summary>
    public int CreateLike(int element)
    {
        ElementCount++;
        return Create(_nodes[element].Tag, _nodes[element].Name, _nodes[element].Range);
    }

    /// <summary>Gives an element those of the attributes that it has not yet.</summary>
    public void AddAttributes(int element, ReadOnlySpan<MarkupAttribute> attributes)
    {
        var old = _nodes[element].Range;
        PageArrays<MarkupAttribute>.Reserve(ref _attributes, _attributeCount, old.Length + attributes.Length);
        var start = _attributeCount;
        _attributes.AsSpan(old.Start, old.Length).CopyTo(_attributes.AsSpan(start));
        _attributeCount += old.Length;
        _nodes[element].Range = new TextRange(start, old.Length);
        foreach (ref readonly var attribute in attributes)
            if (!TryAttribute(element, attribute.Name, out _))
            {
                _attributes[_attributeCount++] = attribute;
                _nodes[element].Range = new TextRange(start, _attributeCount - start);
            }
    }

    /// <summary>Whether two elements have the same attributes, in whatever order.</summary>
    public bool HaveSameAttributes(int left, int right)
    {
        var (mine, theirs) = (_nodes[left].Range, _nodes[right].Range);
        if (mine.Length != theirs.Length)
            return false;
        if (mine == theirs)
            return true;
        foreach (ref readonly var attribute in AttributesOf(left))
            if (!TryAttribute(right, attribute.Name, out var value) || !value.SequenceEqual(Source[attribute.Value]))
                return false;
        return true;
    }

    /// <summary>Puts a node at the end of a parent or before one of its children.</summary>
    public void Insert(int node, int parent, int before)
    {
        ref var inserted = ref _nodes[node];
        var previous = before == None ? _nodes[parent].LastChild : _nodes[before].Previous;
        inserted.Parent = parent;
        inserted.Previous = previous;
        inserted.Next = before;
        if (previous == None)
            _nodes[parent].FirstChild = node;
        else
            _nodes[previous].Next = node;
        if (before == None)
            _nodes[parent].LastChild = node;
        else
            _nodes[before].Previous = node;
    }

    /// <summary>Puts a text at the end of a parent or before one of its children, into the text that ends there where it can be.</summary>
    public void InsertText(TextRange text, int parent, int before)
    {
        if (text.Length == 0)
            return;
        var previous = before == None ? _nodes[parent].LastChild : _nodes[before].Previous;
        if (previous == None || _nodes[previous].Tag != Tag.Text || !TryJoin(ref _nodes[previous].Range, text))
            Insert(Create(Tag.Text, Tag.Text, text), parent, before);
    }

    /// <summary>Takes a node out of its parent.</summary>
    public void Detach(int node)
    {
        ref var detached = ref _nodes[node];
        if (detached.Parent == None)
            return;
        if (detached.Previous == None)
            _nodes[detached.Parent].FirstChild = detached.Next;
        else
            _nodes[detached.Previous].Next = detached.Next;
        if (detached.Next == None)
            _nodes[detached.Parent].LastChild = detached.Previous;
        else
            _nodes[detached.Next].Previous = detached.Previous;
        detached.Parent = detached.Previous = detached.Next = None;
    }

    /// <summary>Hands all children of an element to one that has none.</summary>
    public void MoveChildren(int from, int to)
    {
        ref var old = ref _nodes[from];
        _nodes[to].FirstChild = old.FirstChild;
        _nodes[to].LastChild = old.LastChild;
        for (var child = old.FirstChild; child != None; child = _nodes[child].Next)
            _nodes[child].Parent = to;
        old.FirstChild = old.LastChild = None;
    }

    public void Dispose()
    {
        PageArrays<MarkupNode>.Return(_nodes);
        PageArrays<MarkupAttribute>.Return(_attributes);
        _nodes = [];
        _attributes = [];
        Source.Dispose();
    }

    private bool TryJoin(ref TextRange text, TextRange next)
    {
        if (text.IsDecoded == next.IsDecoded && EndOf(text) == StartOf(next))
        {
            text = text with { Length = text.Length + next.Length };
            return true;
        }
        var isLast = text.IsDecoded && EndOf(text) == Source.DecodedLength;
        if (!isLast && text.Length > ShortText)
            return false;
        var start = isLast ? StartOf(text) : Source.DecodedLength;
        if (!isLast)
            Source.AppendCopy(text);
        Source.AppendCopy(next);
        text = Source.DecodedFrom(start);
        return true;
    }

    private static int StartOf(TextRange range) => range.IsDecoded ? ~range.Start : range.Start;

    private static int EndOf(TextRange range) => StartOf(range) + range.Length;

    private int Create(Tag tag, Tag name, TextRange range)
    {
        PageArrays<MarkupNode>.Reserve(ref _nodes, _nodeCount, 1);
        _nodes[_nodeCount] = new MarkupNode { Tag = tag, Name = name, Range = range };
        return _nodeCount++;
    }
}
