using System.Runtime.InteropServices;
using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>Counts for each word and short line on how many sites it is body and on how many furniture.</summary>
internal sealed class WordCounter
{
    private const int MinimumSites = 8;
    private const float Smoothing = 0.6f;
    private const float MinimumWeight = 0.5f;

    // Sums taken in another order are other sums.
    private readonly SortedDictionary<int, Dictionary<string, (float Body, float Furniture)>> _folds = [];

    /// <summary>Counts the in-house dumps, a text a page.</summary>
    public WordCounter(IEnumerable<Document> documents)
    {
        foreach (var site in documents.GroupBy(document => document.Truth.Site))
        {
            var counts = new Dictionary<string, (float Body, float Furniture)>();
            foreach (var document in site)
            {
                var (page, isBody, _, _, _) = document.Load();
                for (var line = 0; line < isBody.Length; line++)
                {
                    foreach (var key in WordWeights.Keys(page.Words[line]))
                    {
                        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
                        count = isBody[line] ? (count.Body + 1, count.Furniture) : (count.Body, count.Furniture + 1);
                    }
                }
            }

            var number = site.First().Truth.Fold;
            if (!_folds.TryGetValue(number, out var fold))
                _folds[number] = fold = [];
            // A site counts once, however often it has the word.
            foreach (var (key, (body, furniture)) in counts)
            {
                ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(fold, key, out _);
                all = (all.Body + (body / (body + furniture)), all.Furniture + (furniture / (body + furniture)));
            }
        }
    }

    /// <summary>The weights in order, for the resource.</summary>
    public IEnumerable<KeyValuePair<string, float>> Table() => Weights(-1).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>
    /// The weights that all other folds give. Without a page's own site alone they would not do: what one site takes from a
    /// weight shows on which side it was, and a model learns to read it.
    /// </summary>
    public WordWeights Without(int fold) => new(WeightTable.Of(Weights(fold)));

    private IEnumerable<KeyValuePair<string, float>> Weights(int without)
    {
        var counts = new Dictionary<string, (float Body, float Furniture)>();
        foreach (var (_, fold) in _folds.Where(pair => pair.Key != without))
        {
            foreach (var (key, (body, furniture)) in fold)
            {
                ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
                all = (all.Body + body, all.Furniture + furniture);
            }
        }

        foreach (var (key, (body, furniture)) in counts)
        {
            var weight = MathF.Round(MathF.Log((body + Smoothing) / (furniture + Smoothing)), 1);
            if (body + furniture >= MinimumSites - 0.01f && Math.Abs(weight) >= MinimumWeight)
                yield return new(key, weight);
        }
    }
}
