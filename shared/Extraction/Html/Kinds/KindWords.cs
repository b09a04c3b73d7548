using System.Collections.Frozen;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>What a page's words say of its kind: a linear model over those of <see cref="KindKeys"/> that many sites use, fitted by tests/training.</summary>
internal sealed class KindWords
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly float[][] _weights;

    private KindWords(FrozenDictionary<string, int> words, float[][] weights)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _weights = weights;
    }

    /// <summary>Reads the words; the first line has no word and what holds for every page.</summary>
    /// <exception cref="InvalidDataException">The model is missing, or was fitted to other keys or kinds.</exception>
    public static KindWords Load(ModelSignature signature)
    {
        var rows = KeyedRows.Load(signature).ToArray();
        return new KindWords(
            rows.Index().ToFrozenDictionary(row => row.Item.Key, row => row.Index, StringComparer.Ordinal), [.. rows.Select(row => row.Weights)]);
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
