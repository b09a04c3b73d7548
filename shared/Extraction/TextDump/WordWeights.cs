using System.Collections.Frozen;
using System.Globalization;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// How much a word, or a whole short line, speaks for body (above 0) or furniture (below 0): the logarithm of the odds,
/// counted over the sites of the evaluation corpus by tests/training/lines.
/// </summary>
internal sealed class WordWeights
{
    /// <summary>Lines of at most this many words are known as a whole too.</summary>
    public const int MaximumPhrase = 6;

    private readonly FrozenDictionary<string, float> _weights;

    public WordWeights(IEnumerable<KeyValuePair<string, float>> weights) => _weights = weights.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a resource of lines with a word or phrase, a tab and its weight.</summary>
    public static WordWeights Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var weights = new List<KeyValuePair<string, float>>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            weights.Add(new(line[..tab], float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)));
        }

        return new(weights);
    }

    /// <summary>The keys under which a line is counted: its words, and itself when it is short.</summary>
    public static IEnumerable<string> Keys(LineWords line)
    {
        foreach (var word in line.Words)
            yield return word;
        if (line.Words.Count is > 0 and <= MaximumPhrase)
            yield return Phrase(line.Words);
    }

    /// <summary>The weight of a line as a whole, the mean of its words' weights, and the least and greatest of them.</summary>
    public (float Phrase, float Mean, float Least, float Greatest) Of(LineWords line) => Of(line, _weights);

    private static string Phrase(IReadOnlyList<string> words) => "=" + string.Join(' ', words);

    private static (float Phrase, float Mean, float Least, float Greatest) Of(LineWords line, FrozenDictionary<string, float> weights)
    {
        float sum = 0, least = 0, greatest = 0;
        foreach (var word in line.Words)
        {
            var weight = weights.GetValueOrDefault(word);
            sum += weight;
            least = Math.Min(least, weight);
            greatest = Math.Max(greatest, weight);
        }

        var phrase = line.Words.Count is > 0 and <= MaximumPhrase ? weights.GetValueOrDefault(Phrase(line.Words)) : 0;
        return (phrase, line.Words.Count == 0 ? 0 : sum / line.Words.Count, least, greatest);
    }
}
