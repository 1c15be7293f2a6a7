using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// Exponential, logarithm and the normal distribution from IEEE operations alone: the operating system's own
/// differ in the last bit from machine to machine, and the same input must give the same bytes on all.
/// </summary>
internal static class Elementary
{
    private const double Shift = 6755399441055744.0; // 1.5 · 2^52: adding it rounds to a whole number

    /// <summary>e^x, relative error below 4e-16; 0 is not reached: arguments are held within ±700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILane<T>
    {
        x = T.Max(T.Min(x, T.Of(700)), T.Of(-700));
        var shifted = T.Fma(x, T.Of(1.4426950408889634), T.Of(Shift));
        var n = shifted - T.Of(Shift);
        var r = T.Fma(n, T.Of(-0.6931471803691238), x);
        r = T.Fma(n, T.Of(-1.9082149292705877e-10), r);
        var p = T.Of(1.0 / 479001600);
        p = T.Fma(p, r, T.Of(1.0 / 39916800));
        p = T.Fma(p, r, T.Of(1.0 / 3628800));
        p = T.Fma(p, r, T.Of(1.0 / 362880));
        p = T.Fma(p, r, T.Of(1.0 / 40320));
        p = T.Fma(p, r, T.Of(1.0 / 5040));
        p = T.Fma(p, r, T.Of(1.0 / 720));
        p = T.Fma(p, r, T.Of(1.0 / 120));
        p = T.Fma(p, r, T.Of(1.0 / 24));
        p = T.Fma(p, r, T.Of(1.0 / 6));
        p = T.Fma(p, r, T.Of(0.5));
        p = T.Fma(p, r, T.Of(1));
        p = T.Fma(p, r, T.Of(1));
        return p * T.PowerOfTwo(shifted);
    }

    /// <summary>(1 − e^−x)/x for x ≥ 0, 1 at 0; relative error below 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MeanDecay<T>(T x)
        where T : struct, ILane<T>
    {
        // Series below a half: Σ (−x)^k/(k+1)!
        var small = T.Min(x, T.Of(0.5));
        var s = T.Of(-1.0 / 6227020800);
        s = T.Fma(s, small, T.Of(1.0 / 479001600));
        s = T.Fma(s, small, T.Of(-1.0 / 39916800));
        s = T.Fma(s, small, T.Of(1.0 / 3628800));
        s = T.Fma(s, small, T.Of(-1.0 / 362880));
        s = T.Fma(s, small, T.Of(1.0 / 40320));
        s = T.Fma(s, small, T.Of(-1.0 / 5040));
        s = T.Fma(s, small, T.Of(1.0 / 720));
        s = T.Fma(s, small, T.Of(-1.0 / 120));
        s = T.Fma(s, small, T.Of(1.0 / 24));
        s = T.Fma(s, small, T.Of(-1.0 / 6));
        s = T.Fma(s, small, T.Of(0.5));
        s = T.Of(1) - (s * small);
        var large = T.Max(x, T.Of(0.5));
        return T.WhereLess(x, T.Of(0.5), s, (T.Of(1) - Exp(T.Of(0) - large)) / large);
    }

    /// <summary>Natural logarithm of a positive normal number.</summary>
    public static T Log<T>(T x)
        where T : struct, ILane<T>
    {
        var m = T.Split(x, out var e);
        var half = T.WhereLess(T.Of(1.4142135623730951), m, T.Of(1), T.Of(0));
        m = T.WhereLess(T.Of(1.4142135623730951), m, m * T.Of(0.5), m);
        e += half;
        var s = (m - T.Of(1)) / (m + T.Of(1));
        var q = s * s;
        var p = T.Of(2.0 / 23);
        p = T.Fma(p, q, T.Of(2.0 / 21));
        p = T.Fma(p, q, T.Of(2.0 / 19));
        p = T.Fma(p, q, T.Of(2.0 / 17));
        p = T.Fma(p, q, T.Of(2.0 / 15));
        p = T.Fma(p, q, T.Of(2.0 / 13));
        p = T.Fma(p, q, T.Of(2.0 / 11));
        p = T.Fma(p, q, T.Of(2.0 / 9));
        p = T.Fma(p, q, T.Of(2.0 / 7));
        p = T.Fma(p, q, T.Of(2.0 / 5));
        p = T.Fma(p, q, T.Of(2.0 / 3));
        p = T.Fma(p, q, T.Of(2));
        var tail = T.Fma(e, T.Of(1.9082149292705877e-10), p * s);
        return T.Fma(e, T.Of(0.6931471803691238), tail);
    }

    /// <summary>e^x of one number.</summary>
    public static double Exp(double x) => One(Exp(new Lane1(x)));

    /// <summary>Natural logarithm of one positive normal number.</summary>
    public static double Log(double x) => One(Log(new Lane1(x)));

    /// <summary>1/(1 + e^−x) of one number.</summary>
    public static double Logistic(double x) => 1 / (1 + Exp(-x));

    internal static double One(Lane1 value)
    {
        var number = 0.0;
        Lane1.Store(value, ref number, 0);
        return number;
    }
}
