namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Builds a tree of a page's tokens (HTML standard, 13.2.6 "Tree construction"), with scripting on, so that
/// <c>noscript</c> holds text, and within <see cref="MarkupBounds"/>. Each file holds the rules of a group of insertion
/// modes; a rule's method returns whether it is done with the token, else the token is looked at anew.
/// </summary>
internal sealed partial class TreeConstructor
{
    private const int TokensBetweenChecks = 1024;

    private readonly MarkupTree _tree;
    private readonly Tokenizer _tokenizer;
    private readonly OpenElements _open;
    private readonly FormattingElements _formatting;
    private readonly Stack<InsertionMode> _templateModes = new();
    private readonly CancellationToken _cancellationToken;
    private InsertionMode _mode = InsertionMode.Initial;
    private int _head;
    private int _form;
    private bool _isFramesetAllowed = true;
    private bool _isQuirks;
    private bool _isFosterParenting;
    private bool _isStopped;
    private int _tags;
    private int _droppedOpen;
    private Tag _tag;

    private TreeConstructor(MarkupTree tree, Tag context, CancellationToken cancellationToken)
    {
        _context = context;
        _tree = tree;
        _tokenizer = new Tokenizer(tree.Source, tree.Names);
        _open = new OpenElements(_tree);
        _formatting = new FormattingElements(_tree);
        _cancellationToken = cancellationToken;
    }

    /// <summary>The insertion modes that are come to with scripting; text of raw elements and tables is read where it begins.</summary>
    private enum InsertionMode : byte
    {
        Initial, BeforeHtml, BeforeHead, InHead, AfterHead, InBody, InTable, InCaption, InColumnGroup, InTableBody, InRow, InCell,
        InTemplate, AfterBody, InFrameset, AfterFrameset, AfterAfterBody, AfterAfterFrameset,
    }

    /// <param name="source">The markup; the tree takes it over.</param>
    /// <param name="context">The element that it is the contents of; <see cref="Tag.Document"/> for a page.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MarkupTree Build(MarkupSource source, Tag context, CancellationToken cancellationToken)
    {
        var tree = new MarkupTree(source, new TagNames());
        try
        {
            new TreeConstructor(tree, context, cancellationToken).Run();
        }
        catch (OperationCanceledException)
        {
            tree.Dispose();
            throw;
        }
        return tree;
    }

    private void Run()
    {
        if (_context != Tag.Document)
            BeginFragment();
        for (var tokens = 0; !_isStopped; tokens++)
        {
            if (tokens % TokensBetweenChecks == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            _tokenizer.IsForeign = _open.Count > 0 && CurrentTag.Has(TagTraits.Foreign);
            switch (_tokenizer.Read())
            {
                case TokenKind.Text:
                    Text(_tokenizer.Text);
                    break;
                case TokenKind.StartTag:
                    _tag = _tokenizer.Tag;
                    if (IsWithinBounds())
                        StartTag();
                    break;
                case TokenKind.EndTag:
                    _tag = _tokenizer.Tag;
                    if (!IsOfDroppedElement())
                        EndTag();
                    break;
                case TokenKind.Doctype:
                    if (_mode == InsertionMode.Initial)
                    {
                        _isQuirks = _tokenizer.IsQuirks;
                        _mode = InsertionMode.BeforeHtml;
                    }
                    break;
                default:
                    EndOfFile();
                    break;
            }
        }
    }

    /// <summary>Whether a start tag may open an element. Of one that may not the text stays, parted from what stood before it.</summary>
    private bool IsWithinBounds()
    {
        if (_tags > MarkupBounds.Tags || _tree.ElementCount >= MarkupBounds.Elements)
        {
            Text(MarkupSource.Space);
            return false;
        }
        _tags++;
        // SVG and MathML have no void elements, and heed the slash instead.
        if (!_open.IsFull || (UsesForeignRules() ? _tokenizer.IsSelfClosing : _tag.Has(TagTraits.Void)))
            return true;
        if (RawTextOf(_tag) is { } kind)
        {
            _tokenizer.ReadRawText(_tag, kind);
            return false;
        }
        if (!_tag.Has(TagTraits.OptionalEnd))
            _droppedOpen++;
        Text(MarkupSource.Space);
        return false;
    }

    /// <summary>Whether an end tag belongs to an element that was left out, or to the part of the page that is but text.</summary>
    private bool IsOfDroppedElement()
    {
        if (++_tags > MarkupBounds.Tags || _tree.ElementCount >= MarkupBounds.Elements)
        {
            Text(MarkupSource.Space);
            return true;
        }
        if (_droppedOpen == 0 || _tag.Has(TagTraits.OptionalEnd))
            return false;
        _droppedOpen--;
        Text(MarkupSource.Space);
        return true;
    }

    private void StartTag()
    {
        while (!(UsesForeignRules() ? ForeignStartTag() : StartTagBy(_mode)))
        {
        }
    }

    private void EndTag()
    {
        if (UsesForeignRules())
            ForeignEndTag();
        else
            EndTagInHtml();
    }

    private void EndTagInHtml()
    {
        while (!EndTagBy(_mode))
        {
        }
    }

    private bool StartTagBy(InsertionMode mode) => mode switch
    {
        InsertionMode.Initial => LeaveInitial(),
        InsertionMode.BeforeHtml => StartTagBeforeHtml(),
        InsertionMode.BeforeHead => StartTagBeforeHead(),
        InsertionMode.InHead => StartTagInHead(),
        InsertionMode.AfterHead => StartTagAfterHead(),
        InsertionMode.InBody => StartTagInBody(),
        InsertionMode.InTable => StartTagInTable(),
        InsertionMode.InCaption => StartTagInCaption(),
        InsertionMode.InColumnGroup => StartTagInColumnGroup(),
        InsertionMode.InTableBody => StartTagInTableBody(),
        InsertionMode.InRow => StartTagInRow(),
        InsertionMode.InCell => StartTagInCell(),
        InsertionMode.InTemplate => StartTagInTemplate(),
        InsertionMode.AfterBody or InsertionMode.AfterAfterBody => StartTagAfterBody(),
        InsertionMode.InFrameset => StartTagInFrameset(),
        _ => StartTagAfterFrameset(),
    };

    private bool EndTagBy(InsertionMode mode) => mode switch
    {
        InsertionMode.Initial => LeaveInitial(),
        InsertionMode.BeforeHtml => EndTagBeforeHtml(),
        InsertionMode.BeforeHead => EndTagBeforeHead(),
        InsertionMode.InHead => EndTagInHead(),
        InsertionMode.AfterHead => EndTagAfterHead(),
        InsertionMode.InBody => EndTagInBody(),
        InsertionMode.InTable => EndTagInTable(),
        InsertionMode.InCaption => EndTagInCaption(),
        InsertionMode.InColumnGroup => EndTagInColumnGroup(),
        InsertionMode.InTableBody => EndTagInTableBody(),
        InsertionMode.InRow => EndTagInRow(),
        InsertionMode.InCell => EndTagInCell(),
        InsertionMode.InTemplate => EndTagInTemplate(),
        InsertionMode.AfterBody or InsertionMode.AfterAfterBody => EndTagAfterBody(),
        InsertionMode.InFrameset => EndTagInFrameset(),
        _ => EndTagAfterFrameset(),
    };

    /// <summary>The end of the page closes what is open, and makes what it lacks.</summary>
    private void EndOfFile()
    {
        _isStopped = true;
        while (_open.HoldsAny(Tag.Template))
            CloseTemplate();
        if (_mode <= InsertionMode.AfterHead)
            OpenBody();
    }
}
