using System.Buffers;
using System.Runtime.CompilerServices;

namespace Ingestion.Extraction.Html;

/// <summary>
/// Arrays for the time of one page. Those of usual pages come from the shared pool; larger ones are left to the
/// collector, for the pool would keep one of every size for every thread that ever gave one back.
/// </summary>
/// <typeparam name="T">What they hold.</typeparam>
internal static class PageArrays<T>
{
    private const int LargestBytes = 1 << 20;

    /// <summary>An array of at least this length, whatever it holds.</summary>
    public static T[] Rent(int length) => IsPooled(length) ? ArrayPool<T>.Shared.Rent(length) : GC.AllocateUninitializedArray<T>(length);

    /// <summary>Gives an array back that was rented here.</summary>
    public static void Return(T[] array)
    {
        if (IsPooled(array.Length))
            ArrayPool<T>.Shared.Return(array);
    }

    /// <summary>Makes room in a rented array for more than it holds, in another one where it has none.</summary>
    public static void Reserve(ref T[] array, int used, int more)
    {
        if (array.Length - used >= more)
            return;
        var larger = Rent(Math.Max(array.Length * 2, used + more));
        array.AsSpan(0, used).CopyTo(larger);
        Return(array);
        array = larger;
    }

    private static bool IsPooled(int length) => (long)length * Unsafe.SizeOf<T>() <= LargestBytes;
}
