using System.Buffers;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Cuts markup into tokens (HTML standard, 13.2.5 "Tokenization"), in one pass that never goes back. Comments, processing
/// instructions and attributes that nobody reads are passed over without being built.
/// </summary>
internal sealed class Tokenizer(MarkupSource source, TagNames names)
{
    private const int MostAttributes = 64;

    private static readonly SearchValues<char> TagNameEnds = SearchValues.Create(" \t\n\f/>");
    private static readonly SearchValues<char> AttributeNameEnds = SearchValues.Create(" \t\n\f/>=");
    private static readonly SearchValues<char> BareValueEnds = SearchValues.Create(" \t\n\f>");
    private static readonly SearchValues<char> NeedsDecoding = SearchValues.Create("&\0");

    private readonly MarkupAttribute[] _attributes = new MarkupAttribute[MostAttributes];
    private int _attributeCount;
    private ulong _seen;
    private int _at;

    /// <summary>The text of the last token of this kind.</summary>
    public TextRange Text { get; private set; }

    /// <summary>The name of the last tag.</summary>
    public Tag Tag { get; private set; }

    /// <summary>Whether the last tag closed itself.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Whether the last tag was a <c>font</c> with an attribute that tells it from one of a foreign vocabulary.</summary>
    public bool HasFontAttribute { get; private set; }

    /// <summary>Whether the last document type declaration asks for quirks mode.</summary>
    public bool IsQuirks { get; private set; }

    /// <summary>The attributes of the last start tag.</summary>
    public ReadOnlySpan<MarkupAttribute> Attributes => _attributes.AsSpan(0, _attributeCount);

    /// <summary>Set while the element that is open is one of SVG or MathML, where CDATA sections are read and U+0000 is kept.</summary>
    public bool IsForeign { get; set; }

    /// <summary>The kind of the last token.</summary>
    public TokenKind Kind { get; private set; }

    public TokenKind Read() => Kind = ReadNext();

    private TokenKind ReadNext()
    {
        while (_at < source.Length)
        {
            if (!OpensMarkup(_at))
                return ReadText();
            var next = source[_at + 1];
            if (char.IsAsciiLetter(next))
                return ReadTag(_at + 1, isEnd: false);
            if (next == '/')
            {
                if (char.IsAsciiLetter(source[_at + 2]))
                    return ReadTag(_at + 2, isEnd: true);
                SkipBogusComment(_at + 2);
                continue;
            }
            if (next == '?')
            {
                SkipBogusComment(_at + 1);
                continue;
            }
            var rest = source.From(_at + 2);
            if (rest.StartsWith("--"))
                SkipComment(_at + 4);
            else if (rest.StartsWith("doctype", StringComparison.OrdinalIgnoreCase))
                return ReadDoctype(_at + 2 + "doctype".Length);
            else if (IsForeign && rest.StartsWith("[CDATA["))
            {
                if (ReadCharacterData(_at + 2 + "[CDATA[".Length))
                    return TokenKind.Text;
            }
            else
                SkipBogusComment(_at + 2);
        }
        return TokenKind.EndOfFile;
    }

    /// <summary>The text of an element that holds nothing but text, up to its end tag or the end of the page.</summary>
    public TextRange ReadRawText(Tag tag, RawTextKind kind)
    {
        var name = names[tag];
        var start = _at;
        _at = kind == RawTextKind.Script ? ScriptEnd(name) : RawTextEnd(name, start);
        return Decoded(start, _at, hasReferences: kind == RawTextKind.WithReferences, nul: '\uFFFD');
    }

    /// <summary>The rest of the page as text.</summary>
    public TextRange ReadToEnd()
    {
        var start = _at;
        _at = source.Length;
        return Decoded(start, _at, hasReferences: false, nul: '\uFFFD');
    }

    /// <summary>Passes over a line end that comes next, which does not count after some start tags.</summary>
    public void SkipLineFeed()
    {
        if (_at < source.Length && source[_at] == '\n')
            _at++;
    }

