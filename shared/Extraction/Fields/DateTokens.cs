using System.Globalization;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Fields;

/// <summary>What a piece of a text is to somebody who looks for a date.</summary>
internal enum DateTokenKind
{
    Number,
    Month,
    Word,
    Mark,
}

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">A number's value, a month's number, a mark's character.</param>
/// <param name="Word">A word in folded form; else empty.</param>
/// <param name="Start">Its place in the text.</param>
/// <param name="Length">Its length in the text.</param>
/// <param name="Spaced">White space stands before it.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Value, string Word, int Start, int Length, bool Spaced);

/// <summary>Cuts a text into the pieces a date is made of.</summary>
internal static class DateTokens
{
    /// <summary>Pieces beyond this number are not read: a line that says a date says it early.</summary>
    public const int MaximumTokens = 400;

    /// <summary>The pieces of the text, in order.</summary>
    public static List<DateToken> Read(string text, string language)
    {
        var tokens = new List<DateToken>();
        var spaced = true;
        for (var start = 0; start < text.Length && tokens.Count < MaximumTokens;)
        {
            var letter = text[start];
            if (char.IsWhiteSpace(letter) || letter is '\u200E' or '\u200F' or '\u200B')
            {
                spaced = true;
                start++;
                continue;
            }

            var end = start + 1;
            if (char.IsDigit(letter))
            {
                while (end < text.Length && char.IsDigit(text[end]))
                    end++;
                tokens.Add(new(DateTokenKind.Number, Number(text.AsSpan(start, end - start)), "", start, end - start, spaced));
            }
            else if (IsIdeograph(letter))
            {
                tokens.Add(new(DateTokenKind.Word, letter, letter.ToString(), start, 1, spaced));
            }
            else if (char.IsLetter(letter))
            {
                while (end < text.Length && IsWordPart(text, end))
                    end++;
                tokens.Add(Word(text, start, end, language, spaced));
            }
            else
            {
                tokens.Add(new(DateTokenKind.Mark, letter, "", start, 1, spaced));
            }

            spaced = false;
            start = end;
        }

        return tokens;
    }

    private static DateToken Word(string text, int start, int end, string language, bool spaced)
    {
        var word = text.AsSpan(start, end - start);
        var month = MonthNames.Find(word, language);
        return month > 0
            ? new(DateTokenKind.Month, month, "", start, end - start, spaced)
            : new(DateTokenKind.Word, 0, word.Length <= 24 ? WordForms.Fold(word).Replace(".", "", StringComparison.Ordinal) : "", start, end - start, spaced);
    }

    // Combining marks belong to the word (Thai, Devanagari); the full stop in "มิ.ย." or "p.m." too.
    private static bool IsWordPart(string text, int index)
    {
        var letter = text[index];
        if (letter == '.')
            return index + 1 < text.Length && char.IsLetter(text[index + 1])
                && (IsAbbreviated(text, index) || (IsThai(text[index - 1]) && IsThai(text[index + 1])));
        return (char.IsLetter(letter) && !IsIdeograph(letter))
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    // "p.m", "a.m", "น.": one letter, a full stop, one letter.
    private static bool IsAbbreviated(string text, int stop) =>
        (stop == 1 || !char.IsLetter(text[stop - 2])) && (stop + 2 >= text.Length || !char.IsLetter(text[stop + 2]));

    private static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';

    private static bool IsIdeograph(char letter) =>
        letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');

    // Numbers of more than four digits are no part of a date; 14-digit stamps are not read.
    private static int Number(ReadOnlySpan<char> digits)
    {
        if (digits.Length > 4 && digits.Length != 8)
            return -1;
        var value = 0;
        foreach (var digit in digits)
            value = value * 10 + (int)char.GetNumericValue(digit);
        return value;
    }
}
