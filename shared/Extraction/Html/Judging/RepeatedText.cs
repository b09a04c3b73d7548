using System.Numerics;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// How much of a block other blocks of the page say too, wherever their borders lie: summaries, pull quotes, captions and
/// whole copies of the body.
/// </summary>
internal sealed class RepeatedText
{
    /// <summary>Words in a row that are said again by intent.</summary>
    private const int Run = 4;

    /// <summary>Of a longer block the beginning tells enough.</summary>
    private const int MaximumRuns = 150;

    private const int MaximumSlots = 1 << 18;

    /// <summary>The blocks that first and last say a run of words; blocks are counted from 1, so that 0 is an empty slot.</summary>
    private record struct Said(uint Run, int First, int Last);

    public RepeatedText(IReadOnlyList<TextBlock> blocks)
    {
        Before = new float[blocks.Count];
        After = new float[blocks.Count];
        var words = 0;
        foreach (var block in blocks)
            words += Math.Min(block.Words, MaximumRuns);
        var size = (int)Math.Min(MaximumSlots, BitOperations.RoundUpToPowerOf2((uint)(2 * words + 16)));
        var slots = PageArrays<Said>.Rent(size);
        var rented = PageArrays<uint>.Rent(words + 1);
        var runs = rented.AsSpan(0, words);
        Array.Clear(slots, 0, size);
        var table = new Table(slots.AsSpan(0, size));
        Span<int> ends = blocks.Count <= 1024 ? stackalloc int[blocks.Count] : new int[blocks.Count];
        var end = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Words > Run)
                end = table.Add(blocks[i].Text, i, runs, end);
            ends[i] = end;
        }
        for (int i = 0, at = 0; i < blocks.Count; at = ends[i++])
            if (ends[i] > at)
                (Before[i], After[i]) = table.Shares(runs[at..ends[i]], i);
        PageArrays<Said>.Return(slots);
        PageArrays<uint>.Return(rented);
    }

    /// <summary>Share of each block's runs of words that an earlier block has.</summary>
    public float[] Before { get; }

    /// <summary>Share of each block's runs of words that a later block has.</summary>
    public float[] After { get; }

    /// <summary>Runs of words by their hash, with linear probing; what finds no room is not known.</summary>
    private readonly ref struct Table(Span<Said> slots)
    {
        private const int MaximumProbes = 8;

        private readonly Span<Said> _slots = slots;

        /// <summary>Notes the runs of a block and writes them down from <paramref name="at"/>; gives where they end.</summary>
        public int Add(string text, int block, Span<uint> runs, int at)
        {
            uint first = 0, second = 0, third = 0;
            var words = 0;
            var most = Math.Min(runs.Length, at + MaximumRuns - Run);
            foreach (var word in new WordHashes(text))
            {
                var run = ((first * 31 + second) * 31 + third) * 31 + word;
                (first, second, third) = (second, third, word);
                if (++words < Run)
                    continue;
                if (at >= most)
                    break;
                runs[at++] = run;
                Note(run, block + 1);
            }
            return at;
        }

        public (float Before, float After) Shares(ReadOnlySpan<uint> runs, int block)
        {
            int before = 0, after = 0;
            foreach (var run in runs)
            {
                var said = _slots[Find(run)];
                if (said.Run != run)
                    continue;
                before += said.First <= block ? 1 : 0;
                after += said.Last > block + 1 ? 1 : 0;
            }
            return ((float)before / runs.Length, (float)after / runs.Length);
        }

        private void Note(uint run, int block)
        {
            ref var said = ref _slots[Find(run)];
            if (said.First == 0)
                said = new Said(run, block, block);
            else if (said.Run == run)
                said.Last = block;
        }

        private int Find(uint run)
        {
            // Multiplied by the golden ratio, as hashes of like texts lie close together.
            var slot = (int)((run * 2654435769u >> 8) & (uint)(_slots.Length - 1));
            for (var probe = 0; probe < MaximumProbes && _slots[slot].First != 0 && _slots[slot].Run != run; probe++)
                slot = slot + 1 & _slots.Length - 1;
            return slot;
        }
    }
}
