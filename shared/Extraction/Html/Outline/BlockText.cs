namespace Ingestion.Extraction.Html.Outline;

/// <summary>Gathers the text of the block that is being read, with what is known of its letters.</summary>
internal sealed class BlockText
{
    private const int FirstLength = 4096;

    private char[] _text = new char[FirstLength];
    private int _length;
    private Run _run;
    private bool _space;
    private bool _afterBreak;
    private bool _wasBrokenLine;

    /// <summary>What is known of a block's letters.</summary>
    internal struct Run
    {
        public int LinkLength;
        public int EmphasisLength;
        public int Links;
        public int AnchorLinks;
        public string? Href;
        public int Images;
        public int Row;
        public int Column;
        public bool IsBrokenLine;
        public bool StartsListItem;
        public Marks Marks;
        public bool HasMarks;
    }

    public int Images { get => _run.Images; set => _run.Images = value; }

    public int Row { get; set; }

    public int Column { get; set; }

    public bool StartsListItem { get; set; }

    public void Append(ReadOnlySpan<char> data, bool inLink, bool inEmphasis, bool isPreformatted, Marks marks)
    {
        var before = _length;
        Reserve(data.Length + 1);
        if (isPreformatted)
        {
            data.CopyTo(_text.AsSpan(_length));
            _length += data.Length;
        }
        else
            AppendCollapsed(data);
        var added = _length - before;
        if (added == 0)
            return;
        if (!data.IsWhiteSpace())
        {
            _afterBreak = false;
            // Only what marks all of a block's text marks the block.
            _run.Marks = _run.HasMarks ? new Marks(_run.Marks.Bits & marks.Bits) : marks;
            _run.HasMarks = true;
        }
        if (inLink)
            _run.LinkLength += added;
        if (inEmphasis)
            _run.EmphasisLength += added;
    }

    public void AddLink(ReadOnlySpan<char> href)
    {
        _run.Links++;
        if (href[0] == '#')
            _run.AnchorLinks++;
        _run.Href ??= href.ToString();
    }

    /// <returns>Whether this is the second break in a row, which ends the block.</returns>
    public bool AppendLineBreak(bool isPreformatted)
    {
        if (isPreformatted)
        {
            Reserve(1);
            _text[_length++] = '\n';
            return false;
        }
        _space = _length > 0;
        var isSecond = _afterBreak && _length > 0;
        _afterBreak = true;
        return isSecond;
    }

    public string Take(bool isBrokenLine, out Run run)
    {
        run = _run;
        run.Row = Row;
        run.Column = Column;
        run.IsBrokenLine = isBrokenLine || _wasBrokenLine;
        run.StartsListItem = StartsListItem;
        var text = _text.AsSpan(0, _length);
        _length = 0;
        _space = _afterBreak = false;
        if (text.IsWhiteSpace())
        {
            // Images without text count for the block that follows.
            _run = new Run { Images = _run.Images };
            return "";
        }
        _wasBrokenLine = isBrokenLine;
        _run = default;
        StartsListItem = false;
        return text.Trim("\n\r ").ToString();
    }

    private void AppendCollapsed(ReadOnlySpan<char> data)
    {
        var text = _text;
        var (length, space) = (_length, _space);
        foreach (var letter in data)
        {
            if ((letter < '!' || letter > '~') && IsSpace(letter))
            {
                space = true;
                continue;
            }
            // Soft hyphens say where a word may be broken, and are no part of it (Unicode, UAX #14).
            if (letter == '\u00AD')
                continue;
            if (space && length > 0)
                text[length++] = ' ';
            space = false;
            text[length++] = letter;
        }
        (_length, _space) = (length, space);
    }

    private void Reserve(int length)
    {
        if (_text.Length - _length < length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + length));
    }

    private static bool IsSpace(char letter)
        => letter is ' ' or '\n' or '\t' or '\r' or '\f' or '\u00A0' or '\u200B' or '\uFEFF' || letter > 0x2000 && char.IsWhiteSpace(letter);
}
