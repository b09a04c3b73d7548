using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// Stretches of the page that hold more text than so many blocks elsewhere do, whatever elements they stand in: the idea
/// of A. Finn, N. Kushmerick, B. Smyth, "Fact or fiction: content classification for digital libraries" (2001), for all
/// stretches at once by W. Ruzzo, M. Tompa, "A linear time algorithm for finding all maximal scoring subsequences" (1999).
/// </summary>
internal sealed class DensestStretch
{
    /// <summary>Unlinked words that a block must hold to lengthen a stretch.</summary>
    private const float Cost = 8;

    /// <summary>More words in one block do not make the stretch longer.</summary>
    private const float MostWords = 150;

    private readonly List<Stretch> _stretches = [];
    private readonly int[] _own;
    private readonly Stretch _best;
    private readonly float _all;

    /// <param name="Start">Its first block.</param>
    /// <param name="End">After its last block.</param>
    /// <param name="Before">Sum of all values before it.</param>
    /// <param name="Through">Sum of all values up to its end.</param>
    private readonly record struct Stretch(int Start, int End, float Before, float Through)
    {
        public float Score => Through - Before;
    }

    public DensestStretch(IReadOnlyList<TextBlock> blocks)
    {
        _own = new int[blocks.Count];
        // Of each stretch the nearest before it that begins lower.
        var lower = new List<int>();
        var sum = 0f;
        for (var i = 0; i < blocks.Count; i++)
        {
            var value = Math.Min(MostWords, blocks[i].Words) * (1 - 2 * blocks[i].LinkShare) - Cost;
            var before = sum;
            sum += value;
            if (value > 0)
                Join(new Stretch(i, i + 1, before, sum), lower);
        }
        Array.Fill(_own, -1);
        for (var s = 0; s < _stretches.Count; s++)
        {
            var stretch = _stretches[s];
            _own.AsSpan(stretch.Start, stretch.End - stretch.Start).Fill(s);
            _all += stretch.Score;
            if (stretch.Score > _best.Score)
                _best = stretch;
        }
    }

    /// <summary>Adds a block's features to its row.</summary>
    public void Add(int index, ref FeatureRow row)
    {
        var own = _own[index] < 0 ? default : _stretches[_own[index]];
        row.Add("stretch score", own.Score / Math.Max(1, _best.Score));
        row.AddLog("stretch blocks", own.End - own.Start);
        row.Add("stretch from", index < _best.Start ? -MathF.Log(1 + _best.Start - index) : index >= _best.End ? MathF.Log(2 + index - _best.End) : 0);
        row.Add("stretch place", Math.Clamp((float)(index - _best.Start) / Math.Max(1, _best.End - _best.Start), -1, 2));
        row.Add("stretch share", _best.Score / Math.Max(1, _all));
        row.AddLog("stretch words", _best.Score);
    }

    private void Join(Stretch stretch, List<int> lower)
    {
        while (true)
        {
            var below = _stretches.Count - 1;
            while (below >= 0 && _stretches[below].Before >= stretch.Before)
                below = lower[below];
            if (below < 0 || _stretches[below].Through >= stretch.Through)
            {
                _stretches.Add(stretch);
                lower.Add(below);
                return;
            }
            stretch = stretch with { Start = _stretches[below].Start, Before = _stretches[below].Before };
            _stretches.RemoveRange(below, _stretches.Count - below);
            lower.RemoveRange(below, lower.Count - below);
        }
    }
}
