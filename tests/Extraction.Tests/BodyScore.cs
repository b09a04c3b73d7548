using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ingestion.Extraction.Tests;

/// <summary>
/// The body measure of the public article-extraction-benchmark: bags of 4-token shingles, precision and recall a page,
/// their means over the pages, and the F1 of these means. The same as <c>score.py</c> of the evaluation corpus.
/// </summary>
internal sealed class BodyScore
{
    private const int ShingleTokens = 4;

    private double _precision;
    private double _recall;
    private int _withOutput;
    private int _withTruth;

    /// <summary>Precision, the mean over pages with output.</summary>
    public double Precision => _withOutput == 0 ? 0 : _precision / _withOutput;

    /// <summary>Recall, the mean over pages with truth.</summary>
    public double Recall => _withTruth == 0 ? 0 : _recall / _withTruth;

    /// <summary>F1 of the two means.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Adds a page and gives its own F1.</summary>
    public double Add(string truth, string predicted)
    {
        var wanted = Shingles(truth);
        var got = Shingles(predicted);
        double both = 0, extra = 0, missing = 0;
        foreach (var (shingle, count) in wanted)
        {
            var have = got.GetValueOrDefault(shingle);
            both += Math.Min(count, have);
            missing += Math.Max(0, count - have);
        }

        foreach (var (shingle, count) in got)
            extra += Math.Max(0, count - wanted.GetValueOrDefault(shingle));
        if (both + extra > 0)
        {
            _withOutput++;
            _precision += both / (both + extra);
        }

        if (both + missing > 0)
        {
            _withTruth++;
            _recall += both / (both + missing);
        }

        return both == 0 ? 0 : 2 * both / ((2 * both) + extra + missing);
    }

    /// <summary>The tokens of a text: runs of letters, digits and underscores.</summary>
    public static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = rune.Value == '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            if (isWord && start < 0)
                start = at;
            if (!isWord && start >= 0)
            {
                tokens.Add(text[start..at]);
                start = -1;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
            tokens.Add(text[start..]);
        return tokens;
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var tokens = Tokens(text);
        var shingles = new Dictionary<string, int>();
        if (tokens.Count is > 0 and < ShingleTokens)
            shingles[string.Join(' ', tokens)] = 1;
        for (var at = 0; at + ShingleTokens <= tokens.Count; at++)
            CollectionsMarshal.GetValueRefOrAddDefault(shingles, string.Join(' ', tokens.GetRange(at, ShingleTokens)), out _)++;
        return shingles;
    }
}
