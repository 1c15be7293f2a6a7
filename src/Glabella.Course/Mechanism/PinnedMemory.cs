using System.Collections.Concurrent;
using System.Numerics;

namespace Glabella.Course.Mechanism;

/// <summary>
/// Memory that does not move, used again and again: made anew for each forecast, it would have the runtime collect its oldest generation
/// every few forecasts.
/// </summary>
internal static class PinnedMemory
{
    /// <summary>Most arrays of one size that are kept.</summary>
    private const int MostKept = 64;

    private static readonly ConcurrentBag<double[]>[] Kept = [.. Enumerable.Range(0, 32).Select(_ => new ConcurrentBag<double[]>())];

    /// <summary>At least so many zeros.</summary>
    public static double[] Rent(int length)
    {
        var bits = BitOperations.Log2((uint)Math.Max(1, length - 1)) + 1;
        if (!Kept[bits].TryTake(out var array))
        {
            return GC.AllocateArray<double>(1 << bits, pinned: true);
        }

        array.AsSpan(0, length).Clear();
        return array;
    }

    /// <summary>Takes an array back.</summary>
    public static void Return(double[] array)
    {
        var kept = Kept[BitOperations.Log2((uint)array.Length)];
        if (kept.Count < MostKept)
        {
            kept.Add(array);
        }
    }
}
