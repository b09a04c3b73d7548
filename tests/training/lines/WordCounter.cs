using System.Runtime.InteropServices;
using Ingestion.Extraction.TextDump;

namespace Ingestion.FitLines;

/// <summary>Counts for each word and short line on how many sites it is body and on how many furniture.</summary>
internal sealed class WordCounter
{
    private const int MinimumSites = 8;
    private const float Smoothing = 0.6f;
    private const float MinimumWeight = 0.5f;

    private readonly Dictionary<string, (float Body, float Furniture)> _counts = [];
    private readonly Dictionary<string, Dictionary<string, (float Body, float Furniture)>> _sites = [];

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

    /// <summary>The weights in order, for the resource.</summary>
    public IEnumerable<KeyValuePair<string, float>> Table() => Weights(_counts.Keys, []).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The weights that all other sites give to the words of a page.</summary>
    public WordWeights Without(DumpContext page, string site) => new(Weights(page.Words.SelectMany(WordWeights.Keys).Distinct(), _sites.GetValueOrDefault(site) ?? []));

    private IEnumerable<KeyValuePair<string, float>> Weights(IEnumerable<string> keys, Dictionary<string, (float Body, float Furniture)> without)
    {
        foreach (var key in keys)
        {
            var (body, furniture) = _counts.GetValueOrDefault(key);
            if (without.TryGetValue(key, out var count))
                (body, furniture) = (body - count.Body, furniture - count.Furniture);
            if (body + furniture < MinimumSites - 0.01f)
                continue;
            var weight = MathF.Round(MathF.Log((body + Smoothing) / (furniture + Smoothing)), 1);
            if (Math.Abs(weight) >= MinimumWeight)
                yield return new(key, weight);
        }
    }
}
