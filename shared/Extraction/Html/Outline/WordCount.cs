namespace Ingestion.Extraction.Html.Outline;

/// <summary>Counts words in any script.</summary>
internal static class WordCount
{
    /// <summary>Runs of letters and digits; in scripts without spaces two letters count as a word.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        int words = 0, dense = 0;
        var inWord = false;
        foreach (var letter in text)
        {
            if (IsDense(letter))
            {
                dense++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(letter))
            {
                if (!inWord)
                    words++;
                inWord = true;
            }
            else if (letter is not ('\'' or '’' or '-'))
                inWord = false;
        }
        return words + (dense + 1) / 2;
    }

    /// <summary>Han, kana, Thai, Lao, Khmer and Burmese are written without spaces between words.</summary>
    public static bool IsDense(char letter)
        => letter >= 0x0E00 && (letter <= 0x0EFF || letter is >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF');
}
