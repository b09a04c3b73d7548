using System.Runtime.InteropServices;
using Ingestion.Extraction.Models;

namespace Ingestion.Training;

/// <summary>
/// Counts for each key of <see cref="KeyWeights"/> on how many sites it is body and on how many furniture, and gives the
/// weights that some of the sites give: a site that is tested, or whose pages are fitted to, must not know its own answers.
/// Sites are left out by parts of a fold, not one by one: what a single site takes from a weight shows on which side it was.
/// </summary>
internal sealed class KeyCounts
{
    /// <summary>Keys of fewer sites say more about these than about pages.</summary>
    private const float MinimumSites = 6;

    private const float Smoothing = 1.2f;
    private const float MinimumWeight = 0.4f;
    private const int PartsOfFold = 3;

    /// <summary>What the first letter of a key says it is; anything else begins a word.</summary>
    private const string Signs = "=^.#@";

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, Site> _sites = [];
    private readonly Dictionary<int, Count[]> _folds = [];
    private readonly Dictionary<int, Count[]> _parts = [];
    private readonly Dictionary<int, float[]> _priors = [];
    private Count[] _all = [];

    private record struct Count(float Body, float Furniture);

    private sealed record Site(int Fold, int Part, Dictionary<int, Count> Counts);

    /// <summary>What counts the keys that are looked up for the pages of one site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="fold">The fold the site is tested in.</param>
    public Counter CounterOf(string site, int fold)
    {
        if (!_sites.ContainsKey(site))
            _sites[site] = new Site(fold, fold * PartsOfFold + _sites.Count % PartsOfFold, []);
        return new Counter(this, site);
    }

    /// <summary>To be called once after the last page was counted. A site counts once, however often it has a key.</summary>
    public void Close()
    {
        _all = new Count[_keys.Count];
        foreach (var site in _sites.Values)
        {
            if (!_folds.TryGetValue(site.Fold, out var fold))
                _folds[site.Fold] = fold = new Count[_keys.Count];
            if (!_parts.TryGetValue(site.Part, out var part))
                _parts[site.Part] = part = new Count[_keys.Count];
            foreach (var (key, (body, furniture)) in site.Counts)
            {
                var share = new Count(body / (body + furniture), furniture / (body + furniture));
                site.Counts[key] = share;
                fold[key] = Sum(fold[key], share, 1);
                part[key] = Sum(part[key], share, 1);
                _all[key] = Sum(_all[key], share, 1);
            }
        }
        foreach (var fold in _folds.Keys.Append(-1))
            _priors[fold] = Priors(fold);
    }

    /// <summary>The weights that all sites give but those of a fold (-1: none) and of the part that a site is in.</summary>
    public KeyWeights Without(int fold, string site) => new OthersWeights(this, fold, site);

    /// <summary>The weights all sites give, in the order of the keys.</summary>
    public IEnumerable<(string Key, float Weight)> Table()
        => _keys.Select((key, id) => (key, WeightOf(id, _all[id], -1))).Where(pair => pair.Item2 != 0).OrderBy(pair => pair.key, StringComparer.Ordinal);

    private static Count Sum(Count left, Count right, float sign) => new(left.Body + sign * right.Body, left.Furniture + sign * right.Furniture);

    private static int SignOf(string key) => Signs.IndexOf(key[0], StringComparison.Ordinal) is var sign and >= 0 ? sign : key[^1] == '$' ? Signs.Length + 1 : Signs.Length;

    /// <summary>The share of body among all keys of a sign: most of a page is furniture, and a key of which nothing is known must weigh nothing.</summary>
    private float[] Priors(int fold)
    {
        var sums = new Count[Signs.Length + 2];
        for (var id = 0; id < _keys.Count; id++)
        {
            ref var sum = ref sums[SignOf(_keys[id])];
            sum = Sum(sum, fold < 0 ? _all[id] : Sum(_all[id], _folds[fold][id], -1), 1);
        }
        return Array.ConvertAll(sums, sum => (sum.Body + 1) / (sum.Body + sum.Furniture + 2));
    }

    private float WeightOf(int id, Count count, int fold)
    {
        if (count.Body + count.Furniture < MinimumSites - 0.01f)
            return 0;
        var prior = _priors[fold][SignOf(_keys[id])];
        var odds = (count.Body + Smoothing * prior) / (count.Furniture + Smoothing * (1 - prior));
        var weight = MathF.Round(MathF.Log(odds * (1 - prior) / prior), 1);
        return Math.Abs(weight) < MinimumWeight ? 0 : weight;
    }

    /// <summary>Counts what is looked up.</summary>
    public sealed class Counter(KeyCounts owner, string site) : KeyWeights
    {
        private readonly Dictionary<int, Count> _counts = owner._sites[site].Counts;
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup = owner._ids.GetAlternateLookup<ReadOnlySpan<char>>();

        /// <summary>How much of what is looked up next is body.</summary>
        public float Body { get; set; }

        /// <summary>How much of it is furniture.</summary>
        public float Furniture { get; set; }

        public override float Of(ReadOnlySpan<char> key)
        {
            if (!_lookup.TryGetValue(key, out var id))
            {
                id = owner._keys.Count;
                owner._keys.Add(key.ToString());
                _lookup.TryAdd(key, id);
            }
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, id, out _);
            count = new Count(count.Body + Body, count.Furniture + Furniture);
            return 0;
        }
    }

    private sealed class OthersWeights(KeyCounts owner, int fold, string site) : KeyWeights
    {
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup = owner._ids.GetAlternateLookup<ReadOnlySpan<char>>();
        private readonly Count[]? _part = owner._sites[site] is var own && own.Fold != fold ? owner._parts[own.Part] : null;
        private readonly Count[]? _fold = fold < 0 ? null : owner._folds[fold];

        public override float Of(ReadOnlySpan<char> key)
        {
            if (!_lookup.TryGetValue(key, out var id))
                return 0;
            var count = owner._all[id];
            if (_fold is not null)
                count = Sum(count, _fold[id], -1);
            if (_part is not null)
                count = Sum(count, _part[id], -1);
            return owner.WeightOf(id, count, fold);
        }
    }
}
