using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// How much a word, or a whole short line, speaks for body (above 0) or furniture (below 0): the logarithm of the odds,
/// counted over the sites of the evaluation corpus by tests/training.
/// </summary>
internal sealed class WordWeights(KeyWeights weights)
{
    /// <summary>Lines of at most this many words are known as a whole too.</summary>
    public const int MaximumPhrase = 6;

    /// <summary>The sorts of keys.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["word", "=phrase"];

    /// <summary>The keys under which a line is counted: its words, and itself when it is short.</summary>
    public static IEnumerable<string> Keys(LineWords line)
    {
        foreach (var word in line.Words)
            yield return word;
        if (line.Words.Count is > 0 and <= MaximumPhrase)
            yield return Phrase(line.Words);
    }

    /// <summary>The weight of a line as a whole, the mean of its words' weights, and the least and greatest of them.</summary>
    public (float Phrase, float Mean, float Least, float Greatest) Of(LineWords line) => Of(line, weights);

    private static string Phrase(IReadOnlyList<string> words) => "=" + string.Join(' ', words);

    private static (float Phrase, float Mean, float Least, float Greatest) Of(LineWords line, KeyWeights weights)
    {
        float sum = 0, least = 0, greatest = 0;
        foreach (var word in line.Words)
        {
            var weight = weights.Of(word);
            sum += weight;
            least = Math.Min(least, weight);
            greatest = Math.Max(greatest, weight);
        }

        var phrase = line.Words.Count is > 0 and <= MaximumPhrase ? weights.Of(Phrase(line.Words)) : 0;
        return (phrase, line.Words.Count == 0 ? 0 : sum / line.Words.Count, least, greatest);
    }
}
