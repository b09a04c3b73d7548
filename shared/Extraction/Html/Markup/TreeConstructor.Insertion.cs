namespace Ingestion.Extraction.Html.Markup;

/// <content>Where nodes go (13.2.6.1 "Creating and inserting nodes"), and texts by insertion mode.</content>
internal sealed partial class TreeConstructor
{
    /// <summary>Inserts an element for the start tag that was read, and opens it.</summary>
    private int Open() => Open(_tag, _tokenizer.Attributes);

    private int Open(Tag tag, ReadOnlySpan<MarkupAttribute> attributes = default)
    {
        var element = Add(tag, attributes);
        _open.Push(element, tag);
        return element;
    }

    /// <summary>Inserts an element for the start tag that was read, without opening it.</summary>
    private int Add() => Add(_tag, _tokenizer.Attributes);

    private int Add(Tag tag, ReadOnlySpan<MarkupAttribute> attributes)
    {
        var element = _tree.Create(tag, tag, attributes);
        Place(element, _open.Current);
        return element;
    }

    /// <summary>Inserts an element that holds text alone, with its text, and passes over its end tag.</summary>
    private void AddWithRawText(RawTextKind kind)
    {
        var element = Add();
        if (_tag == Tag.Textarea)
            _tokenizer.SkipLineFeed();
        _tree.InsertText(_tokenizer.ReadRawText(_tag, kind), element, MarkupTree.None);
        _tokenizer.Read();
    }

    /// <returns>Nothing for an element that holds other elements.</returns>
    private static RawTextKind? RawTextOf(Tag tag) => tag switch
    {
        Tag.Script => RawTextKind.Script,
        Tag.Title or Tag.Textarea => RawTextKind.WithReferences,
        Tag.Style or Tag.Xmp or Tag.Iframe or Tag.Noembed or Tag.Noframes or Tag.Noscript => RawTextKind.Raw,
        _ => null,
    };

    /// <summary>"Insert an element at the appropriate place for inserting a node", foster parenting included.</summary>
    private void Place(int node, OpenElement target)
    {
        var (parent, before) = PlaceWithin(target);
        _tree.Insert(node, parent, before);
    }

    private (int Parent, int Before) PlaceWithin(OpenElement target)
    {
        if (!_isFosterParenting || target.Tag is not (Tag.Table or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr))
            return (target.Node, MarkupTree.None);
        var table = _open.LastIndexOf(Tag.Table);
        var template = _open.LastIndexOf(Tag.Template);
        if (template > table)
            return (_open[template].Node, MarkupTree.None);
        if (table < 0)
            return (_open[0].Node, MarkupTree.None);
        var parent = _tree[_open[table].Node].Parent;
        return parent != MarkupTree.None ? (parent, _open[table].Node) : (_open[table - 1].Node, MarkupTree.None);
    }

    private void AddText(TextRange text)
    {
        var (parent, before) = PlaceWithin(_open.Current);
        _tree.InsertText(text, parent, before);
    }

    private void Text(TextRange text)
    {
        if (text.Length == 0)
            return;
        if (UsesForeignRulesForText())
        {
            _isFramesetAllowed &= IsSpace(WithoutNul(text));
            AddText(WithNulReplaced(text));
            return;
        }
        while (text.Length > 0)
            text = TextBy(_mode, text);
    }

    /// <returns>What is left of the text, to be looked at anew; nothing when the mode is done with it.</returns>
    private TextRange TextBy(InsertionMode mode, TextRange text)
    {
        switch (mode)
        {
            case InsertionMode.Initial:
                text = WithoutSpace(text);
                if (text.Length > 0)
                    LeaveInitial();
                return text;
            case InsertionMode.BeforeHtml:
                text = WithoutSpace(text);
                if (text.Length > 0)
                    OpenHtml();
                return text;
            case InsertionMode.BeforeHead:
                text = WithoutSpace(text);
                if (text.Length > 0)
                    OpenHead();
                return text;
            case InsertionMode.InHead:
                text = AddLeadingSpace(text);
                if (text.Length > 0)
                    LeaveHead();
                return text;
            case InsertionMode.AfterHead:
                text = AddLeadingSpace(text);
                if (text.Length > 0)
                    OpenBody();
                return text;
            case InsertionMode.InTable or InsertionMode.InTableBody or InsertionMode.InRow:
                TextInTable(text);
                return default;
            case InsertionMode.InColumnGroup:
                text = AddLeadingSpace(text);
                if (text.Length == 0 || !LeaveColumnGroup())
                    return text;
                AddSpaces(text);
                return default;
            case InsertionMode.AfterBody or InsertionMode.AfterAfterBody:
                var rest = WithoutSpace(text);
                if (rest.Length < text.Length)
                    TextInBody(text.First(text.Length - rest.Length));
                if (rest.Length > 0)
                    _mode = InsertionMode.InBody;
                return rest;
            case InsertionMode.InFrameset or InsertionMode.AfterFrameset or InsertionMode.AfterAfterFrameset:
                AddSpaces(text);
                return default;
            default:
                TextInBody(text);
                return default;
        }
    }

    private void TextInBody(TextRange text)
    {
        text = WithoutNul(text);
        if (text.Length == 0)
            return;
        ReopenFormatting();
        AddText(text);
        if (_isFramesetAllowed && !IsSpace(text))
            _isFramesetAllowed = false;
    }

    /// <summary>13.2.6.4.10 "in table text": spaces stay, any other text goes before the table.</summary>
    private void TextInTable(TextRange text)
    {
        text = WithoutNul(text);
        if (_open.Current.Tag is not (Tag.Table or Tag.Tbody or Tag.Template or Tag.Tfoot or Tag.Thead or Tag.Tr) || !IsSpace(text))
        {
            _isFosterParenting = true;
            TextInBody(text);
            _isFosterParenting = false;
        }
        else
            AddText(text);
    }

    /// <summary>In HTML U+0000 is no text, though it is none of the spaces that a page may begin with.</summary>
    private TextRange WithoutNul(TextRange text) => _tokenizer.HasNul && _tree.Source[text].Contains('\0') ? _tree.Source.Replaced(text, '\0', []) : text;

    private TextRange WithNulReplaced(TextRange text) => _tokenizer.HasNul && _tree.Source[text].Contains('\0') ? _tree.Source.Replaced(text, '\0', ['\uFFFD']) : text;

    private TextRange AddLeadingSpace(TextRange text)
    {
        var rest = WithoutSpace(text);
        if (rest.Length < text.Length)
            AddText(text.First(text.Length - rest.Length));
        return rest;
    }

    /// <summary>Where no text may stand its spaces do.</summary>
    private void AddSpaces(TextRange text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsSpace(_tree.Source[text][i]))
                AddText(text.From(i).First(1));
    }

    private TextRange WithoutSpace(TextRange text)
    {
        var letters = _tree.Source[text];
        var spaces = 0;
        while (spaces < letters.Length && IsSpace(letters[spaces]))
            spaces++;
        return text.From(spaces);
    }

    private bool IsSpace(TextRange text) => WithoutSpace(text).Length == 0;

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';
}
