using System.Runtime.CompilerServices;

namespace Glabella.Course.Chance;

/// <summary>
/// Counter-based random numbers (Philox4x32-10: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// A number depends on its key and counter alone, so threads, shards and the order of work never change it.
/// </summary>
internal static class Philox
{
    /// <summary>Two numbers in (0, 1), each from 52 bits.</summary>
    public static (double First, double Second) Pair(ulong key, ulong high, ulong low)
    {
        var (a, b, c, d) = unchecked(Block((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32), (uint)key, (uint)(key >> 32)));
        return (Unit(a, b), Unit(c, d));
    }

    /// <summary>The generator's block function.</summary>
    public static (uint A, uint B, uint C, uint D) Block(uint a, uint b, uint c, uint d, uint k, uint l)
    {
        unchecked
        {
            for (var round = 0; round < 10; round++)
            {
                ulong p = 0xD2511F53UL * a, q = 0xCD9E8D57UL * c;
                (a, b, c, d) = ((uint)(q >> 32) ^ b ^ k, (uint)q, (uint)(p >> 32) ^ d ^ l, (uint)p);
                k += 0x9E3779B9;
                l += 0xBB67AE85;
            }
        }

        return (a, b, c, d);
    }

    /// <summary>A well mixed 64-bit number from another (the finaliser of SplitMix64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }

    private static double Unit(uint high, uint low) =>
        ((double)((((ulong)high << 32) | low) >> 12) + 0.5) * (1.0 / 4503599627370496.0);
}
