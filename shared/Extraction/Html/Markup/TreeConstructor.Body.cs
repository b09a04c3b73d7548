namespace Ingestion.Extraction.Html.Markup;

/// <content>Start tags in the body (13.2.6.4.7).</content>
internal sealed partial class TreeConstructor
{
    private bool StartTagInBody()
    {
        switch (_tag)
        {
            case Tag.Html:
                if (!_open.HoldsAny(Tag.Template))
                    _tree.AddAttributes(_open[0].Node, _tokenizer.Attributes);
                return true;
            case Tag.Base or Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta or Tag.Noframes or Tag.Script or Tag.Style or Tag.Template or Tag.Title:
                return StartTagInHead();
            case Tag.Body:
                if (_open.Count < 2 || _open[1].Tag != Tag.Body || _open.HoldsAny(Tag.Template))
                    return true;
                _isFramesetAllowed = false;
                _tree.AddAttributes(_open[1].Node, _tokenizer.Attributes);
                return true;
            case Tag.Frameset:
                OpenFramesetInstead();
                return true;
            case Tag.Address or Tag.Article or Tag.Aside or Tag.Blockquote or Tag.Center or Tag.Details or Tag.Dialog or Tag.Dir or Tag.Div or Tag.Dl or Tag.Fieldset
                or Tag.Figcaption or Tag.Figure or Tag.Footer or Tag.Header or Tag.Hgroup or Tag.Main or Tag.Menu or Tag.Nav or Tag.Ol or Tag.P or Tag.Search
                or Tag.Section or Tag.Summary or Tag.Ul:
                CloseParagraph();
                Open();
                return true;
            case Tag.H1 or Tag.H2 or Tag.H3 or Tag.H4 or Tag.H5 or Tag.H6:
                CloseParagraph();
                if (_open.Current.Tag.Has(TagTraits.Heading))
                    _open.Pop();
                Open();
                return true;
            case Tag.Pre or Tag.Listing:
                CloseParagraph();
                Open();
                _tokenizer.SkipLineFeed();
                _isFramesetAllowed = false;
                return true;
            case Tag.Form:
                OpenForm();
                return true;
            case Tag.Li:
                CloseListItem(Tag.Li, Tag.Li);
                return true;
            case Tag.Dd or Tag.Dt:
                CloseListItem(Tag.Dd, Tag.Dt);
                return true;
            case Tag.Plaintext:
                CloseParagraph();
                Open();
                Text(_tokenizer.ReadToEnd());
                return true;
            case Tag.Button:
                if (_open.InScope(Tag.Button))
                {
                    _open.CloseImplied();
                    _open.PopThrough(Tag.Button);
                }
                ReopenFormatting();
                Open();
                _isFramesetAllowed = false;
                return true;
            default:
                return StartTagOfPhrase();
        }
    }

    private bool StartTagOfPhrase()
    {
        switch (_tag)
        {
            case Tag.A:
                if (_formatting.LastIndexOf(Tag.A) is >= 0 and var last)
                {
                    var node = _formatting[last].Node;
                    Adopt(Tag.A);
                    _formatting.Remove(node);
                    _open.Remove(node);
                }
                OpenFormatting();
                return true;
            case Tag.B or Tag.Big or Tag.Code or Tag.Em or Tag.Font or Tag.I or Tag.S or Tag.Small or Tag.Strike or Tag.Strong or Tag.Tt or Tag.U:
                OpenFormatting();
                return true;
            case Tag.Nobr:
                ReopenFormatting();
                if (_open.InScope(Tag.Nobr))
                    Adopt(Tag.Nobr);
                OpenFormatting();
                return true;
            case Tag.Applet or Tag.Marquee or Tag.Object:
                ReopenFormatting();
                Open();
                _formatting.AddMarker();
                _isFramesetAllowed = false;
                return true;
            case Tag.Table:
                if (!_isQuirks)
                    CloseParagraph();
                Open();
                _isFramesetAllowed = false;
                _mode = InsertionMode.InTable;
                return true;
            case Tag.Area or Tag.Br or Tag.Embed or Tag.Img or Tag.Keygen or Tag.Wbr:
                ReopenFormatting();
                Add();
                _isFramesetAllowed = false;
                return true;
            case Tag.Image:
                // "Don't ask", says the standard.
                _tag = Tag.Img;
                return false;
            case Tag.Input or Tag.Select when _context == Tag.Select:
                return true;
            case Tag.Input:
                if (_open.InScope(Tag.Select))
                    _open.PopThrough(Tag.Select);
                ReopenFormatting();
                Add();
                _isFramesetAllowed &= IsHiddenInput();
                return true;
            case Tag.Param or Tag.Source or Tag.Track:
                Add();
                return true;
            case Tag.Hr:
                CloseParagraph();
                if (_open.InScope(Tag.Select))
                    _open.CloseImplied();
                Add();
                _isFramesetAllowed = false;
                return true;
            default:
                return StartTagOfRest();
        }
    }

