using Ingestion.Contracts;

namespace Ingestion.Extraction.Language;

/// <summary>The direction of a text by its letters, as most of them are written.</summary>
internal static class WritingDirection
{
    /// <summary>More letters tell no more.</summary>
    private const int SampleLength = 4000;

    public static TextDirection Of(IReadOnlyList<Block> blocks)
    {
        int left = 0, right = 0;
        foreach (var block in blocks)
        {
            foreach (var letter in block.Text)
            {
                if (IsRightToLeft(letter))
                    right++;
                else if (char.IsLetter(letter))
                    left++;
            }
            if (left + right > SampleLength)
                break;
        }
        return right > left ? TextDirection.RightToLeft : TextDirection.LeftToRight;
    }

    // Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms: the Bidi_Class R and AL of the Unicode Character Database.
    private static bool IsRightToLeft(char letter) => letter is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF';
}
