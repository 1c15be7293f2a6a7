namespace Glabella.Practice;

/// <summary>Chance of the demonstration: numbers that depend on a seed and a counter alone (SplitMix64).</summary>
/// <param name="seed">One die a person, so that nobody's fate depends on the order of the work.</param>
internal sealed class DemoDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() * (to - from + 1));

    /// <summary>True so often.</summary>
    public bool Falls(double share) => Next() < share;

    /// <summary>About normal, mean 0, standard deviation 1 (twelve uniform numbers).</summary>
    public double Normal() => Enumerable.Range(0, 12).Sum(_ => Next()) - 6;

    /// <summary>One of these.</summary>
    public T Of<T>(IReadOnlyList<T> all) => all[(int)(Next() * all.Count)];

    /// <summary>An id that is the same at each filling.</summary>
    public Guid Id(NodaTime.Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        var (high, low) = (Bits(), Bits());
        bytes[6] = (byte)(0x70 | (high & 0x0F));
        bytes[7] = (byte)((high >> 8) & 0xFF);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (low & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Bits()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
