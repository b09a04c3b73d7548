using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What the weights of its words say of a text.</summary>
/// <param name="Phrase">The weight of a short text as a whole.</param>
/// <param name="Opening">The weight of its first two words.</param>
/// <param name="Ending">The weight of its last two words.</param>
/// <param name="Mean">The mean of its words' weights.</param>
/// <param name="Least">The least of them, at most 0.</param>
/// <param name="Greatest">The greatest of them, at least 0.</param>
internal readonly record struct TextWeights(float Phrase, float Opening, float Ending, float Mean, float Least, float Greatest)
{
    /// <summary>Texts of at most this many words are known as a whole too.</summary>
    private const int MaximumPhrase = 6;

    /// <summary>Of longer texts the beginning tells enough.</summary>
    private const int MaximumWords = 80;

    private const int MaximumWordLength = 24;

    private const int MaximumKeyLength = 2 + (MaximumPhrase * (MaximumWordLength + 1));

    /// <summary>The sorts of keys that are looked up.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["word", "^opening", "ending$", "=phrase"];

    /// <summary>
    /// Looks the keys of a text up: each word, the first two after <c>^</c>, the last two before <c>$</c>, and the whole
    /// after <c>=</c>. Words are in lower case with digits read as 0; an ideograph is a word.
    /// </summary>
    public static TextWeights Of(ReadOnlySpan<char> text, KeyWeights weights)
    {
        Span<char> phrase = stackalloc char[MaximumKeyLength];
        Span<char> pair = stackalloc char[MaximumKeyLength];
        phrase[0] = '=';
        int length = 1, words = 0, at = 0, lastLength = 0;
        float sum = 0, least = 0, greatest = 0, opening = 0, ending = 0;
        // The word before is kept at the start of the pair.
        while (words < MaximumWords && NextWord(text, ref at) is { IsEmpty: false } word)
        {
            words++;
            var start = lastLength == 0 ? 0 : lastLength + 1;
            var taken = Write(word, pair[start..]);
            var weight = weights.Of(pair.Slice(start, taken));
            sum += weight;
            least = Math.Min(least, weight);
            greatest = Math.Max(greatest, weight);
            if (words <= MaximumPhrase)
            {
                if (words > 1)
                    phrase[length++] = ' ';
                pair.Slice(start, taken).CopyTo(phrase[length..]);
                length += taken;
                if (words == 2)
                {
                    phrase[0] = '^';
                    opening = weights.Of(phrase[..length]);
                    phrase[0] = '=';
                }
            }
            if (lastLength > 0)
            {
                pair[lastLength] = ' ';
                pair[start + taken] = '$';
                if (at >= text.Length || !HasWord(text[at..]))
                    ending = weights.Of(pair[..(start + taken + 1)]);
            }
            pair.Slice(start, taken).CopyTo(pair);
            lastLength = taken;
        }
        var whole = words is > 0 and <= MaximumPhrase ? weights.Of(phrase[..length]) : 0;
        return new TextWeights(whole, opening, ending, words == 0 ? 0 : sum / words, least, greatest);
    }

    private static ReadOnlySpan<char> NextWord(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        var start = at;
        if (at < text.Length && IsIdeograph(text[at]))
            return text.Slice(at++, 1);
        while (at < text.Length && char.IsLetterOrDigit(text[at]) && !IsIdeograph(text[at]))
            at++;
        return text[start..at];
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter))
                return true;
        return false;
    }

    private static int Write(ReadOnlySpan<char> word, Span<char> target)
    {
        var length = Math.Min(word.Length, MaximumWordLength);
        for (var i = 0; i < length; i++)
            target[i] = char.IsDigit(word[i]) ? '0' : char.ToLowerInvariant(word[i]);
        return length;
    }

    private static bool IsIdeograph(char letter) => letter >= '\u3040' && letter is <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
