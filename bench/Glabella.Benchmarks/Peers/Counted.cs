using Glabella.Course.Mechanism;

namespace Glabella.Benchmarks.Peers;

/// <summary>One person whose arithmetic is counted: what a handful of any width does, instruction by instruction.</summary>
internal readonly struct Counted(double value) : ILane<Counted>
{
    private readonly double v = value;

    /// <summary>Fused multiply-adds, other additions and multiplications, comparisons and selections, divisions and roots.</summary>
    public static long Fused, Plain, Chosen, Divided;

    /// <summary>Forgets what was counted.</summary>
    public static void Reset() => (Fused, Plain, Chosen, Divided) = (0, 0, 0, 0);

    public static int Width => 1;

    public static Counted Of(double value) => new(value);

    public static Counted Load(ref double first, int offset) => new(System.Runtime.CompilerServices.Unsafe.Add(ref first, offset));

    public static Counted Gather(double[] numbers, int[] places) => new(numbers[places[0]]);

    public static void Store(Counted value, ref double first, int offset) => System.Runtime.CompilerServices.Unsafe.Add(ref first, offset) = value.v;

    public static void StoreWhole(Counted value, ref int first, int offset) => System.Runtime.CompilerServices.Unsafe.Add(ref first, offset) = (int)value.v;

    public static Counted Fma(Counted a, Counted b, Counted c)
    {
        Fused++;
        return new(Math.FusedMultiplyAdd(a.v, b.v, c.v));
    }

    public static Counted FmaNegated(Counted a, Counted b, Counted c)
    {
        Fused++;
        return new(Math.FusedMultiplyAdd(-a.v, b.v, c.v));
    }

    public static Counted Sqrt(Counted a)
    {
        Divided++;
        return new(Math.Sqrt(a.v));
    }

    public static Counted Min(Counted a, Counted b)
    {
        Chosen++;
        return a.v < b.v ? a : b;
    }

    public static Counted Max(Counted a, Counted b)
    {
        Chosen++;
        return a.v > b.v ? a : b;
    }

    public static Counted WhereLess(Counted a, Counted b, Counted x, Counted y)
    {
        Chosen += 2;
        return a.v < b.v ? x : y;
    }

    public static Counted PowerOfTwo(Counted shifted)
    {
        Plain += 2;
        return new(BitConverter.Int64BitsToDouble(unchecked((BitConverter.DoubleToInt64Bits(shifted.v) << 52) + 0x3FF0_0000_0000_0000L)));
    }

    public static Counted Split(Counted a, out Counted exponent) => throw new NotSupportedException("The solver takes no logarithm.");

    public static Counted operator +(Counted a, Counted b)
    {
        Plain++;
        return new(a.v + b.v);
    }

    public static Counted operator -(Counted a, Counted b)
    {
        Plain++;
        return new(a.v - b.v);
    }

    public static Counted operator *(Counted a, Counted b)
    {
        Plain++;
        return new(a.v * b.v);
    }

    public static Counted operator /(Counted a, Counted b)
    {
        Divided++;
        return new(a.v / b.v);
    }
}
