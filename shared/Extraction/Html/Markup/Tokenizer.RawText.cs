namespace Ingestion.Extraction.Html.Markup;

/// <content>Elements that hold nothing but text (13.2.5.1 to 31).</content>
internal sealed partial class Tokenizer
{
    /// <summary>The text of an element that holds nothing but text, up to its end tag or the end of the page.</summary>
    public TextRange ReadRawText(Tag tag, RawTextKind kind)
    {
        var name = names[tag];
        var start = _at;
        _at = kind == RawTextKind.Script ? ScriptEnd(name) : RawTextEnd(name, start);
        return WithoutLineFeed(Decoded(start, _at, hasReferences: kind == RawTextKind.WithReferences, nul: '\uFFFD'));
    }

    /// <summary>The rest of the page as text.</summary>
    public TextRange ReadToEnd()
    {
        var start = _at;
        _at = source.Length;
        return Decoded(start, _at, hasReferences: false, nul: '\uFFFD');
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
