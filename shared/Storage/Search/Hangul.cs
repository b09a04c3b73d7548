using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>
/// Composition of Hangul syllables from their letters (The Unicode Standard, section 3.12): texts and file names that
/// were decomposed, as macOS does, hold letters where others hold syllables.
/// </summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00, FirstLeading = 0x1100, FirstVowel = 0x1161, BeforeTrailing = 0x11A7;
    private const int LeadingCount = 19, VowelCount = 21, TrailingCount = 28;

    public static bool TryCompose(Rune first, Rune second, out Rune composed)
    {
        var leading = first.Value - FirstLeading;
        var vowel = second.Value - FirstVowel;
        if (leading is >= 0 and < LeadingCount && vowel is >= 0 and < VowelCount)
        {
            composed = new Rune(FirstSyllable + (leading * VowelCount + vowel) * TrailingCount);
            return true;
        }
        var syllable = first.Value - FirstSyllable;
        var trailing = second.Value - BeforeTrailing;
        if (syllable is >= 0 and < LeadingCount * VowelCount * TrailingCount && syllable % TrailingCount == 0
            && trailing is > 0 and < TrailingCount)
        {
            composed = new Rune(first.Value + trailing);
            return true;
        }
        composed = default;
        return false;
    }
}