    private bool OpensMarkup(int at)
    {
        if (source[at] != '<' || at + 1 >= source.Length)
            return false;
        var next = source[at + 1];
        return char.IsAsciiLetter(next) || next is '!' or '?' || next == '/' && at + 2 < source.Length;
    }

    private TokenKind ReadText()
    {
        var start = _at;
        do
        {
            var next = source.From(_at + 1).IndexOf('<');
            _at = next < 0 ? source.Length : _at + 1 + next;
        }
        while (_at < source.Length && !OpensMarkup(_at));
        Text = Decoded(start, _at, hasReferences: true, nul: IsForeign ? '\uFFFD' : '\0');
        return TokenKind.Text;
    }

    private TextRange Decoded(int start, int end, bool hasReferences, char nul, bool isAttribute = false)
    {
        var text = source.Slice(start, end);
        if (hasReferences ? !text.ContainsAny(NeedsDecoding) : !text.Contains('\0'))
            return new TextRange(start, end - start);
        var from = source.DecodedLength;
        // Hardly any reference is shorter than what it stands for; grown bit by bit, a large text would lie in memory several times.
        source.Reserve(text.Length);
        if (hasReferences)
            CharacterReferences.Decode(source, text, isAttribute, nul);
        else
            foreach (var letter in text)
                source.AppendDecoded(letter == '\0' ? nul : letter);
        return source.DecodedFrom(from);
    }

    private void SkipBogusComment(int from)
    {
        var end = source.From(from).IndexOf('>');
        _at = end < 0 ? source.Length : from + end + 1;
    }

    /// <summary>13.2.5.43 to 52: a comment ends at <c>--&gt;</c>, at <c>--!&gt;</c>, or at once at <c>&gt;</c> or <c>-&gt;</c>.</summary>
    private void SkipComment(int from)
    {
        var text = source.From(from);
        if (text.StartsWith(">") || text.StartsWith("->"))
        {
            _at = from + text.IndexOf('>') + 1;
            return;
        }
        while (true)
        {
            var end = text.IndexOf("--");
            if (end < 0)
                break;
            text = text[(end + 2)..].TrimStart('-');
            if (text.StartsWith(">") || text.StartsWith("!>"))
            {
                _at = source.Length - text.Length + (text[0] == '>' ? 1 : 2);
                return;
            }
        }
        _at = source.Length;
    }

    private bool ReadCharacterData(int from)
    {
        var end = source.From(from).IndexOf("]]>");
        var to = end < 0 ? source.Length : from + end;
        _at = end < 0 ? to : to + 3;
        Text = new TextRange(from, to - from);
        return to > from;
    }

    private TokenKind ReadTag(int nameStart, bool isEnd)
    {
        var rest = source.From(nameStart);
        var length = 1;
        while (length < rest.Length && !TagNameEnds.Contains(rest[length]))
            length++;
        Tag = names.Find(rest[..length], isEnd);
        _at = nameStart + length;
        _attributeCount = 0;
        _seen = 0;
        IsSelfClosing = HasFontAttribute = false;
        return !ReadAttributes() ? TokenKind.EndOfFile : isEnd ? TokenKind.EndTag : TokenKind.StartTag;
    }

    /// <returns>Whether the tag ended before the page did; a tag that did not is no tag.</returns>
    private bool ReadAttributes()
    {
        while (true)
        {
            SkipSpace();
            if (_at >= source.Length)
                return false;
            switch (source[_at])
            {
                case '>':
                    _at++;
                    return true;
                case '/':
                    _at++;
                    if (_at < source.Length && source[_at] == '>')
                    {
                        IsSelfClosing = true;
                        _at++;
                        return true;
                    }
                    break;
                default:
                    if (!ReadAttribute())
                        return false;
                    break;
            }
        }
    }

