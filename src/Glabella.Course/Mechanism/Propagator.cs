using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// The exact step of the chain depot → bound → light chain over one length of time.
/// All entries are positive, so longer steps are products of shorter ones without cancellation.
/// </summary>
internal struct Propagator<T>
    where T : struct, ILane<T>
{
    public T DepotDepot, BoundDepot, BoundBound, LightDepot, LightBound, LightLight;

    /// <summary>The step of length h, days.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Propagator<T> Over(T h, T ka, T kt, T kl, double boundShare)
    {
        var fb = T.Of(boundShare);
        Propagator<T> p;
        p.DepotDepot = Elementary.Exp(T.Of(0) - (ka * h));
        p.BoundBound = Elementary.Exp(T.Of(0) - (kt * h));
        p.LightLight = Elementary.Exp(T.Of(0) - (kl * h));
        p.BoundDepot = fb * ka * First(ka, kt, h);
        p.LightBound = kt * First(kt, kl, h);
        p.LightDepot = fb * ka * kt * Second(ka, kt, kl, h);
        return p;
    }

    /// <summary>This step, then another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Propagator<T> Then(in Propagator<T> next)
    {
        Propagator<T> p;
        p.DepotDepot = next.DepotDepot * DepotDepot;
        p.BoundBound = next.BoundBound * BoundBound;
        p.LightLight = next.LightLight * LightLight;
        p.BoundDepot = T.Fma(next.BoundDepot, DepotDepot, next.BoundBound * BoundDepot);
        p.LightBound = T.Fma(next.LightBound, BoundBound, next.LightLight * LightBound);
        p.LightDepot = T.Fma(next.LightDepot, DepotDepot, T.Fma(next.LightBound, BoundDepot, next.LightLight * LightDepot));
        return p;
    }

    /// <summary>Light chain after this step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Light(T depot, T bound, T light) => T.Fma(LightDepot, depot, T.Fma(LightBound, bound, LightLight * light));

    /// <summary>Bound toxin after this step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Bound(T depot, T bound) => T.Fma(BoundDepot, depot, BoundBound * bound);

    /// <summary>∫ e^(−a s) e^(−b (h−s)) ds = (e^(−a h) − e^(−b h))/(b − a), in any order of the rates and when they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T First(T a, T b, T h)
    {
        var slow = T.Min(a, b);
        var fast = T.Max(a, b);
        return Elementary.Exp(T.Of(0) - (slow * h)) * h * Elementary.MeanDecay((fast - slow) * h);
    }

    /// <summary>
    /// Second divided difference of e^(−k h) over three rates: sorted, divided by the widest gap,
    /// a series where that gap is small.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Second(T a, T b, T c, T h)
    {
        var low = T.Min(a, T.Min(b, c));
        var high = T.Max(a, T.Max(b, c));
        var middle = T.Max(T.Min(a, b), T.Min(T.Max(a, b), c));
        var gap = T.Max(high - low, T.Of(1e-300));
        var wide = (First(low, middle, h) - First(middle, high, h)) / gap;

        var third = T.Of(1.0 / 3);
        var mean = (low + middle + high) * third;
        T x = (mean - low) * h, y = (mean - middle) * h, z = (mean - high) * h;
        var squares = T.Fma(x, x, T.Fma(y, y, z * z));
        var cubes = T.Fma(x * x, x, T.Fma(y * y, y, z * z * z));
        var series = T.Fma(cubes, T.Of(1.0 / 360), T.Fma(squares, T.Of(1.0 / 48), T.Of(0.5)));
        var narrow = Elementary.Exp(T.Of(0) - (mean * h)) * h * h * series;
        return T.WhereLess(gap * h, T.Of(1e-2), narrow, wide);
    }
}
