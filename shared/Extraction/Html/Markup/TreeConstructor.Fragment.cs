namespace Ingestion.Extraction.Html.Markup;

/// <content>Markup that stands within an element (HTML standard, 13.4 "Parsing HTML fragments").</content>
internal sealed partial class TreeConstructor
{
    /// <summary>The element whose contents are parsed; the document where they are a page.</summary>
    private readonly Tag _context = Tag.Document;

    /// <summary>"The adjusted current node".</summary>
    private Tag CurrentTag => _open.Count == 1 && _context != Tag.Document ? _context : _open.Current.Tag;

    private void BeginFragment()
    {
        OpenRoot(default);
        if (_context == Tag.Template)
            _templateModes.Push(InsertionMode.InTemplate);
        // A form within a form is none.
        if (_context == Tag.Form)
            _form = _tree.Create(Tag.Form, Tag.Form, default);
        ResetMode();
        // No end tag ends what the context began.
        if (_context == Tag.Plaintext)
            Text(_tokenizer.ReadToEnd());
        else if (RawTextOf(_context) is { } kind)
            Text(_tokenizer.ReadRawText(Tag.Unheard, kind));
    }
}
