using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>The words of a text one after another, each as a number: FNV-1a over its letters and digits in lower case; of scripts without spaces each pair of neighbours.</summary>
internal ref struct WordHashes(ReadOnlySpan<char> text)
{
    /// <summary>A pair of letters without spaces tells as much as a word of so many.</summary>
    private const int DenseLength = 4;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public uint Current { get; private set; }

    /// <summary>Letters of the current word.</summary>
    public int Length { get; private set; }

    public readonly WordHashes GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at]))
            _at++;
        var start = _at;
        var hash = 2166136261u;
        if (_at < _text.Length && WordCount.IsDense(_text[_at]))
        {
            // Where words are not parted, each two letters stand for one.
            hash = (hash ^ _text[_at++]) * 16777619u;
            if (_at < _text.Length && WordCount.IsDense(_text[_at]))
                hash = (hash ^ _text[_at]) * 16777619u;
            Current = hash;
            Length = DenseLength;
            return true;
        }
        for (; _at < _text.Length && char.IsLetterOrDigit(_text[_at]) && !WordCount.IsDense(_text[_at]); _at++)
            hash = (hash ^ char.ToLowerInvariant(_text[_at])) * 16777619u;
        Current = hash;
        Length = _at - start;
        return Length > 0;
    }
}
