namespace Ingestion.Extraction.Html.Markup;

/// <content>Formatting elements that are nested wrongly.</content>
internal sealed partial class TreeConstructor
{
    private const int AdoptionRounds = 8;

    private const int KeptInnerRounds = 3;

    /// <summary>13.2.4.3 "reconstruct the active formatting elements": what was left open is opened anew.</summary>
    private void ReopenFormatting()
    {
        var first = _formatting.Count;
        while (first > 0 && _formatting[first - 1] is var entry && entry.Node != MarkupTree.None && !_tree[entry.Node].IsOpen)
            first--;
        for (var i = first; i < _formatting.Count && !_open.IsFull && _tree.ElementCount < MarkupBounds.Elements; i++)
        {
            var (node, tag, _) = _formatting[i];
            var anew = _tree.CreateLike(node);
            Place(anew, _open.Current);
            _open.Push(anew, tag);
            _formatting.Replace(i, anew);
        }
    }

    /// <summary>The "adoption agency algorithm" (13.2.6.4.7).</summary>
    private void Adopt(Tag subject)
    {
        if (_open.Current is var current && current.Tag == subject && _formatting.IndexOf(current.Node) < 0)
        {
            _open.Pop();
            return;
        }
        for (var round = 0; round < AdoptionRounds; round++)
        {
            var entry = _formatting.LastIndexOf(subject);
            if (entry < 0)
            {
                CloseAnyOther();
                return;
            }
            var formatting = _formatting[entry].Node;
            var index = _open.IndexOf(formatting);
            if (index < 0)
            {
                _formatting.RemoveAt(entry);
                return;
            }
            if (!_open.IsInScope(formatting))
                return;
            var block = index + 1;
            while (block < _open.Count && !_open[block].Tag.Has(TagTraits.Special))
                block++;
            if (block >= _open.Count)
            {
                _open.PopTo(index);
                _formatting.RemoveAt(entry);
                return;
            }
            if (_tree.ElementCount >= MarkupBounds.Elements)
                return;
            AdoptBlock(formatting, subject, index, block);
        }
    }

    /// <summary>One round of the algorithm, from the furthest block on.</summary>
    private void AdoptBlock(int formatting, Tag subject, int index, int block)
    {
        var furthest = _open[block];
        var ancestor = _open[index - 1];
        var bookmark = _formatting.IndexOf(formatting);
        var last = furthest.Node;
        var inner = 0;
        for (var i = block - 1; i > index; i--)
        {
            inner++;
            var (node, tag) = _open[i];
            var listed = _formatting.IndexOf(node);
            if (inner > KeptInnerRounds && listed >= 0)
            {
                _formatting.RemoveAt(listed);
                if (listed < bookmark)
                    bookmark--;
                listed = -1;
            }
            if (listed < 0)
            {
                _open.RemoveAt(i);
                block--;
                continue;
            }
            var anew = _tree.CreateLike(node);
            _formatting.Replace(listed, anew);
            _open.Replace(i, anew, tag);
            if (last == furthest.Node)
                bookmark = listed + 1;
            _tree.Detach(last);
            _tree.Insert(last, anew, MarkupTree.None);
            last = anew;
        }
        _tree.Detach(last);
        PlaceAdopted(last, ancestor);
        var clone = _tree.CreateLike(formatting);
        _tree.MoveChildren(furthest.Node, clone);
        _tree.Insert(clone, furthest.Node, MarkupTree.None);
        var old = _formatting.IndexOf(formatting);
        var entry = _formatting[old] with { Node = clone };
        _formatting.RemoveAt(old);
        _formatting.Insert(old < bookmark ? bookmark - 1 : bookmark, entry);
        _open.Remove(formatting);
        _open.Insert(_open.IndexOf(furthest.Node) + 1, clone, subject);
    }

    /// <summary>Foster parenting holds here whatever the mode.</summary>
    private void PlaceAdopted(int node, OpenElement ancestor)
    {
        var wasFosterParenting = _isFosterParenting;
        _isFosterParenting = true;
        Place(node, ancestor);
        _isFosterParenting = wasFosterParenting;
    }
}
