namespace Ingestion.Extraction.Html.Judging;

/// <summary>The words of a text one after another, each as a number: FNV-1a over its letters and digits in lower case.</summary>
internal ref struct WordHashes(ReadOnlySpan<char> text)
{
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
        for (; _at < _text.Length && char.IsLetterOrDigit(_text[_at]); _at++)
            hash = (hash ^ char.ToLowerInvariant(_text[_at])) * 16777619u;
        Current = hash;
        Length = _at - start;
        return Length > 0;
    }
}
