using System.Buffers;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Cuts markup into tokens (HTML standard, 13.2.5 "Tokenization"), in one pass that never goes back. Comments, processing
/// instructions and attributes that nobody reads are passed over without being built.
/// </summary>
internal sealed partial class Tokenizer(MarkupSource source, TagNames names)
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
    private bool _isLineFeedSkipped;

    /// <summary>The text of the last token of this kind.</summary>
    public TextRange Text { get; private set; }

    /// <summary>Whether the last text holds U+0000, which tree construction leaves out or replaces.</summary>
    public bool HasNul { get; private set; }

    /// <summary>The name of the last tag.</summary>
    public Tag Tag { get; private set; }

    /// <summary>Whether the last tag closed itself.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>
    /// What tells the attributes of the last tag that are not kept from those of another, in whatever order they stand. Of
    /// formatting elements only, where alike ones count (13.2.4.3), and not of <c>a</c>, of which no two are ever active.
    /// </summary>
    public ulong Unread { get; private set; }

    /// <summary>Whether the last tag was a <c>font</c> with an attribute that tells it from one of a foreign vocabulary.</summary>
    public bool HasFontAttribute { get; private set; }

    /// <summary>Whether the last document type declaration asks for quirks mode.</summary>
    public bool IsQuirks { get; private set; }

    /// <summary>The attributes of the last start tag.</summary>
    public ReadOnlySpan<MarkupAttribute> Attributes => _attributes.AsSpan(0, _attributeCount);

    /// <summary>Set while the element that is open is one of SVG or MathML, where CDATA sections are read.</summary>
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

    /// <summary>Passes over a line end that comes next, be it written as a reference, which does not count after some start tags.</summary>
    public void SkipLineFeed()
    {
        if (_at >= source.Length)
            return;
        _isLineFeedSkipped = source[_at] == '&';
        if (source[_at] == '\n')
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
        Text = WithoutLineFeed(Decoded(start, _at, hasReferences: true, nul: '\0'));
        HasNul = Text.IsDecoded && source.Slice(start, _at).Contains('\0');
        return TokenKind.Text;
    }

    private TextRange WithoutLineFeed(TextRange text)
    {
        var isSkipped = _isLineFeedSkipped && source[text] is ['\n', ..];
        _isLineFeedSkipped = false;
        return isSkipped ? text.From(1) : text;
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
        HasNul = source.Slice(from, to).Contains('\0');
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
        Unread = 0;
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
        if (known == AttributeName.None)
        {
            if (Tag != Tag.A && Tag.Has(TagTraits.Formatting))
                Unread += HashOf(name, source.Slice(start, end));
            return;
        }
        var bit = 1UL << (int)known;
        if ((_seen & bit) != 0)
            return;
        _seen |= bit;
        _attributes[_attributeCount++] = new MarkupAttribute(known, Decoded(start, end, hasReferences: true, nul: '\uFFFD', isAttribute: true));
    }

    /// <summary>FNV-1a over an attribute: the name in lower case, and the value as it is written.</summary>
    private static ulong HashOf(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        const ulong prime = 0x100000001B3;
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name)
            hash = (hash ^ (char.IsAsciiLetterUpper(letter) ? letter | 0x20u : letter)) * prime;
        hash = (hash ^ '=') * prime;
        foreach (var letter in value)
            hash = (hash ^ letter) * prime;
        return hash;
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
}