    private bool StartTagOfRest()
    {
        switch (_tag)
        {
            case Tag.Xmp:
                CloseParagraph();
                ReopenFormatting();
                _isFramesetAllowed = false;
                AddWithRawText(RawTextKind.Raw);
                return true;
            case Tag.Textarea:
                _isFramesetAllowed = false;
                AddWithRawText(RawTextKind.WithReferences);
                return true;
            case Tag.Iframe:
                _isFramesetAllowed = false;
                AddWithRawText(RawTextKind.Raw);
                return true;
            case Tag.Noembed or Tag.Noscript:
                AddWithRawText(RawTextKind.Raw);
                return true;
            case Tag.Select:
                if (_open.InScope(Tag.Select))
                {
                    _open.PopThrough(Tag.Select);
                    return true;
                }
                ReopenFormatting();
                Open();
                _isFramesetAllowed = false;
                return true;
            case Tag.Optgroup or Tag.Option:
                if (_open.InScope(Tag.Select))
                    _open.CloseImplied(except: _tag == Tag.Option ? Tag.Optgroup : Tag.Unheard);
                else if (_open.Current.Tag == Tag.Option)
                    _open.Pop();
                ReopenFormatting();
                Open();
                return true;
            case Tag.Rb or Tag.Rtc:
                if (_open.InScope(Tag.Ruby))
                    _open.CloseImplied();
                Open();
                return true;
            case Tag.Rp or Tag.Rt:
                if (_open.InScope(Tag.Ruby))
                    _open.CloseImplied(except: Tag.Rtc);
                Open();
                return true;
            case Tag.Math or Tag.Svg:
                ReopenFormatting();
                Open();
                if (_tokenizer.IsSelfClosing)
                    _open.Pop();
                return true;
            case Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Frame or Tag.Head or Tag.Tbody or Tag.Td or Tag.Tfoot or Tag.Th or Tag.Thead or Tag.Tr:
                return true;
            default:
                ReopenFormatting();
                Open();
                return true;
        }
    }

    private void OpenFormatting()
    {
        ReopenFormatting();
        var node = Open();
        _formatting.Push(new FormattingElement(node, _tag, _tokenizer.Unread));
    }

    private bool IsHiddenInput()
    {
        foreach (var attribute in _tokenizer.Attributes)
            if (attribute.Name == AttributeName.Type)
                return _tree.Source[attribute.Value].Equals("hidden", StringComparison.OrdinalIgnoreCase);
        return false;
    }

    /// <summary>"Close a p element" where one is open.</summary>
    private void CloseParagraph()
    {
        if (!_open.InButtonScope(Tag.P))
            return;
        _open.CloseImplied(except: Tag.P);
        _open.PopThrough(Tag.P);
    }

    private void OpenForm()
    {
        var isInTemplate = _open.HoldsAny(Tag.Template);
        if (_form != MarkupTree.None && !isInTemplate)
            return;
        CloseParagraph();
        var form = Open();
        if (!isInTemplate)
            _form = form;
    }

    /// <summary>Opens a list's element of the tag that was read, and closes the one before it.</summary>
    private void CloseListItem(Tag one, Tag other)
    {
        _isFramesetAllowed = false;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var tag = _open[i].Tag;
            if (tag == one || tag == other)
            {
                _open.CloseImplied(except: tag);
                _open.PopThrough(tag);
                break;
            }
            if (tag.Has(TagTraits.Special) && tag is not (Tag.Address or Tag.Div or Tag.P))
                break;
        }
        CloseParagraph();
        Open();
    }

    /// <summary>A page that showed nothing before its frames has no body.</summary>
    private void OpenFramesetInstead()
    {
        if (!_isFramesetAllowed || _open.Count < 2 || _open[1].Tag != Tag.Body)
            return;
        _tree.Detach(_open[1].Node);
        _open.PopTo(1);
        Open();
        _mode = InsertionMode.InFrameset;
    }
}