    private bool ReadAttribute()
    {
        // An equals sign in the first place belongs to the name.
        var nameStart = _at;
        var rest = source.From(nameStart);
        var length = 1;
        while (length < rest.Length && !AttributeNameEnds.Contains(rest[length]))
            length++;
        var name = rest[..length];
        _at = nameStart + length;
        SkipSpace();
        if (_at >= source.Length)
            return false;
        if (source[_at] != '=')
        {
            Keep(name, _at, _at);
            return true;
        }
        _at++;
        SkipSpace();
        if (_at >= source.Length)
            return false;
        var quote = source[_at];
        if (quote is '"' or '\'')
        {
            var start = _at + 1;
            var end = source.From(start).IndexOf(quote);
            if (end < 0)
            {
                _at = source.Length;
                return false;
            }
            _at = start + end + 1;
            Keep(name, start, start + end);
        }
        else
        {
            var start = _at;
            var end = source.From(start).IndexOfAny(BareValueEnds);
            _at = end < 0 ? source.Length : start + end;
            Keep(name, start, _at);
        }
        return true;
    }

    /// <summary>The first attribute of a name counts.</summary>
    private void Keep(ReadOnlySpan<char> name, int start, int end)
    {
        if (Tag == Tag.Font && (name.Equals("color", StringComparison.OrdinalIgnoreCase) || name.Equals("face", StringComparison.OrdinalIgnoreCase)
            || name.Equals("size", StringComparison.OrdinalIgnoreCase)))
            HasFontAttribute = true;
        var known = AttributeNames.Find(name);
        var bit = 1UL << (int)known;
        if (known == AttributeName.None || (_seen & bit) != 0)
            return;
        _seen |= bit;
        _attributes[_attributeCount++] = new MarkupAttribute(known, Decoded(start, end, hasReferences: true, nul: '\uFFFD', isAttribute: true));
    }

    private void SkipSpace()
    {
        while (_at < source.Length && source[_at] is ' ' or '\t' or '\n' or '\f')
            _at++;
    }

    private TokenKind ReadDoctype(int from)
    {
        var end = source.From(from).IndexOf('>');
        var text = source.Slice(from, end < 0 ? source.Length : from + end);
        _at = end < 0 ? source.Length : from + end + 1;
        IsQuirks = end < 0 || Doctype.IsQuirks(text);
        return TokenKind.Doctype;
    }

    private int RawTextEnd(string name, int from)
    {
        while (true)
        {
            var next = source.From(from).IndexOf("</");
            if (next < 0)
                return source.Length;
            from += next;
            if (IsTag(name, from + 2))
                return from;
            from += 2;
        }
    }

    /// <summary>13.2.5.15 to 31: within <c>&lt;!--</c> a script's own tags hide an end tag.</summary>
    private int ScriptEnd(string name)
    {
        var (from, isEscaped, isDoubleEscaped) = (_at, false, false);
        while (true)
        {
            var rest = source.From(from);
            var next = isEscaped ? rest.IndexOfAny('<', '-') : rest.IndexOf('<');
            if (next < 0)
                return source.Length;
            from += next;
            rest = rest[next..];
            if (rest[0] == '-')
            {
                if (rest.StartsWith("-->"))
                    isEscaped = isDoubleEscaped = false;
                from++;
            }
            else if (rest.StartsWith("</") && IsTag(name, from + 2))
            {
                if (!isDoubleEscaped)
                    return from;
                isDoubleEscaped = false;
                from += 2;
            }
            else if (!isEscaped && rest.StartsWith("<!--"))
            {
                isEscaped = true;
                from += 2;
            }
            else
            {
                isDoubleEscaped |= isEscaped && IsTag("script", from + 1);
                from++;
            }
        }
    }

    private bool IsTag(string name, int at)
    {
        var rest = source.From(Math.Min(at, source.Length));
        return rest.Length > name.Length && TagNameEnds.Contains(rest[name.Length]) && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}
