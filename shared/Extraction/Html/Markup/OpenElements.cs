namespace Ingestion.Extraction.Html.Markup;

/// <summary>An element that is open.</summary>
internal readonly record struct OpenElement(int Node, Tag Tag);

/// <summary>The stack of open elements (HTML standard, 13.2.4.2).</summary>
internal sealed class OpenElements(MarkupTree tree)
{
    /// <summary>Elements that a start tag implies go a little beyond the bound of depth.</summary>
    private const int Slack = 64;

    private readonly OpenElement[] _elements = new OpenElement[MarkupBounds.Depth + Slack];

    /// <summary>How many of each known tag are open, so that most questions are answered without a look at the stack.</summary>
    private readonly ushort[] _open = new ushort[(int)Tag.Known];

    public int Count { get; private set; }

    /// <summary>The element opened last.</summary>
    public OpenElement Current => _elements[Count - 1];

    public OpenElement this[int index] => _elements[index];

    public bool IsFull => Count >= MarkupBounds.Depth;

    public bool HoldsAny(Tag tag) => tag >= Tag.Known || _open[(int)tag] > 0;

    public void Push(int node, Tag tag)
    {
        _elements[Count++] = new OpenElement(node, tag);
        Opened(node, tag);
    }

    public void Pop()
    {
        var closed = _elements[--Count];
        Closed(closed);
    }

    /// <summary>Pops elements up to and with the last one of a tag.</summary>
    public void PopThrough(Tag tag)
    {
        while (Count > 0)
        {
            var popped = Current.Tag;
            Pop();
            if (popped == tag)
                return;
        }
    }

    /// <summary>Pops elements until so many are left.</summary>
    public void PopTo(int count)
    {
        while (Count > count)
            Pop();
    }

    public int IndexOf(int node)
    {
        if (!tree[node].IsOpen)
            return -1;
        var index = Count - 1;
        while (index >= 0 && _elements[index].Node != node)
            index--;
        return index;
    }

    public int LastIndexOf(Tag tag)
    {
        if (!HoldsAny(tag))
            return -1;
        var index = Count - 1;
        while (index >= 0 && _elements[index].Tag != tag)
            index--;
        return index;
    }

    public void Remove(int node)
    {
        var index = IndexOf(node);
        if (index >= 0)
            RemoveAt(index);
    }

    public void RemoveAt(int index)
    {
        Closed(_elements[index]);
        Array.Copy(_elements, index + 1, _elements, index, Count - index - 1);
        Count--;
    }

    public void Insert(int index, int node, Tag tag)
    {
        Array.Copy(_elements, index, _elements, index + 1, Count - index);
        _elements[index] = new OpenElement(node, tag);
        Count++;
        Opened(node, tag);
    }

    public void Replace(int index, int node, Tag tag)
    {
        Closed(_elements[index]);
        _elements[index] = new OpenElement(node, tag);
        Opened(node, tag);
    }

    /// <summary>"Has an element in scope".</summary>
    public bool InScope(Tag tag) => InScope(tag, Tag.Unheard, Tag.Unheard);

    /// <summary>"Has an element in button scope".</summary>
    public bool InButtonScope(Tag tag) => InScope(tag, Tag.Button, Tag.Unheard);

    /// <summary>"Has an element in list item scope".</summary>
    public bool InListScope(Tag tag) => InScope(tag, Tag.Ol, Tag.Ul);

    /// <summary>"Has an element in table scope".</summary>
    public bool InTableScope(Tag tag)
    {
        if (!HoldsAny(tag))
            return false;
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == tag)
                return true;
            if (_elements[i].Tag.Has(TagTraits.TableScope))
                return false;
        }
        return false;
    }

    /// <summary>"Has an element in scope", asked of a certain element.</summary>
    public bool IsInScope(int node)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Node == node)
                return true;
            if (_elements[i].Tag.Has(TagTraits.Scope))
                return false;
        }
        return false;
    }

    public bool HasHeadingInScope()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            var traits = _elements[i].Tag.Traits();
            if ((traits & TagTraits.Heading) != 0)
                return true;
            if ((traits & TagTraits.Scope) != 0)
                return false;
        }
        return false;
    }

    /// <summary>13.2.6.3 "generate implied end tags".</summary>
    /// <param name="except">A tag that stays open.</param>
    public void CloseImplied(Tag except = Tag.Unheard)
    {
        while (Count > 0 && Current.Tag is var tag && tag != except && tag.Has(TagTraits.ImpliedEnd))
            Pop();
    }

    /// <summary>"Generate all implied end tags thoroughly".</summary>
    public void CloseImpliedThoroughly()
    {
        while (Count > 0 && Current.Tag.Has(TagTraits.ImpliedEndThoroughly))
            Pop();
    }

    private bool InScope(Tag tag, Tag border, Tag otherBorder)
    {
        if (!HoldsAny(tag))
            return false;
        for (var i = Count - 1; i >= 0; i--)
        {
            var open = _elements[i].Tag;
            if (open == tag)
                return true;
            if (open == border || open == otherBorder || open.Has(TagTraits.Scope))
                return false;
        }
        return false;
    }

    private void Opened(int node, Tag tag)
    {
        tree[node].IsOpen = true;
        if (tag < Tag.Known)
            _open[(int)tag]++;
    }

    private void Closed(OpenElement element)
    {
        tree[element.Node].IsOpen = false;
        if (element.Tag < Tag.Known)
            _open[(int)element.Tag]--;
    }
}
