using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>
/// The scripts whose words are not parted by spaces, so that they are indexed by pairs of characters. Hangul is one of
/// them here though it has spaces: particles are joined to the word (서울에서, "in 서울"), and pairs find the word all the same.
/// </summary>
internal static class UnspacedScripts
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0E00, 0x0EFF), // Thai, Lao
        (0x1000, 0x109F), // Myanmar
        (0x1100, 0x11FF), // Hangul letters
        (0x1780, 0x17FF), // Khmer
        (0x1950, 0x19DF), // Tai Le, New Tai Lue
        (0x1A20, 0x1AAF), // Tai Tham
        (0x2E80, 0x2FDF), // Han radicals
        (0x3005, 0x3007), // Han iteration mark and zero
        (0x3021, 0x3035), // Hangzhou numerals, kana repeat marks
        (0x3038, 0x303C),
        (0x3041, 0x30FF), // Hiragana, Katakana
        (0x3105, 0x31FF), // Bopomofo, Hangul compatibility letters, small Katakana
        (0x3400, 0x4DBF), // Han
        (0x4E00, 0x9FFF), // Han
        (0xA000, 0xA4CF), // Yi
        (0xA960, 0xA97F), // Hangul letters
        (0xA9E0, 0xA9FF), // Myanmar
        (0xAA60, 0xAADF), // Myanmar, Tai Viet
        (0xAC00, 0xD7FF), // Hangul
        (0xF900, 0xFAFF), // Han
        (0x16FE0, 0x18DFF), // Tangut, Khitan
        (0x1AFF0, 0x1B2FF), // Kana, Nüshu
        (0x20000, 0x3FFFD), // Han
    ];

    /// <summary>Whether a letter belongs to one of them.</summary>
    public static bool Contains(Rune letter)
    {
        if (letter.Value < Ranges[0].First)
            return false;
        foreach (var (first, last) in Ranges)
        {
            if (letter.Value <= last)
                return letter.Value >= first;
        }
        return false;
    }
}
