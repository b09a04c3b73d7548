namespace Ingestion.Extraction.Html.Markup;

/// <content>
/// Selects, templates and frames (13.2.6.4.16 to 13.2.6.4.21), and the way back to a mode (13.2.4.1 "reset the insertion
/// mode appropriately"). Selects are read as browsers read them up to 2024, when nothing but options could stand in them.
/// </content>
internal sealed partial class TreeConstructor
{
    private bool StartTagInSelect()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Option:
                if (_open.Current.Tag == Tag.Option)
                    _open.Pop();
                Open();
                return true;
            case Tag.Optgroup or Tag.Hr:
                if (_open.Current.Tag == Tag.Option)
                    _open.Pop();
                if (_open.Current.Tag == Tag.Optgroup)
                    _open.Pop();
                if (_tag == Tag.Hr)
                    Add();
                else
                    Open();
                return true;
            case Tag.Select:
                CloseSelect();
                return true;
            case Tag.Input or Tag.Keygen or Tag.Textarea:
                return !CloseSelect();
            case Tag.Script or Tag.Template:
                return StartTagInHead();
            default:
                return true;
        }
    }

    private bool EndTagInSelect()
    {
        switch (_tag)
        {
            case Tag.Optgroup:
                if (_open.Current.Tag == Tag.Option && _open[_open.Count - 2].Tag == Tag.Optgroup)
                    _open.Pop();
                if (_open.Current.Tag == Tag.Optgroup)
                    _open.Pop();
                return true;
            case Tag.Option:
                if (_open.Current.Tag == Tag.Option)
                    _open.Pop();
                return true;
            case Tag.Select:
                CloseSelect();
                return true;
            case Tag.Template:
                CloseTemplate();
                return true;
            default:
                return true;
        }
    }

    private bool StartTagInSelectInTable()
    {
        if (!IsTablePart(_tag))
            return StartTagInSelect();
        CloseSelect();
        return false;
    }

    private bool EndTagInSelectInTable()
    {
        if (!IsTablePart(_tag))
            return EndTagInSelect();
        if (!_open.InTableScope(_tag))
            return true;
        CloseSelect();
        return false;
    }

    private static bool IsTablePart(Tag tag) => tag is Tag.Caption or Tag.Table or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr or Tag.Td or Tag.Th;

    /// <returns>Whether a select was open in this scope.</returns>
    private bool CloseSelect()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Tag == Tag.Select)
            {
                _open.PopTo(i);
                ResetMode();
                return true;
            }
            if (_open[i].Tag is not (Tag.Optgroup or Tag.Option))
                break;
        }
        return false;
    }

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
        if (_open.Current.Tag != Tag.Frameset)
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
            switch (_open[i].Tag)
            {
                case Tag.Select:
                    _mode = IsSelectInTable(i) ? InsertionMode.InSelectInTable : InsertionMode.InSelect;
                    return;
                case Tag.Td or Tag.Th:
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
                case Tag.Head:
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
    }

    private bool IsSelectInTable(int select)
    {
        for (var i = select - 1; i > 0 && _open[i].Tag != Tag.Template; i--)
            if (_open[i].Tag == Tag.Table)
                return true;
        return false;
    }
}
