using System.Text;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// A page's markup with its lines ended by <c>\n</c> alone (HTML standard, 13.2.3.5 "Preprocessing the input stream"),
/// and beside it the pieces of it that had to be decoded. Both are rented: dispose of it when nothing reads them any more.
/// </summary>
internal sealed class MarkupSource : IDisposable
{
    private const int FirstDecodedLength = 4096;

    private readonly char[] _markup;
    private char[] _decoded = PageArrays<char>.Rent(FirstDecodedLength);

    /// <param name="markup">Rented; given back by <see cref="Dispose"/>. Its line ends are changed in place.</param>
    /// <param name="length">Letters of it that are markup.</param>
    public MarkupSource(char[] markup, int length)
    {
        _markup = markup;
        AppendDecoded(' ');
        Length = WithoutCarriageReturns(markup.AsSpan(0, length));
    }

    public static MarkupSource Of(ReadOnlySpan<char> markup)
    {
        var copy = PageArrays<char>.Rent(Math.Max(markup.Length, 1));
        markup.CopyTo(copy);
        return new MarkupSource(copy, markup.Length);
    }

    /// <summary>The markup of bytes, decoded to where it is read: a large page is not held as text beside it.</summary>
    public static MarkupSource Of(ReadOnlySpan<byte> markup, Encoding encoding)
    {
        var letters = PageArrays<char>.Rent(Math.Max(encoding.GetCharCount(markup), 1));
        return new MarkupSource(letters, encoding.GetChars(markup, letters));
    }

    public int Length { get; }

    /// <summary>A space, as of text.</summary>
    public static TextRange Space => new(~0, 1);

    public int DecodedLength { get; private set; }

    public char this[int index] => _markup[index];

    public ReadOnlySpan<char> From(int start) => _markup.AsSpan(start, Length - start);

    public ReadOnlySpan<char> Slice(int start, int end) => _markup.AsSpan(start, end - start);

    public ReadOnlySpan<char> this[TextRange range]
        => range.IsDecoded ? _decoded.AsSpan(~range.Start, range.Length) : _markup.AsSpan(range.Start, range.Length);

    /// <summary>Makes room for this many decoded letters.</summary>
    public void Reserve(int length) => PageArrays<char>.Reserve(ref _decoded, DecodedLength, length);

    public void AppendDecoded(char letter)
    {
        Reserve(1);
        _decoded[DecodedLength++] = letter;
    }

    public void AppendDecoded(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_decoded.AsSpan(DecodedLength));
        DecodedLength += text.Length;
    }

    public TextRange DecodedFrom(int start) => new(~start, DecodedLength - start);

    /// <summary>Appends a copy of a piece, which may lie among the decoded ones.</summary>
    public void AppendCopy(TextRange range)
    {
        Reserve(range.Length);
        AppendDecoded(this[range]);
    }

    /// <summary>A copy of a piece, which may lie among the decoded ones, with something else in place of a letter.</summary>
    public TextRange Replaced(TextRange range, char letter, ReadOnlySpan<char> replacement)
    {
        var start = DecodedLength;
        Reserve(range.Length);
        foreach (var other in this[range])
        {
            if (other == letter)
                AppendDecoded(replacement);
            else
                AppendDecoded(other);
        }
        return DecodedFrom(start);
    }

    public void Dispose()
    {
        PageArrays<char>.Return(_markup);
        PageArrays<char>.Return(_decoded);
        _decoded = [];
    }

    private static int WithoutCarriageReturns(Span<char> text)
    {
        var from = text.IndexOf('\r');
        if (from < 0)
            return text.Length;
        var to = from;
        while (from < text.Length)
        {
            // At a carriage return: it and the line feed after it become one line feed.
            text[to++] = '\n';
            from += from + 1 < text.Length && text[from + 1] == '\n' ? 2 : 1;
            var next = text[from..].IndexOf('\r');
            var length = next < 0 ? text.Length - from : next;
            text.Slice(from, length).CopyTo(text[to..]);
            to += length;
            from += length;
        }
        return to;
    }
}
