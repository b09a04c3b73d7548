namespace Ingestion.Extraction.Html.Markup;

/// <content>End tags in the body (13.2.6.4.7) and after it (13.2.6.4.19, 13.2.6.4.22).</content>
internal sealed partial class TreeConstructor
{
    private bool EndTagInBody()
    {
        switch (_tag)
        {
            case Tag.Template:
                CloseTemplate();
                return true;
            case Tag.Body:
                if (_open.InScope(Tag.Body))
                    _mode = InsertionMode.AfterBody;
                return true;
            case Tag.Html:
                if (!_open.InScope(Tag.Body))
                    return true;
                _mode = InsertionMode.AfterBody;
                return false;
            case Tag.Address or Tag.Article or Tag.Aside or Tag.Blockquote or Tag.Button or Tag.Center or Tag.Details or Tag.Dialog or Tag.Dir or Tag.Div or Tag.Dl
                or Tag.Fieldset or Tag.Figcaption or Tag.Figure or Tag.Footer or Tag.Header or Tag.Hgroup or Tag.Listing or Tag.Main or Tag.Menu or Tag.Nav or Tag.Ol
                or Tag.Pre or Tag.Search or Tag.Section or Tag.Select or Tag.Summary or Tag.Ul:
                if (!_open.InScope(_tag))
                    return true;
                _open.CloseImplied();
                _open.PopThrough(_tag);
                return true;
            case Tag.Form:
                CloseForm();
                return true;
            case Tag.P:
                if (!_open.InButtonScope(Tag.P))
                    Open(Tag.P);
                CloseParagraph();
                return true;
            case Tag.Li:
                if (!_open.InListScope(Tag.Li))
                    return true;
                _open.CloseImplied(except: Tag.Li);
                _open.PopThrough(Tag.Li);
                return true;
            case Tag.Dd or Tag.Dt:
                if (!_open.InScope(_tag))
                    return true;
                _open.CloseImplied(except: _tag);
                _open.PopThrough(_tag);
                return true;
            case Tag.H1 or Tag.H2 or Tag.H3 or Tag.H4 or Tag.H5 or Tag.H6:
                CloseHeading();
                return true;
            case Tag.A or Tag.B or Tag.Big or Tag.Code or Tag.Em or Tag.Font or Tag.I or Tag.Nobr or Tag.S or Tag.Small or Tag.Strike or Tag.Strong or Tag.Tt or Tag.U:
                Adopt(_tag);
                return true;
            case Tag.Applet or Tag.Marquee or Tag.Object:
                if (!_open.InScope(_tag))
                    return true;
                _open.CloseImplied();
                _open.PopThrough(_tag);
                _formatting.ClearToMarker();
                return true;
            case Tag.Br:
                ReopenFormatting();
                Add(Tag.Br, default);
                _isFramesetAllowed = false;
                return true;
            default:
                CloseAnyOther();
                return true;
        }
    }

    /// <summary>"Any other end tag": closes the last element of its name, unless a special element stands between.</summary>
    private void CloseAnyOther()
    {
        if (!_open.HoldsAny(_tag))
            return;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var tag = _open[i].Tag;
            if (tag == _tag)
            {
                _open.CloseImplied(except: _tag);
                _open.PopTo(Math.Min(i, _open.Count));
                return;
            }
            if (tag.Has(TagTraits.Special))
                return;
        }
    }

    private void CloseForm()
    {
        if (_open.HoldsAny(Tag.Template))
        {
            if (!_open.InScope(Tag.Form))
                return;
            _open.CloseImplied();
            _open.PopThrough(Tag.Form);
            return;
        }
        var form = _form;
        _form = MarkupTree.None;
        if (form == MarkupTree.None || !_tree[form].IsOpen || !_open.IsInScope(form))
            return;
        _open.CloseImplied();
        _open.Remove(form);
    }

    private void CloseHeading()
    {
        if (!_open.HasHeadingInScope())
            return;
        _open.CloseImplied();
        while (!_open.Current.Tag.Has(TagTraits.Heading))
            _open.Pop();
        _open.Pop();
    }

    private bool StartTagAfterBody()
    {
        if (_tag == Tag.Html)
            return StartTagInBody();
        _mode = InsertionMode.InBody;
        return false;
    }

    private bool EndTagAfterBody()
    {
        if (_mode == InsertionMode.AfterBody && _tag == Tag.Html)
        {
            if (_context == Tag.Document)
                _mode = InsertionMode.AfterAfterBody;
            return true;
        }
        _mode = InsertionMode.InBody;
        return false;
    }
}
