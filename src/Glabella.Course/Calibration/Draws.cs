using Glabella.Course.Chance;

namespace Glabella.Course.Calibrating;

/// <summary>Standard normal numbers by purpose, stream and place: the same on any machine and in any order.</summary>
internal sealed class Draws(long seed, ulong purpose)
{
    private readonly ulong key = Philox.Mix(unchecked((ulong)seed) ^ (purpose << 56));

    /// <summary>A standard normal.</summary>
    public double Normal(long stream, long place)
    {
        var (a, b) = Philox.Pair(key, (ulong)stream, (ulong)place >> 1);
        return Mechanism.Normal.Quantile((place & 1) == 0 ? a : b);
    }

    /// <summary>A number in (0, 1).</summary>
    public double Uniform(long stream, long place) => Philox.Pair(key, (ulong)stream | (1UL << 63), (ulong)place).First;
}
