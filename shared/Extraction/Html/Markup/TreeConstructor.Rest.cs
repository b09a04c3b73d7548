namespace Ingestion.Extraction.Html.Markup;

/// <content>
/// Templates and frames (13.2.6.4.16 to 13.2.6.4.21), and the way back to a mode (13.2.4.1 "reset the insertion mode
/// appropriately").
/// </content>
internal sealed partial class TreeConstructor
{
    private bool StartTagInTemplate()
    {
        if (_tag is Tag.Base or Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta or Tag.Noframes or Tag.Script or Tag.Style or Tag.Template or Tag.Title)
            return StartTagInHead();
        _mode = _tag switch
        {
            Tag.Caption or Tag.Colgroup or Tag.Tbody or Tag.Tfoot or Tag.Thead => InsertionMode.InTable,
            Tag.Col => InsertionMode.InColumnGroup,
            Tag.Tr => InsertionMode.InTableBody,
            Tag.Td or Tag.Th => InsertionMode.InRow,
            _ => InsertionMode.InBody,
        };
        _templateModes.Pop();
        _templateModes.Push(_mode);
        return false;
    }

    private bool EndTagInTemplate()
    {
        if (_tag == Tag.Template)
            CloseTemplate();
        return true;
    }

    private bool StartTagInFrameset()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Frameset:
                Open();
                return true;
            case Tag.Frame:
                Add();
                return true;
            case Tag.Noframes:
                return StartTagInHead();
            default:
                return true;
        }
    }

    private bool EndTagInFrameset()
    {
        if (_tag != Tag.Frameset || _open.Current.Tag == Tag.Html)
            return true;
        _open.Pop();
        if (_open.Current.Tag != Tag.Frameset && _context == Tag.Document)
            _mode = InsertionMode.AfterFrameset;
        return true;
    }

    private bool StartTagAfterFrameset() => _tag switch
    {
        Tag.Html => StartTagInBody(),
        Tag.Noframes => StartTagInHead(),
        _ => true,
    };

    private bool EndTagAfterFrameset()
    {
        if (_tag == Tag.Html)
            _mode = InsertionMode.AfterAfterFrameset;
        return true;
    }

    private void ResetMode()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var isContext = i == 0 && _context != Tag.Document;
            switch (isContext ? _context : _open[i].Tag)
            {
                case Tag.Td or Tag.Th when !isContext:
                    _mode = InsertionMode.InCell;
                    return;
                case Tag.Tr:
                    _mode = InsertionMode.InRow;
                    return;
                case Tag.Tbody or Tag.Thead or Tag.Tfoot:
                    _mode = InsertionMode.InTableBody;
                    return;
                case Tag.Caption:
                    _mode = InsertionMode.InCaption;
                    return;
                case Tag.Colgroup:
                    _mode = InsertionMode.InColumnGroup;
                    return;
                case Tag.Table:
                    _mode = InsertionMode.InTable;
                    return;
                case Tag.Template:
                    _mode = _templateModes.Peek();
                    return;
                case Tag.Head when !isContext:
                    _mode = InsertionMode.InHead;
                    return;
                case Tag.Body:
                    _mode = InsertionMode.InBody;
                    return;
                case Tag.Frameset:
                    _mode = InsertionMode.InFrameset;
                    return;
                case Tag.Html:
                    _mode = _head == MarkupTree.None ? InsertionMode.BeforeHead : InsertionMode.AfterHead;
                    return;
            }
        }
        _mode = InsertionMode.InBody;
    }
}
