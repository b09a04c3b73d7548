using System.Text;

namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>Joins the lines of a wrapped text again, and reads what marks stand at their beginnings.</summary>
internal sealed class LineJoiner(IReadOnlyList<RawLine> lines, CancellationToken cancellationToken)
{
    private const int MaximumHanging = 10;
    private const int CentredIndent = 6;
    private const int MaximumHeading = 200;
    private const int MaximumCode = 500;
    private const int MaximumLabel = 24;
    private const int MaximumSmallWord = 4;
    private const int LongPiece = 90;
    private const int FewPieces = 3;
    private const int MaximumHeadline = 130;
    private const int MaximumTitle = 200;

    // Words that follow a hyphen left by a part that two words share: "Haupt- und Nebenstraßen".
    private static readonly HashSet<string> Conjunctions =
        ["und", "oder", "bis", "bzw.", "sowie", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of", "och", "eller", "og", "i", "a", "и", "или"];

    private readonly WrapColumn _column = WrapColumn.Of(lines);
    private readonly bool _hasPieces = lines.Count(BeginsWithMark) >= FewPieces;
    private readonly List<JoinedLine> _joined = new(lines.Count);
    private readonly StringBuilder _text = new();
    private int _at;
    private bool _afterRule;
    private int _chainStart;
    private int _chainEnd;

    /// <summary>The lines of a text before it was wrapped.</summary>
    public List<JoinedLine> Join()
    {
        for (_at = 0; _at < lines.Count; _at++)
        {
            if ((_at & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = lines[_at];
            if (LineMarks.IsFence(line.Text) && FenceEnd() is var end && end > 0)
                ReadCode(end);
            else if (LineMarks.IsRule(line.Text))
                ReadRule(line);
            else
                ReadLine(line);
        }

        return _joined;
    }

    // Three marks in a row underline a title, part sections, or edge a table.
    private void ReadRule(RawLine line)
    {
        var level = line.AfterBlank || _joined.Count == 0 ? 0 : LineMarks.Underline(line.Text);
        if (level > 0 && _joined[^1] is { Mark: ListMark.None, IsCode: false, IsRow: false } above && above.Text.Length <= MaximumHeading)
            _joined[^1] = above with { Heading = level };
        _afterRule = true;
    }

    private void ReadLine(RawLine line)
    {
        var text = line.Text;
        var quote = LineMarks.Quote(text);
        text = text[quote..];
        if (text.Length == 0)
        {
            _afterRule = true;
            return;
        }

        var heading = line.Indent <= 3 ? LineMarks.Hashes(text) : 0;
        if (heading > 0)
            text = text[heading..].TrimStart();
        var bullet = heading > 0 ? 0 : LineMarks.Bullet(text, line.Indent);
        text = text[bullet..];
        var (ordinal, length) = heading > 0 || bullet > 0 ? (0, 0) : LineMarks.Number(text);
        var first = new JoinedLine("", line.Number)
        {
            Indent = line.Indent,
            AfterBlank = line.AfterBlank || _afterRule,
            Mark = bullet > 0 ? ListMark.Bullet : ordinal > 0 ? ListMark.Number : ListMark.None,
            Ordinal = ordinal,
            Written = text[..length],
            Heading = heading,
            IsQuote = quote > 0,
            IsRow = text is ['|', .., '|'] || text.AsSpan().IndexOfAny('│', '┃', '║') >= 0,
        };
        _text.Clear().Append(text.AsSpan(length));
        var start = _at;
        while (_at + 1 < lines.Count && GoesOn(first, start))
        {
            _at++;
            Append(lines[_at].Text[(quote > 0 ? LineMarks.Quote(lines[_at].Text) : 0)..], _column.Column > 0 && _column.BrokeAtSpace(lines[_at - 1], lines[_at]));
        }

        var whole = _text.ToString().Trim();
        // What a rule parts is parted; what is nothing but marks is a rule.
        _afterRule = whole.Length == 0 && (_afterRule || bullet == 0);
        if (whole.Length > 0)
            _joined.Add(first with { Text = whole });
    }

    // Whether the next line belongs to the one that began at a line.
    private bool GoesOn(JoinedLine first, int start)
    {
        var (line, next) = (lines[_at], lines[_at + 1]);
        // The asterisks that close a heading between asterisks.
        if (next.Text[0] == '*' && next.Text.Length <= 6 && !next.AfterBlank && lines[start].Text.StartsWith(next.Text, StringComparison.Ordinal) && next.Text.AsSpan().IndexOfAnyExcept('*') < 0 && start == _at)
            return true;
        if (_column.Column == 0)
            return IsRestOf(first, line, next);
        if (first.IsRow || !_column.Broke(line, next) || LineMarks.IsRule(next.Text) || LineMarks.IsFence(next.Text) || (next.Indent <= 3 && LineMarks.Hashes(next.Text) > 0))
            return false;
        if (LineMarks.Quote(next.Text) > 0 != first.IsQuote)
            return false;
        var runsOn = WrapColumn.RunsOn(line.Text, next.Text);
        // A dash within a sentence may come to stand first in a line; so may a number.
        var isItem = LineMarks.Bullet(next.Text, next.Indent) > 0;
        if (isItem && !(next.Text[0] is '-' or '–' && next.Text.Length > 2 && char.IsLower(next.Text[2]) && WrapColumn.RunsOn(line.Text, next.Text[2..])))
            return false;
        if (LineMarks.Number(next.Text).Value > 0 && !(runsOn && first.Mark == ListMark.None && next.Indent == line.Indent))
            return false;
        // Items of lists hang; what stands below their mark is another line.
        if (first.Mark == ListMark.Bullet && !runsOn && next.Indent <= lines[start].Indent)
            return false;
        var hangs = first.Mark != ListMark.None && next.Indent > lines[start].Indent;
        if (!runsOn && !hangs && !IsLikely(start))
            return false;
        if (next.Indent == line.Indent)
            return true;
        // Only a first line is set in or out.
        if (_at != start)
            return IsCentred(line, next);
        return next.Indent < line.Indent
            ? (first.Mark == ListMark.None || runsOn) && (runsOn || line.Indent - next.Indent <= MaximumHanging)
            : (first.Mark != ListMark.None || runsOn) && next.Indent - line.Indent <= MaximumHanging;
    }

    // Where each piece of text has a line of its own, a link or a word in italics parts a sentence: the next piece begins
    // small or with a comma, or the one after it does.
    private bool IsRestOf(JoinedLine first, RawLine line, RawLine next)
    {
        if (first.IsRow || first.Heading > 0 || LineMarks.Bullet(next.Text, next.Indent) > 0 || next.Indent > line.Indent + MaximumHanging)
            return false;
        var isLong = line.Text.Length >= LongPiece || next.Text.Length >= LongPiece;
        if (BeginsWithMark(next))
            return _hasPieces || isLong;
        if (!(char.IsLetter(line.Text[^1]) || line.Text[^1] is ',' or ')' or '’' or '“' or '„' or '(' or '«'))
            return false;
        if (char.IsLower(next.Text[0]))
            return _hasPieces || isLong;
        return _hasPieces && next.Text.Length < LongPiece && !WrapColumn.EndsSentence(next.Text) && next.Text[^1] != ':'
            && _at + 2 < lines.Count && (BeginsWithMark(lines[_at + 2]) || char.IsLower(lines[_at + 2].Text[0]));
    }

    // A comma or a full stop behind something that stood before it.
    private static bool BeginsWithMark(RawLine line) => line.Text[0] is ',' or '.' or ';' or ')' or '!' or '?' && (line.Text.Length == 1 || line.Text[1] == ' ');

    // Neither end says that the text goes on: a headline's last line may be full by chance. In text a sentence's end follows;
    // a headline goes on once.
    private bool IsLikely(int start)
    {
        var next = lines[_at + 1].Text;
        if (IsLabelled(next))
            return false;
        var end = ChainEnd(_at + 1);
        // Blank lines around all of it part it from the rest.
        if (lines[start].AfterBlank && (end + 1 == lines.Count || lines[end + 1].AfterBlank))
            return true;
        return _text.Length > MaximumTitle || WrapColumn.EndsSentence(lines[_at].Text) || WrapColumn.EndsSentence(lines[end].Text) || EndsInSmallWord(lines[_at].Text)
            || (_at == start && ((end - start) * _column.Column) + lines[end].Text.Length <= MaximumHeadline);
    }

    // Articles and prepositions lead on to a name; hardly a headline or label ends with one.
    private static bool EndsInSmallWord(string text)
    {
        var start = text.LastIndexOf(' ') + 1;
        return start > 0 && text.Length - start <= MaximumSmallWord && char.IsLower(text[start]);
    }

    // The last of the lines that the column may have broken.
    private int ChainEnd(int from)
    {
        if (from < _chainEnd && from >= _chainStart)
            return _chainEnd;
        _chainStart = from;
        while (from + 1 < lines.Count && _column.Broke(lines[from], lines[from + 1]) && LineMarks.Bullet(lines[from + 1].Text, lines[from + 1].Indent) == 0)
            from++;
        return _chainEnd = from;
    }

    // "Date: 7 April", "By: Jane Doe": a word and a colon begin a line of their own.
    private static bool IsLabelled(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, MaximumLabel)).IndexOfAny(':', '：');
        return colon > 0 && !text.AsSpan(0, colon).Contains(' ') && char.IsUpper(text[0]);
    }

    private static bool IsCentred(RawLine line, RawLine next) =>
        line.Indent >= CentredIndent && next.Indent >= CentredIndent && Math.Abs(line.Indent + line.Width - next.Indent - next.Width) <= 3;

    private void Append(string next, bool atSpace)
    {
        if (next.Length == 0)
            return;
        var last = _text.Length > 0 ? _text[^1] : ' ';
        if (!EndsInHyphenatedWord(next) && !(next[0] is ',' or '.' or ';' or ')' or '!' or '?') && (atSpace || WrapColumn.NeedsSpace(last, next[0])))
            _text.Append(' ');
        _text.Append(next);
    }

    // A word with a hyphen of its own may be broken behind it; an address may be broken too.
    private bool EndsInHyphenatedWord(string next)
    {
        if (_text.Length < 2 || _text[^1] is not ('-' or '/') || !char.IsLetterOrDigit(_text[^2]) || !char.IsLetterOrDigit(next[0]))
            return false;
        if (_text[^1] == '/')
        {
            var from = _text.Length - 1;
            while (from > 0 && _text[from] != ' ' && _text.Length - from < MaximumHeading)
                from--;
            return _text.ToString(from, _text.Length - from).Contains("://", StringComparison.Ordinal);
        }

        var end = next.IndexOf(' ', StringComparison.Ordinal);
        return !Conjunctions.Contains(end < 0 ? next : next[..end]);
    }

    // The line that closes the fence at this line; 0 where none does.
    private int FenceEnd()
    {
        var fence = lines[_at].Text[..3];
        for (var at = _at + 1; at < lines.Count && at < _at + MaximumCode; at++)
        {
            if (lines[at].Text.StartsWith(fence, StringComparison.Ordinal) && lines[at].Text.AsSpan().IndexOfAnyExcept(fence[0]) < 0)
                return at;
        }

        return 0;
    }

    private void ReadCode(int end)
    {
        var outer = lines[_at].Indent;
        for (var afterBlank = true; ++_at < end; afterBlank = false)
        {
            _joined.Add(new(new string(' ', Math.Clamp(lines[_at].Indent - outer, 0, 40)) + lines[_at].Text, lines[_at].Number)
            {
                AfterBlank = afterBlank || lines[_at].AfterBlank,
                IsCode = true,
            });
        }

        _afterRule = true;
    }
}
