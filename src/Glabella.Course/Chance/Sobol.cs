using System.Runtime.CompilerServices;
namespace Glabella.Course.Chance;

/// <summary>
/// Scrambled Sobol points (direction numbers of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, first 21 dimensions;
/// Owen scrambling by hashing after B. Burley, JCGT 9(4) 2020, with N. Vegdahl's mixing constants).
/// Dimensions beyond the first <see cref="Dimensions"/> are the first ones again with another order of points.
/// </summary>
internal static class Sobol
{
    /// <summary>Dimensions that are jointly well spread.</summary>
    public const int Dimensions = 21;

    /// <summary>For each dimension the exclusive sum of direction numbers of every byte of an index, byte by byte.</summary>
    private static readonly uint[][] Tables = [.. Build().Select(ByBytes)];

    /// <summary>Fills one dimension of the points first…first + length − 1 with numbers in (0, 1).</summary>
    /// <param name="dimension">From 0.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    /// <param name="first">First point, a multiple of 256.</param>
    /// <param name="points">Where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(int dimension, ulong seed, int first, Span<double> points)
    {
        var (group, within) = Math.DivRem(dimension, Dimensions);
        var tables = Tables[within];
        var scramble = (uint)(Philox.Mix(seed ^ ((ulong)dimension << 32) ^ 0x5bd1e995UL) >> 32);
        var shuffle = (uint)(Philox.Mix(seed ^ ((ulong)group << 40) ^ 0xc2b2ae35UL) >> 32);
        for (var i = 0; i < points.Length; i++)
        {
            var index = (uint)(first + i);
            if (group > 0)
            {
                index = Scrambled(index, shuffle);
            }

            var x = tables[index & 255] ^ tables[256 + ((index >> 8) & 255)] ^ tables[512 + ((index >> 16) & 255)] ^ tables[768 + (index >> 24)];
            points[i] = (Scrambled(x, scramble) + 0.5) * (1.0 / 4294967296.0);
        }
    }

    private static uint Scrambled(uint x, uint seed)
    {
        unchecked
        {
            x = Reversed(x);
            x ^= x * 0x3d20adea;
            x += seed;
            x *= (seed >> 16) | 1;
            x ^= x * 0x05526c56;
            x ^= x * 0x53a22864;
            return Reversed(x);
        }
    }

    private static uint Reversed(uint x)
    {
        x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
        x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
        x = ((x >> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(x);
    }

    private static uint[] ByBytes(uint[] directions)
    {
        var table = new uint[1024];
        for (var place = 0; place < 4; place++)
        {
            for (var value = 1; value < 256; value++)
            {
                var bit = System.Numerics.BitOperations.TrailingZeroCount(value);
                table[(256 * place) + value] = table[(256 * place) + (value & (value - 1))] ^ directions[(8 * place) + bit];
            }
        }

        return table;
    }

    private static uint[][] Build()
    {
        // Degree, coefficients of the polynomial, initial numbers.
        (int S, int A, uint[] M)[] table =
        [
            (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
            (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]),
            (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]), (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]),
            (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]),
            (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
        ];
        var all = new uint[Dimensions][];
        all[0] = [.. Enumerable.Range(0, 32).Select(i => 1u << (31 - i))];
        for (var d = 1; d < Dimensions; d++)
        {
            var (s, a, m) = table[d - 1];
            var v = new uint[32];
            for (var i = 0; i < 32; i++)
            {
                if (i < s)
                {
                    v[i] = m[i] << (31 - i);
                    continue;
                }

                v[i] = v[i - s] ^ (v[i - s] >> s);
                for (var k = 1; k < s; k++)
                {
                    v[i] ^= (uint)((a >> (s - 1 - k)) & 1) * v[i - k];
                }
            }

            all[d] = v;
        }

        return all;
    }
}
