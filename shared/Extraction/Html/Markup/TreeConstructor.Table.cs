namespace Ingestion.Extraction.Html.Markup;

/// <content>Tables (13.2.6.4.9 to 13.2.6.4.15).</content>
internal sealed partial class TreeConstructor
{
    private bool StartTagInTable()
    {
        switch (_tag)
        {
            case Tag.Caption:
                ClearToTable();
                _formatting.AddMarker();
                Open();
                _mode = InsertionMode.InCaption;
                return true;
            case Tag.Colgroup:
                ClearToTable();
                Open();
                _mode = InsertionMode.InColumnGroup;
                return true;
            case Tag.Col:
                ClearToTable();
                Open(Tag.Colgroup);
                _mode = InsertionMode.InColumnGroup;
                return false;
            case Tag.Tbody or Tag.Tfoot or Tag.Thead:
                ClearToTable();
                Open();
                _mode = InsertionMode.InTableBody;
                return true;
            case Tag.Td or Tag.Th or Tag.Tr:
                ClearToTable();
                Open(Tag.Tbody);
                _mode = InsertionMode.InTableBody;
                return false;
            case Tag.Table:
                return !CloseTable();
            case Tag.Style or Tag.Script or Tag.Template:
                return StartTagInHead();
            case Tag.Input when IsHiddenInput():
                Add();
                return true;
            case Tag.Form:
                if (_form == MarkupTree.None && !_open.HoldsAny(Tag.Template))
                    _form = Add();
                return true;
            default:
                return StartTagBeforeTable();
        }
    }

    /// <summary>What does not belong into a table goes before it.</summary>
    private bool StartTagBeforeTable()
    {
        _isFosterParenting = true;
        while (!StartTagInBody())
        {
        }
        _isFosterParenting = false;
        return true;
    }

    private bool EndTagBeforeTable()
    {
        _isFosterParenting = true;
        while (!EndTagInBody())
        {
        }
        _isFosterParenting = false;
        return true;
    }

    private bool EndTagInTable()
    {
        switch (_tag)
        {
            case Tag.Table:
                CloseTable();
                return true;
            case Tag.Body or Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Html or Tag.Tbody or Tag.Td or Tag.Tfoot or Tag.Th or Tag.Thead or Tag.Tr:
                return true;
            case Tag.Template:
                CloseTemplate();
                return true;
            default:
                return EndTagBeforeTable();
        }
    }

    /// <returns>Whether there was a table to close.</returns>
    private bool CloseTable()
    {
        if (!_open.InTableScope(Tag.Table))
            return false;
        _open.PopThrough(Tag.Table);
        ResetMode();
        return true;
    }

    private bool StartTagInCaption()
    {
        if (_tag is not (Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Tbody or Tag.Td or Tag.Tfoot or Tag.Th or Tag.Thead or Tag.Tr))
            return StartTagInBody();
        return !CloseCaption();
    }

    private bool EndTagInCaption()
    {
        switch (_tag)
        {
            case Tag.Caption:
                CloseCaption();
                return true;
            case Tag.Table:
                return !CloseCaption();
            case Tag.Body or Tag.Col or Tag.Colgroup or Tag.Html or Tag.Tbody or Tag.Td or Tag.Tfoot or Tag.Th or Tag.Thead or Tag.Tr:
                return true;
            default:
                return EndTagInBody();
        }
    }

    private bool CloseCaption()
    {
        if (!_open.InTableScope(Tag.Caption))
            return false;
        _open.CloseImplied();
        _open.PopThrough(Tag.Caption);
        _formatting.ClearToMarker();
        _mode = InsertionMode.InTable;
        return true;
    }

    private bool StartTagInColumnGroup()
    {
        switch (_tag)
        {
            case Tag.Html:
                return StartTagInBody();
            case Tag.Col:
                Add();
                return true;
            case Tag.Template:
                return StartTagInHead();
            default:
                return LeaveColumnGroup();
        }
    }

    private bool EndTagInColumnGroup()
    {
        switch (_tag)
        {
            case Tag.Colgroup:
                LeaveColumnGroup();
                return true;
            case Tag.Col:
                return true;
            case Tag.Template:
                CloseTemplate();
                return true;
            default:
                return LeaveColumnGroup();
        }
    }

