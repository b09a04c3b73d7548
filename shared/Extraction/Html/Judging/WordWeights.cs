using System.Collections.Frozen;
using System.Globalization;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// How much each of <see cref="BlockWords"/> speaks for body (above zero) or furniture: the weights of a logistic
/// regression, fitted by tests/quality/fit_blocks.py to words that several sites use.
/// </summary>
internal static class WordWeights
{
    private static readonly FrozenDictionary<string, float>[] ByRole = Load("blocks.words");

    /// <summary>Sums of the weights of the names around a block, and of the words in it.</summary>
    public static (float Names, float Words) Of(TextBlock block)
    {
        var sink = new Sum();
        BlockWords.Visit(block, ref sink);
        return (sink.Names, sink.Words);
    }

    private struct Sum : IBlockWordSink
    {
        public float Names;
        public float Words;

        public void Add(char role, ReadOnlySpan<char> word)
        {
            if (!ByRole[role - 'a'].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var weight))
                return;
            if (role is 'o' or 'c')
                Names += weight;
            else
                Words += weight;
        }
    }

    private static FrozenDictionary<string, float>[] Load(string resource)
    {
        using var stream = typeof(WordWeights).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The resource {resource} is missing; build it with tests/quality/fit_blocks.py.");
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<string, float>[26];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = new Dictionary<string, float>(StringComparer.Ordinal);
        while (reader.ReadLine() is { Length: > 3 } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            weights[line[0] - 'a'][line[2..tab]] = float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        }
        return [.. weights.Select(words => words.ToFrozenDictionary(StringComparer.Ordinal))];
    }
}
