using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>One person: the scalar reference.</summary>
internal readonly struct Lane1(double value) : ILane<Lane1>
{
    private readonly double v = value;

    public static int Width => 1;

    public static Lane1 Of(double value) => new(value);

    public static Lane1 Load(ref double first, int offset) => new(Unsafe.Add(ref first, offset));

    public static Lane1 Gather(double[] numbers, int[] places) => new(numbers[places[0]]);

    public static void Store(Lane1 value, ref double first, int offset) => Unsafe.Add(ref first, offset) = value.v;

    public static void StoreWhole(Lane1 value, ref int first, int offset) => Unsafe.Add(ref first, offset) = unchecked((int)value.v);

    public static Lane1 Fma(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a.v, b.v, c.v));

    public static Lane1 FmaNegated(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(-a.v, b.v, c.v));

    public static Lane1 Sqrt(Lane1 a) => new(Math.Sqrt(a.v));

    public static Lane1 Min(Lane1 a, Lane1 b) => a.v < b.v ? a : b;

    public static Lane1 Max(Lane1 a, Lane1 b) => a.v > b.v ? a : b;

    public static Lane1 WhereLess(Lane1 a, Lane1 b, Lane1 x, Lane1 y) => a.v < b.v ? x : y;

    public static Lane1 PowerOfTwo(Lane1 shifted) =>
        new(BitConverter.Int64BitsToDouble(unchecked((BitConverter.DoubleToInt64Bits(shifted.v) << 52) + 0x3FF0_0000_0000_0000L)));

    public static Lane1 Split(Lane1 a, out Lane1 exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(a.v);
        exponent = new(BitConverter.Int64BitsToDouble((bits >>> 52) | Magic) - MagicNumber - 1023);
        return new(BitConverter.Int64BitsToDouble((bits & MantissaMask) | 0x3FF0_0000_0000_0000L));
    }

    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a.v + b.v);

    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a.v - b.v);

    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a.v * b.v);

    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a.v / b.v);

    internal const long Magic = 0x4330_0000_0000_0000L;
    internal const double MagicNumber = 4503599627370496.0;
    internal const long MantissaMask = 0x000F_FFFF_FFFF_FFFFL;
}
