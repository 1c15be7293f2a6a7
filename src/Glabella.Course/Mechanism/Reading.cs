using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>Reads nodes: at the ends of steps what stands there, within them the cubic through values and slopes at both ends.</summary>
internal static class Reading
{
    /// <summary>Severity at the nodes of steps from…to − 1. What is lost is read, not what is left, so that an untreated line stays to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Severity<T>(T untreated, Bench<T> bench, int from, int to)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        ReadOnlySpan<T> lost = bench.Trace.Lost.AsSpan(), slopes = bench.Trace.LostSlope.AsSpan();
        ReadOnlySpan<double> weights = bench.Mesh.Weights;
        var ends = bench.Mesh.Ends;
        ref var severity = ref bench.Severity[0];
        var node = from == 0 ? 0 : ends[from - 1];
        var here = T.Min(T.Max(lost[from], zero), one);
        T.Store(T.FmaNegated(untreated, here, untreated), ref severity, node++ * T.Width);
        for (var step = from; step < to; step++)
        {
            T before = lost[step], after = lost[step + 1], slope = slopes[step], slopeAfter = slopes[step + 1], change = after - before;
            for (; node < ends[step]; node++)
            {
                here = T.Min(T.Max(Cubic(before, change, slope, slopeAfter, weights, node), zero), one);
                T.Store(T.FmaNegated(untreated, here, untreated), ref severity, node * T.Width);
            }

            here = T.Min(T.Max(after, zero), one);
            T.Store(T.FmaNegated(untreated, here, untreated), ref severity, node++ * T.Width);
        }
    }

    /// <summary>States of the wanted days; on a session's own day before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void States<T>(Bench<T> bench)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        var trace = bench.Trace;
        ref var to = ref bench.States[0];
        var at = 0;
        foreach (var node in bench.Mesh.WantedNodes)
        {
            T.Store(T.Max(At(bench.Mesh, node, trace.Light, trace.LightSlope), zero), ref to, at);
            T.Store(one - T.Min(T.Max(At(bench.Mesh, node, trace.Cut, trace.CutSlope), zero), one), ref to, at + T.Width);
            T.Store(one - T.Min(T.Max(At(bench.Mesh, node, trace.Blocked, trace.BlockedSlope), zero), one), ref to, at + (2 * T.Width));
            T.Store(one - T.Min(T.Max(At(bench.Mesh, node, trace.Wasted, trace.WastedSlope), zero), one), ref to, at + (3 * T.Width));
            T.Store(T.Max(At(bench.Mesh, node, trace.Injected, trace.InjectedSlope, trace.Waiting, trace.WaitingSlope), zero), ref to, at + (4 * T.Width));
            T.Store(one - T.Min(T.Max(At(bench.Mesh, node, trace.Smoothed, trace.SmoothedSlope), zero), one), ref to, at + (5 * T.Width));
            at += Bench<T>.StatesOfADay * T.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(Mesh mesh, int node, Aligned<T> values, Aligned<T> slopes)
        where T : struct, ILane<T> => At(mesh, node, values, slopes, values, slopes);

    /// <summary>A number at a node, from what stands at the beginning of its step and at the end.</summary>
    private static T At<T>(Mesh mesh, int node, Aligned<T> begins, Aligned<T> beginSlopes, Aligned<T> ends, Aligned<T> endSlopes)
        where T : struct, ILane<T>
    {
        if (mesh.MomentOf[node] is >= 0 and var moment)
        {
            return ends[moment];
        }

        var step = mesh.StepOf[node];
        var from = begins[step];
        return Cubic(from, ends[step + 1] - from, beginSlopes[step], endSlopes[step + 1], mesh.Weights, node);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cubic<T>(T from, T change, T slope, T slopeAfter, ReadOnlySpan<double> weights, int node)
        where T : struct, ILane<T> =>
        T.Fma(T.Of(weights[3 * node]), change, T.Fma(T.Of(weights[(3 * node) + 1]), slope, T.Fma(T.Of(weights[(3 * node) + 2]), slopeAfter, from)));
}
