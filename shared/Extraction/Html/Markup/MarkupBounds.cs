using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Keeps a page's markup within bounds before it is parsed: the parser's time grows with the square of the nesting
/// depth, its memory with the number of elements, and unclosed formatting elements are opened anew in every following
/// block (HTML standard, 13.2.4.3 "reconstruct the active formatting elements"). Tags beyond the bounds are left out,
/// their text stays. One pass over the text; pages within the bounds, which is every honest page, come back as they are.
/// </summary>
internal static class MarkupBounds
{
    /// <summary>Blink's and WebKit's own limit of nesting.</summary>
    private const int MaximumDepth = 512;

    /// <summary>So many formatting elements are open around the text of honest pages.</summary>
    private const int UsualFormatting = 3;

    /// <summary>Formatting elements open at once.</summary>
    private const int MaximumFormatting = 64;

    /// <summary>Tags, each weighted with the formatting elements it may open anew. The largest of 1,555 real pages has 16,000.</summary>
    private const int MaximumElements = 100_000;

    /// <summary>Attributes of one tag: the parser compares each with all before it.</summary>
    private const int MaximumTagLength = 64 * 1024;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Closed by the next of their kind, so that leaving them open does not nest.</summary>
    private static readonly FrozenSet<string> Implied = FrozenSet.ToFrozenSet(
        ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RawText = FrozenSet.ToFrozenSet(
        ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The page's markup, with the tags beyond the bounds left out.</summary>
    public static string Apply(string markup, CancellationToken cancellationToken)
    {
        var scan = new Scan(markup, cancellationToken);
        return scan.Run();
    }

    private struct Scan(string markup, CancellationToken cancellationToken)
    {
        private StringBuilder? _kept;
        private int _copied;
        private int _depth;
        private int _formatting;
        private int _dropped;
        private int _elements;

        public string Run()
        {
            var at = 0;
            while (at < markup.Length)
            {
                var next = markup.AsSpan(at).IndexOf('<');
                if (next < 0)
                    break;
                at = ReadTag(at + next);
            }
            if (_kept is null)
                return markup;
            return _kept.Append(markup, _copied, markup.Length - _copied).ToString();
        }

        private int ReadTag(int start)
        {
            var text = markup.AsSpan(start);
            if (text.StartsWith("<!--"))
            {
                var close = text[4..].IndexOf("-->");
                return close < 0 ? markup.Length : start + 4 + close + 3;
            }
            var isEnd = text.Length > 1 && text[1] == '/';
            var nameAt = isEnd ? 2 : 1;
            if (text.Length <= nameAt || !char.IsAsciiLetter(text[nameAt]))
                return start + 1;
            var nameEnd = text[nameAt..].IndexOfAny(NameEnds);
            if (nameEnd < 0)
                return markup.Length;
            var name = text.Slice(nameAt, nameEnd);
            var end = TagEnd(start + nameAt + nameEnd);
            if ((++_elements & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();

            if (isEnd)
                Close(name, start, end);
            else if (Open(name, start, end) && Contains(RawText, name))
                return RawTextEnd(name, end);
            return end;
        }

        /// <returns>Whether the tag was kept.</returns>
        private bool Open(ReadOnlySpan<char> name, int start, int end)
        {
            var isFormatting = Contains(Formatting, name);
            _elements += Math.Max(0, _formatting - UsualFormatting);
            if (_elements > MaximumElements || end - start > MaximumTagLength)
            {
                Drop(start, end);
                return false;
            }
            if (Contains(Void, name) || markup[end - 1] == '>' && markup[end - 2] == '/' && !isFormatting)
                return true;
            if (_depth >= MaximumDepth || isFormatting && _formatting >= MaximumFormatting)
            {
                _dropped++;
                Drop(start, end);
                return false;
            }
            if (isFormatting)
                _formatting++;
            if (!Contains(Implied, name))
                _depth++;
            return true;
        }

        private void Close(ReadOnlySpan<char> name, int start, int end)
        {
            if (_elements > MaximumElements)
            {
                Drop(start, end);
                return;
            }
            var isFormatting = Contains(Formatting, name);
            if (Contains(Implied, name) && !isFormatting)
                return;
            if (_dropped > 0)
            {
                _dropped--;
                Drop(start, end);
                return;
            }
            if (isFormatting && _formatting > 0)
                _formatting--;
            if (_depth > 0)
                _depth--;
        }

        private readonly int TagEnd(int at)
        {
            while (at < markup.Length)
            {
                var next = markup.AsSpan(at).IndexOfAny(">\"'");
                if (next < 0)
                    return markup.Length;
                at += next;
                if (markup[at] == '>')
                    return at + 1;
                // A quote opens a value only after '='; anywhere else it is a stray.
                var isValue = markup.AsSpan(0, at).TrimEnd() is [.., '='];
                var close = isValue ? markup.AsSpan(at + 1).IndexOf(markup[at]) : 0;
                if (close < 0)
                    return markup.Length;
                at += isValue ? close + 2 : 1;
            }
            return markup.Length;
        }

        private readonly int RawTextEnd(ReadOnlySpan<char> name, int at)
        {
            while (at < markup.Length)
            {
                var close = markup.AsSpan(at).IndexOf("</");
                if (close < 0)
                    return markup.Length;
                at += close;
                if (markup.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    return at;
                at += 2;
            }
            return markup.Length;
        }

        private void Drop(int start, int end)
        {
            _kept ??= new StringBuilder(markup.Length);
            _kept.Append(markup, _copied, start - _copied).Append(' ');
            _copied = end;
        }
    }

    private static bool Contains(FrozenSet<string> names, ReadOnlySpan<char> name)
        => names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
