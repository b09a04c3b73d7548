namespace Ingestion.Extraction.Html.Markup;

/// <content>From the beginning of the page to its body (13.2.6.4.1 to 13.2.6.4.6).</content>
internal sealed partial class TreeConstructor
{
    /// <summary>A page without a document type is in quirks mode.</summary>
    private bool LeaveInitial()
    {
        _isQuirks = true;
        _mode = InsertionMode.BeforeHtml;
        return false;
    }

    private void OpenHtml()
    {
        OpenRoot(default);
        _mode = InsertionMode.BeforeHead;
    }

    private void OpenRoot(ReadOnlySpan<MarkupAttribute> attributes)
    {
        var root = _tree.Create(Tag.Html, Tag.Html, attributes);
        _tree.Insert(root, MarkupTree.Document, MarkupTree.None);
        _open.Push(root, Tag.Html);
    }

    private void OpenHead()
    {
        _head = Open(Tag.Head);
        _mode = InsertionMode.InHead;
    }

    private void LeaveHead()
    {
        _open.Pop();
        _mode = InsertionMode.AfterHead;
    }

    /// <summary>Opens the body, and before it whatever the page left out.</summary>
    private void OpenBody()
    {
        if (_mode <= InsertionMode.BeforeHtml)
            OpenHtml();
        if (_mode == InsertionMode.BeforeHead)
            OpenHead();
        if (_mode == InsertionMode.InHead)
            LeaveHead();
        Open(Tag.Body);
        _mode = InsertionMode.InBody;
    }

    private bool StartTagBeforeHtml()
    {
        if (_tag != Tag.Html)
        {
            OpenHtml();
            return false;
        }
        OpenRoot(_tokenizer.Attributes);
        _mode = InsertionMode.BeforeHead;
        return true;
    }

    private bool StartTagBeforeHead()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Head:
                _head = Open();
                _mode = InsertionMode.InHead;
                return true;
            default:
                OpenHead();
                return false;
        }
    }

    private bool StartTagInHead()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Base or Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta:
                Add();
                return true;
            case Tag.Title or Tag.Noscript or Tag.Noframes or Tag.Style or Tag.Script:
                AddWithRawText(RawTextOf(_tag)!.Value);
                return true;
            case Tag.Template:
                Open();
                _formatting.AddMarker();
                _isFramesetAllowed = false;
                _mode = InsertionMode.InTemplate;
                _templateModes.Push(InsertionMode.InTemplate);
                return true;
            case Tag.Head:
                return true;
            default:
                LeaveHead();
                return false;
        }
    }

    private bool StartTagAfterHead()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Body:
                Open();
                _isFramesetAllowed = false;
                _mode = InsertionMode.InBody;
                return true;
            case Tag.Frameset:
                Open();
                _mode = InsertionMode.InFrameset;
                return true;
            case Tag.Base or Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta or Tag.Noframes or Tag.Script or Tag.Style or Tag.Template or Tag.Title:
                _open.Push(_head, Tag.Head);
                StartTagInHead();
                _open.Remove(_head);
                return true;
            case Tag.Head:
                return true;
            default:
                OpenBody();
                return false;
        }
    }

    private bool EndTagBeforeHtml()
    {
        if (_tag is not (Tag.Head or Tag.Body or Tag.Html or Tag.Br))
            return true;
        OpenHtml();
        return false;
    }

    private bool EndTagBeforeHead()
    {
        if (_tag is not (Tag.Head or Tag.Body or Tag.Html or Tag.Br))
            return true;
        OpenHead();
        return false;
    }

    private bool EndTagInHead()
    {
        switch (_tag)
        {
            case Tag.Head:
                LeaveHead();
                return true;
            case Tag.Body or Tag.Html or Tag.Br:
                LeaveHead();
                return false;
            case Tag.Template:
                CloseTemplate();
                return true;
            default:
                return true;
        }
    }

    private bool EndTagAfterHead()
    {
        switch (_tag)
        {
            case Tag.Template:
                CloseTemplate();
                return true;
            case Tag.Body or Tag.Html or Tag.Br:
                OpenBody();
                return false;
            default:
                return true;
        }
    }

    private void CloseTemplate()
    {
        if (!_open.HoldsAny(Tag.Template))
            return;
        _open.CloseImpliedThoroughly();
        _open.PopThrough(Tag.Template);
        _formatting.ClearToMarker();
        _templateModes.Pop();
        ResetMode();
    }
}
