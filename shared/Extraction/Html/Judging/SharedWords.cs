using System.Runtime.InteropServices;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What blocks have in common with the page's running text, and with the texts the page gives of itself in JSON-LD and meta elements.</summary>
internal sealed class SharedWords
{
    /// <summary>Shorter words are everywhere.</summary>
    private const int LeastLetters = 4;

    private const int Run = 4;

    /// <summary>Of a longer block the beginning tells enough.</summary>
    private const int MaximumWords = 100;

    private const int MaximumBodyWords = 20_000;

    private readonly Dictionary<uint, (int Blocks, int Last)> _prose = [];
    private readonly HashSet<uint> _body;
    private readonly HashSet<uint> _description;

    /// <param name="outline">The page.</param>
    /// <param name="body">The body that JSON-LD gives; empty when it gives none.</param>
    /// <param name="description">The page's own summary; empty when there is none.</param>
    public SharedWords(PageOutline outline, string body, string description)
    {
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            if (Totals.ProseOf(outline.Blocks[i]) == 0)
                continue;
            foreach (var word in Limited(outline.Blocks[i].Text))
            {
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_prose, word, out var known);
                if (!known || seen.Last != i)
                    seen = (seen.Blocks + 1, i);
            }
        }
        _body = Runs(body);
        _description = Runs(description);
    }

    /// <summary>Share of a block's longer words that other running text has; below zero when it has no longer words.</summary>
    public float OfProse(TextBlock block)
    {
        int shared = 0, all = 0;
        var own = Totals.ProseOf(block) > 0 ? 1 : 0;
        foreach (var word in Limited(block.Text))
        {
            all++;
            if (_prose.TryGetValue(word, out var seen) && seen.Blocks > own)
                shared++;
        }
        return all == 0 ? -1 : (float)shared / all;
    }

    /// <summary>Share of a block's runs of words that the body given in JSON-LD has; below zero when none is given.</summary>
    public float OfBody(TextBlock block) => Share(block, _body);

    /// <summary>Share of a block's runs of words that the page's own summary has; below zero when there is none.</summary>
    public float OfDescription(TextBlock block) => Share(block, _description);

    private static List<uint> Limited(string text)
    {
        var words = new List<uint>();
        var hashes = new WordHashes(text);
        while (words.Count < MaximumWords && hashes.MoveNext())
            if (hashes.Length >= LeastLetters)
                words.Add(hashes.Current);
        return words;
    }

    private static HashSet<uint> Runs(string text)
    {
        var runs = new HashSet<uint>();
        var window = new RollingRun();
        var words = 0;
        foreach (var word in new WordHashes(text))
            if (words++ < MaximumBodyWords && window.Add(word))
                runs.Add(window.Hash);
        return runs;
    }

    private static float Share(TextBlock block, HashSet<uint> runs)
    {
        if (runs.Count == 0)
            return -1;
        int shared = 0, all = 0, words = 0;
        var window = new RollingRun();
        foreach (var word in new WordHashes(block.Text))
        {
            if (words++ >= MaximumWords)
                break;
            if (!window.Add(word))
                continue;
            all++;
            shared += runs.Contains(window.Hash) ? 1 : 0;
        }
        // Too short to tell.
        return all == 0 ? -0.5f : (float)shared / all;
    }

    /// <summary>The last four words as one number.</summary>
    private struct RollingRun
    {
        private uint _first, _second, _third, _fourth;
        private int _count;

        public readonly uint Hash => (((((_first * 31) + _second) * 31) + _third) * 31) + _fourth;

        public bool Add(uint word)
        {
            (_first, _second, _third, _fourth) = (_second, _third, _fourth, word);
            return ++_count >= Run;
        }
    }
}
