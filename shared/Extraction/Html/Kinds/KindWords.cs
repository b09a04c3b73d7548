using System.Collections.Frozen;
using System.Globalization;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>What a page's words say of its kind: a linear model over those of <see cref="KindKeys"/> that many sites use, fitted by tests/quality/fit_kinds.py.</summary>
internal sealed class KindWords
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly float[][] _weights;

    private KindWords(FrozenDictionary<string, int> words, float[][] weights)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _weights = weights;
    }

    /// <summary>Reads an embedded resource of lines with a word and a weight a kind, parted by tabs; the first line has no word and what holds for every page.</summary>
    /// <exception cref="InvalidDataException">The resource is missing.</exception>
    public static KindWords Load(string resource)
    {
        using var stream = typeof(KindWords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The resource {resource} is missing; build it with tests/quality/fit_blocks.py.");
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var weights = new List<float[]>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split('\t');
            words[fields[0]] = weights.Count;
            weights.Add([.. fields.Skip(1).Select(field => float.Parse(field, CultureInfo.InvariantCulture))]);
        }
        return new KindWords(words.ToFrozenDictionary(StringComparer.Ordinal), [.. weights]);
    }

    /// <summary>Adds to each kind's score what the words of a page say of it.</summary>
    public void AddTo(Span<float> scores, PageContext page, LinkedData data, ReadOnlySpan<float> judged, string url)
    {
        var met = new Met(this);
        KindKeys.Read(page, data, judged, url, met);
        // The words of a page weigh the same together, however many it has.
        var share = 1 / MathF.Sqrt(Math.Max(1, met.Count));
        for (var kind = 0; kind < scores.Length; kind++)
            scores[kind] += _weights[0][kind] + met.Sums[kind] * share;
    }

    /// <summary>Adds up the weights of the words met, each once.</summary>
    private sealed class Met(KindWords owner) : KindKeys.IReader
    {
        private readonly bool[] _isMet = new bool[owner._weights.Length];

        public float[] Sums { get; } = new float[owner._weights[0].Length];

        public int Count { get; private set; }

        public void Read(ReadOnlySpan<char> key)
        {
            if (!owner._words.TryGetValue(key, out var word) || _isMet[word])
                return;
            _isMet[word] = true;
            Count++;
            var weights = owner._weights[word];
            for (var kind = 0; kind < Sums.Length; kind++)
                Sums[kind] += weights[kind];
        }
    }
}
