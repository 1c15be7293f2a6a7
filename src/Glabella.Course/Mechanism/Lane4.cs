using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glabella.Course.Mechanism;

/// <summary>Four persons in 256 bits.</summary>
internal readonly struct Lane4(Vector256<double> value) : ILane<Lane4>
{
    private readonly Vector256<double> v = value;

    public static int Width => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Of(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(ref double first, int offset) => new(Vector256.LoadUnsafe(ref first, (nuint)offset));

    public static Lane4 Gather(double[] numbers, int[] places) =>
        new(Vector256.Create(numbers[places[0]], numbers[places[1]], numbers[places[2]], numbers[places[3]]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 value, ref double first, int offset) => value.v.StoreUnsafe(ref first, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhole(Lane4 value, ref int first, int offset)
    {
        if (Avx.IsSupported)
        {
            Avx.ConvertToVector128Int32WithTruncation(value.v).StoreUnsafe(ref first, (nuint)offset);
            return;
        }

        for (var i = 0; i < Width; i++)
        {
            Unsafe.Add(ref first, offset + i) = unchecked((int)value.v.GetElement(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Fma(Lane4 a, Lane4 b, Lane4 c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 FmaNegated(Lane4 a, Lane4 b, Lane4 c) =>
        new(System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplyAddNegated(a.v, b.v, c.v) : Vector256.FusedMultiplyAdd(-a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Sqrt(Lane4 a) => new(Vector256.Sqrt(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Min(Lane4 a, Lane4 b) =>
        new(Avx.IsSupported ? Avx.Min(a.v, b.v) : Vector256.ConditionalSelect(Vector256.LessThan(a.v, b.v), a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) =>
        new(Avx.IsSupported ? Avx.Max(a.v, b.v) : Vector256.ConditionalSelect(Vector256.GreaterThan(a.v, b.v), a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 WhereLess(Lane4 a, Lane4 b, Lane4 x, Lane4 y) => new(Vector256.ConditionalSelect(Vector256.LessThan(a.v, b.v), x.v, y.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 PowerOfTwo(Lane4 shifted) =>
        new(((shifted.v.AsInt64() << 52) + Vector256.Create(0x3FF0_0000_0000_0000L)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Split(Lane4 a, out Lane4 exponent)
    {
        var bits = a.v.AsInt64();
        exponent = new(((bits >>> 52) | Vector256.Create(Lane1.Magic)).AsDouble() - Vector256.Create(Lane1.MagicNumber) - Vector256.Create(1023.0));
        return new(((bits & Vector256.Create(Lane1.MantissaMask)) | Vector256.Create(0x3FF0_0000_0000_0000L)).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 a, Lane4 b) => new(a.v / b.v);
}
