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

    private readonly Dictionary<string, (float Body, float Furniture)> _counts = [];
    private readonly Dictionary<string, Dictionary<string, (float Body, float Furniture)>> _sites = [];

    public WordCounter(IEnumerable<Dump> dumps)
    {
        foreach (var site in dumps.GroupBy(dump => dump.Standing.Site))
        {
            var counts = new Dictionary<string, (float Body, float Furniture)>();
            foreach (var dump in site)
            {
                for (var line = 0; line < dump.IsBody.Length; line++)
                {
                    foreach (var key in WordWeights.Keys(dump.Page.Words[line]))
                    {
                        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
                        count = dump.IsBody[line] ? (count.Body + 1, count.Furniture) : (count.Body, count.Furniture + 1);
                    }
                }
            }

            // A site counts once, however often it has the word.
            var shares = counts.ToDictionary(pair => pair.Key, pair => (
                pair.Value.Body / (pair.Value.Body + pair.Value.Furniture), pair.Value.Furniture / (pair.Value.Body + pair.Value.Furniture)));
            _sites[site.Key] = shares;
            foreach (var (key, (body, furniture)) in shares)
            {
                ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
                all = (all.Body + body, all.Furniture + furniture);
            }
        }
    }

    /// <summary>The weights that all sites give.</summary>
    public WordWeights All() => new(WeightTable.Of(Weights(_counts.Keys, [])));

    /// <summary>The weights, in the order of their keys, for the model's file.</summary>
    public IEnumerable<KeyValuePair<string, float>> Table() => Weights(_counts.Keys, []).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The weights that all other sites give to the words of a dump.</summary>
    public WordWeights Without(Dump dump) => new(WeightTable.Of(Weights(dump.Page.Words.SelectMany(WordWeights.Keys).Distinct(), dump.Sites)));

    private IEnumerable<KeyValuePair<string, float>> Weights(IEnumerable<string> keys, IReadOnlyList<string> without)
    {
        var own = without.Select(site => _sites.GetValueOrDefault(site)).OfType<Dictionary<string, (float Body, float Furniture)>>().ToList();
        foreach (var key in keys)
        {
            var (body, furniture) = _counts.GetValueOrDefault(key);
            foreach (var site in own)
            {
                if (site.TryGetValue(key, out var count))
                    (body, furniture) = (body - count.Body, furniture - count.Furniture);
            }

            if (body + furniture < MinimumSites - 0.01f)
                continue;
            var weight = MathF.Round(MathF.Log((body + Smoothing) / (furniture + Smoothing)), 1);
            if (Math.Abs(weight) >= MinimumWeight)
                yield return new(key, weight);
        }
    }
}