    /// <returns>Whether there is no column group to leave, so that the token is passed over.</returns>
    private bool LeaveColumnGroup()
    {
        if (_open.Current.Tag != Tag.Colgroup)
            return true;
        _open.Pop();
        _mode = InsertionMode.InTable;
        return false;
    }

    private bool StartTagInTableBody()
    {
        switch (_tag)
        {
            case Tag.Tr:
                ClearToTableBody();
                Open();
                _mode = InsertionMode.InRow;
                return true;
            case Tag.Th or Tag.Td:
                ClearToTableBody();
                Open(Tag.Tr);
                _mode = InsertionMode.InRow;
                return false;
            case Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Tbody or Tag.Tfoot or Tag.Thead:
                return !CloseTableBody();
            default:
                return StartTagInTable();
        }
    }

    private bool EndTagInTableBody()
    {
        switch (_tag)
        {
            case Tag.Tbody or Tag.Tfoot or Tag.Thead:
                if (_open.InTableScope(_tag))
                    CloseTableBody();
                return true;
            case Tag.Table:
                return !CloseTableBody();
            case Tag.Body or Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Html or Tag.Td or Tag.Th or Tag.Tr:
                return true;
            default:
                return EndTagInTable();
        }
    }

    private bool CloseTableBody()
    {
        if (!_open.InTableScope(Tag.Tbody) && !_open.InTableScope(Tag.Thead) && !_open.InTableScope(Tag.Tfoot))
            return false;
        ClearToTableBody();
        _open.Pop();
        _mode = InsertionMode.InTable;
        return true;
    }

    private bool StartTagInRow()
    {
        switch (_tag)
        {
            case Tag.Th or Tag.Td:
                ClearToRow();
                Open();
                _mode = InsertionMode.InCell;
                _formatting.AddMarker();
                return true;
            case Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr:
                return !CloseRow();
            default:
                return StartTagInTable();
        }
    }

    private bool EndTagInRow()
    {
        switch (_tag)
        {
            case Tag.Tr:
                CloseRow();
                return true;
            case Tag.Table:
                return !CloseRow();
            case Tag.Tbody or Tag.Tfoot or Tag.Thead:
                return !_open.InTableScope(_tag) || !CloseRow();
            case Tag.Body or Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Html or Tag.Td or Tag.Th:
                return true;
            default:
                return EndTagInTable();
        }
    }

    private bool CloseRow()
    {
        if (!_open.InTableScope(Tag.Tr))
            return false;
        ClearToRow();
        _open.Pop();
        _mode = InsertionMode.InTableBody;
        return true;
    }

    private bool StartTagInCell()
    {
        if (_tag is not (Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Tbody or Tag.Td or Tag.Tfoot or Tag.Th or Tag.Thead or Tag.Tr))
            return StartTagInBody();
        return !CloseCell();
    }

    private bool EndTagInCell()
    {
        switch (_tag)
        {
            case Tag.Td or Tag.Th:
                if (!_open.InTableScope(_tag))
                    return true;
                _open.CloseImplied();
                _open.PopThrough(_tag);
                _formatting.ClearToMarker();
                _mode = InsertionMode.InRow;
                return true;
            case Tag.Body or Tag.Caption or Tag.Col or Tag.Colgroup or Tag.Html:
                return true;
            case Tag.Table or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr:
                return !_open.InTableScope(_tag) || !CloseCell();
            default:
                return EndTagInBody();
        }
    }

    private bool CloseCell()
    {
        if (!_open.InTableScope(Tag.Td) && !_open.InTableScope(Tag.Th))
            return false;
        _open.CloseImplied();
        while (_open.Current.Tag is not (Tag.Td or Tag.Th))
            _open.Pop();
        _open.Pop();
        _formatting.ClearToMarker();
        _mode = InsertionMode.InRow;
        return true;
    }

    private void ClearToTable()
    {
        while (_open.Current.Tag is not (Tag.Table or Tag.Template or Tag.Html))
            _open.Pop();
    }

    private void ClearToTableBody()
    {
        while (_open.Current.Tag is not (Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Template or Tag.Html))
            _open.Pop();
    }

    private void ClearToRow()
    {
        while (_open.Current.Tag is not (Tag.Tr or Tag.Template or Tag.Html))
            _open.Pop();
    }
}
