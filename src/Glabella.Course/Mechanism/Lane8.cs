using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glabella.Course.Mechanism;

/// <summary>Eight persons in 512 bits.</summary>
internal readonly struct Lane8(Vector512<double> value) : ILane<Lane8>
{
    private readonly Vector512<double> v = value;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Of(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(ref double first, int offset) => new(Vector512.LoadUnsafe(ref first, (nuint)offset));

    public static Lane8 Gather(double[] numbers, int[] places) =>
        new(Vector512.Create(numbers[places[0]], numbers[places[1]], numbers[places[2]], numbers[places[3]], numbers[places[4]], numbers[places[5]], numbers[places[6]], numbers[places[7]]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 value, ref double first, int offset) => value.v.StoreUnsafe(ref first, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhole(Lane8 value, ref int first, int offset)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector256Int32WithTruncation(value.v).StoreUnsafe(ref first, (nuint)offset);
            return;
        }

        for (var i = 0; i < Width; i++)
        {
            Unsafe.Add(ref first, offset + i) = unchecked((int)value.v.GetElement(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Fma(Lane8 a, Lane8 b, Lane8 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 FmaNegated(Lane8 a, Lane8 b, Lane8 c) =>
        new(Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a.v, b.v, c.v) : Vector512.FusedMultiplyAdd(-a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Sqrt(Lane8 a) => new(Vector512.Sqrt(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Min(Lane8 a, Lane8 b) =>
        new(Avx512F.IsSupported ? Avx512F.Min(a.v, b.v) : Vector512.ConditionalSelect(Vector512.LessThan(a.v, b.v), a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) =>
        new(Avx512F.IsSupported ? Avx512F.Max(a.v, b.v) : Vector512.ConditionalSelect(Vector512.GreaterThan(a.v, b.v), a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 WhereLess(Lane8 a, Lane8 b, Lane8 x, Lane8 y) => new(Vector512.ConditionalSelect(Vector512.LessThan(a.v, b.v), x.v, y.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 PowerOfTwo(Lane8 shifted) =>
        new(((shifted.v.AsInt64() << 52) + Vector512.Create(0x3FF0_0000_0000_0000L)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Split(Lane8 a, out Lane8 exponent)
    {
        var bits = a.v.AsInt64();
        exponent = new(((bits >>> 52) | Vector512.Create(Lane1.Magic)).AsDouble() - Vector512.Create(Lane1.MagicNumber) - Vector512.Create(1023.0));
        return new(((bits & Vector512.Create(Lane1.MantissaMask)) | Vector512.Create(0x3FF0_0000_0000_0000L)).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 a, Lane8 b) => new(a.v / b.v);
}
