using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Ingestion.Fuzzing.Tests.Coverage;

/// <summary>How often an input took each branch, and which of that was never seen before.</summary>
internal sealed unsafe class BranchCounts
{
    /// <summary>The map of AFL: branches fall into 64 Ki places.</summary>
    private const int Places = 1 << 16;

    /// <summary>Never freed: a thread that hangs still counts.</summary>
    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Places);
    private readonly byte[] _seen = new byte[Places];

    public BranchCounts() => Trace.SharedMem = _counts;

    /// <summary>Places that any input reached.</summary>
    public int Reached => _seen.Count(seen => seen != 0);

    /// <summary>Begins an input.</summary>
    public void Clear()
    {
        new Span<byte>(_counts, Places).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input took a branch that none did, or one far more often; from then on that is known.</summary>
    public bool AddNew()
    {
        var isNew = false;
        var words = new ReadOnlySpan<ulong>(_counts, Places / sizeof(ulong));
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
                continue;
            for (var place = word * sizeof(ulong); place < (word + 1) * sizeof(ulong); place++)
            {
                var bucket = (byte)(_counts[place] == 0 ? 0 : 1 << BitOperations.Log2(_counts[place]));
                isNew |= (bucket & ~_seen[place]) != 0;
                _seen[place] |= bucket;
            }
        }
        return isNew;
    }
}
