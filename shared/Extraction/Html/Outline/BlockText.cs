using System.Text;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Gathers the text of the block that is being read, with what is known of its letters.</summary>
internal sealed class BlockText
{
    private readonly StringBuilder _text = new();
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

    public void Append(string data, bool inLink, bool inEmphasis, bool isPreformatted, Marks marks)
    {
        // Soft hyphens say where a word may be broken, and are no part of it (Unicode, UAX #14).
        if (data.Contains('\u00AD', StringComparison.Ordinal))
            data = data.Replace("\u00AD", "", StringComparison.Ordinal);
        var before = _text.Length;
        if (isPreformatted)
            _text.Append(data);
        else
            AppendCollapsed(data);
        var added = _text.Length - before;
        if (added == 0)
            return;
        if (!data.AsSpan().IsWhiteSpace())
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

    public void AddLink(string href)
    {
        _run.Links++;
        if (href.StartsWith('#'))
            _run.AnchorLinks++;
        _run.Href ??= href;
    }

    /// <returns>Whether this is the second break in a row, which ends the block.</returns>
    public bool AppendLineBreak(bool isPreformatted)
    {
        if (isPreformatted)
        {
            _text.Append('\n');
            return false;
        }
        _space = _text.Length > 0;
        var isSecond = _afterBreak && _text.Length > 0;
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
        var text = _text.Length == 0 ? "" : _text.ToString();
        _text.Clear();
        _space = _afterBreak = false;
        if (text.AsSpan().IsWhiteSpace())
        {
            // Images without text count for the block that follows.
            _run = new Run { Images = _run.Images };
            return "";
        }
        _wasBrokenLine = isBrokenLine;
        _run = default;
        StartsListItem = false;
        return text.Trim('\n', '\r', ' ');
    }

    private void AppendCollapsed(string data)
    {
        var rest = data.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = 0;
            while (length < rest.Length && !IsSpace(rest[length]))
                length++;
            if (length > 0)
            {
                if (_space && _text.Length > 0)
                    _text.Append(' ');
                _space = false;
                _text.Append(rest[..length]);
                rest = rest[length..];
            }
            else
            {
                _space = true;
                rest = rest[1..];
            }
        }
    }

    private static bool IsSpace(char letter)
        => letter is ' ' or '\n' or '\t' or '\r' or '\f' or '\u00A0' or '\u200B' or '\uFEFF' || letter > 0x2000 && char.IsWhiteSpace(letter);
}
