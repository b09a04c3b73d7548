namespace Ingestion.Extraction.Fields;

/// <summary>A place in the pieces of a text, which steps over what it is asked for.</summary>
internal struct DateCursor(List<DateToken> tokens, int index)
{
    /// <summary>The place: the index of the next piece.</summary>
    public int Index { get; set; } = index;

    /// <summary>No piece is left.</summary>
    public readonly bool AtEnd => Index >= tokens.Count;

    /// <summary>Steps over a number and gives its value and number of digits.</summary>
    public bool TryNumber(out int value, out int digits)
    {
        value = digits = 0;
        if (AtEnd || tokens[Index] is not { Kind: DateTokenKind.Number, Value: >= 0 })
            return false;
        value = tokens[Index].Value;
        digits = tokens[Index].Length;
        Index++;
        return true;
    }

    /// <summary>Steps over the name of a month and gives its number.</summary>
    public bool TryMonth(out int month)
    {
        month = 0;
        if (AtEnd || tokens[Index].Kind != DateTokenKind.Month)
            return false;
        month = tokens[Index].Value;
        Index++;
        return true;
    }

    /// <summary>Steps over a mark or an ideograph, if it is one of those asked for, and gives it; else gives 0.</summary>
    public int SkipOneOf(string marks)
    {
        if (AtEnd || tokens[Index].Kind is DateTokenKind.Number or DateTokenKind.Month)
            return 0;
        var mark = tokens[Index].Value;
        if (mark == 0 || !marks.Contains((char)mark, StringComparison.Ordinal))
            return 0;
        Index++;
        return mark;
    }

    /// <summary>Steps over a word, if it is one of those asked for.</summary>
    public void SkipWords(params ReadOnlySpan<string> words)
    {
        if (!AtEnd && tokens[Index].Kind == DateTokenKind.Word && words.Contains(tokens[Index].Word))
            Index++;
    }

    /// <summary>Whether the next piece is this word.</summary>
    public readonly bool PeekWord(string word) => !AtEnd && tokens[Index].Kind == DateTokenKind.Word && tokens[Index].Word == word;
}
