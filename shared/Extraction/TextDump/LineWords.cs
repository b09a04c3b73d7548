using System.Globalization;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>What can be counted in one line.</summary>
internal sealed class LineWords
{
    // Of longer lines the beginning tells enough.
    private const int MaximumLetters = 3_000;

    /// <summary>The words, folded; an ideograph counts as one.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Words that begin with a capital.</summary>
    public int Capitalised { get; private set; }

    /// <summary>Words of two letters or more in capitals throughout.</summary>
    public int AllCapitals { get; private set; }

    /// <summary>Digits.</summary>
    public int Digits { get; private set; }

    /// <summary>Commas, semicolons and colons within the line, ideographic ones too.</summary>
    public int Commas { get; private set; }

    /// <summary>Full stops, question and exclamation marks that end a sentence.</summary>
    public int SentenceEnds { get; private set; }

    /// <summary>Quotation marks.</summary>
    public int Quotes { get; private set; }

    /// <summary>Marks that part the pieces of menus and captions: | · » › / • ©.</summary>
    public int Separators { get; private set; }

    /// <summary>Places where a small letter runs into a capital, as where a naive dump joins two elements.</summary>
    public int Joints { get; private set; }

    /// <summary>Reads a line.</summary>
    public static LineWords Read(string line)
    {
        var words = new List<string>();
        var counted = new LineWords { Words = words };
        var end = Math.Min(line.Length, MaximumLetters);
        var start = -1;
        for (var at = 0; at <= end; at++)
        {
            var letter = at < end ? line[at] : ' ';
            var isIdeograph = letter >= '\u0E00' && IsUnspaced(letter);
            if (!isIdeograph && IsWordPart(letter))
            {
                if (start < 0)
                    start = at;
                else if (char.IsUpper(letter) && char.IsLower(line[at - 1]))
                    counted.Joints++;
                if (char.IsDigit(letter))
                    counted.Digits++;
                continue;
            }

            if (start >= 0)
                counted.Add(line.AsSpan(start, at - start), words);
            start = -1;
            if (isIdeograph)
                words.Add(letter.ToString());
            else if (letter is not (' ' or '\u00A0'))
                counted.AddMark(line, at);
        }

        return counted;
    }

    /// <summary>Whether a letter belongs to a script that sets no spaces between words.</summary>
    public static bool IsUnspaced(char letter) =>
        letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private void Add(ReadOnlySpan<char> word, List<string> words)
    {
        if (char.IsUpper(word[0]))
        {
            Capitalised++;
            if (word.Length > 1 && char.IsUpper(word[1]) && char.IsUpper(word[^1]))
                AllCapitals++;
        }

        words.Add(WordForms.Fold(word.Length > 40 ? word[..40] : word));
    }

    private void AddMark(string line, int at)
    {
        switch (line[at])
        {
            case ',' or ';' or ':' or '，' or '、' or '；' or '،':
                Commas++;
                break;
            case '。' or '！' or '？' or '।' or '؟' or '۔':
                SentenceEnds++;
                break;
            case '.' or '!' or '?' or '…':
                if (at + 1 == line.Length || line[at + 1] is ' ' or '"' or '”' or '\'' or '’' or '»' or '«' or ')' or '“')
                    SentenceEnds++;
                break;
            case '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」' or '‹':
                Quotes++;
                break;
            case '|' or '·' or '›' or '>' or '/' or '•' or '©' or '→' or '+' or '@' or '#':
                Separators++;
                break;
        }
    }

    private static bool IsWordPart(char letter) =>
        letter < 0x80
            ? char.IsAsciiLetterOrDigit(letter)
            : char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
