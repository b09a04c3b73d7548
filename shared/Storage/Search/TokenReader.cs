namespace Ingestion.Storage.Search;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>Two neighbouring characters of a run without spaces.</summary>
    Pair,

    /// <summary>The last character of a run that has pairs.</summary>
    RunEnd,

    /// <summary>A run of one character.</summary>
    Single,
}

/// <summary>
/// Reads a text as tokens, see <see cref="TextAnalyzer"/> for the rules. The last character of a run is a token of its
/// own so that every character of the run begins one: a query of one character is then a query by prefix.
/// </summary>
internal ref struct TokenReader(ReadOnlySpan<char> text)
{
    private FoldedReader _characters = new(text);
    private readonly char[] _word = new char[TextAnalyzer.LongestToken];
    private int _length;
    private FoldedCharacter _waiting;
    private bool _hasWaiting;
    private bool _inRun;

    /// <summary>The token.</summary>
    public readonly ReadOnlySpan<char> Token => _word.AsSpan(0, _length);

    /// <summary>What it is made of.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Where in the text it begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where in the text it ends.</summary>
    public int End { get; private set; }

    /// <summary>Moves to the next token, or returns false at the end of the text.</summary>
    public bool Read()
    {
        while (Next(out var character))
        {
            switch (character.Role)
            {
                case CharacterRole.Unspaced:
                    ReadRun(character);
                    return true;
                case CharacterRole.Word:
                    ReadWord(character);
                    return true;
            }
        }
        return false;
    }

    private void ReadWord(FoldedCharacter character)
    {
        Begin(character, TokenKind.Word);
        while (Next(out var next))
        {
            if (next.Role != CharacterRole.Word)
            {
                Wait(next);
                return;
            }
            Append(next);
        }
    }

    private void ReadRun(FoldedCharacter character)
    {
        Begin(character, _inRun ? TokenKind.RunEnd : TokenKind.Single);
        _inRun = false;
        if (!Next(out var next))
            return;
        Wait(next);
        if (next.Role != CharacterRole.Unspaced)
            return;
        Append(next);
        Kind = TokenKind.Pair;
        _inRun = true;
    }

    private void Begin(FoldedCharacter character, TokenKind kind)
    {
        _length = 0;
        Start = character.Start;
        Kind = kind;
        Append(character);
    }

    private void Append(FoldedCharacter character)
    {
        End = character.End;
        if (_length + character.Rune.Utf16SequenceLength <= _word.Length)
            _length += character.Rune.EncodeToUtf16(_word.AsSpan(_length));
    }

    private bool Next(out FoldedCharacter character)
    {
        if (!_hasWaiting)
            return _characters.TryRead(out character);
        character = _waiting;
        _hasWaiting = false;
        return true;
    }

    private void Wait(FoldedCharacter character)
    {
        _waiting = character;
        _hasWaiting = true;
    }
}
