using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>Reads nodes within steps from the cubic through values and slopes at both ends.</summary>
internal static class Reading
{
    /// <summary>Severity at every node. What is lost is read, not what is left, so that an untreated line stays to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Severity<T>(T untreated, Bench<T> bench)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        ReadOnlySpan<T> lost = bench.Trace.Lost.AsSpan(), slopes = bench.Trace.LostSlope.AsSpan();
        ReadOnlySpan<double> weights = bench.Mesh.Weights;
        var ends = bench.Mesh.Ends;
        ref var severity = ref bench.Severity[0];
        T.Store(untreated, ref severity, 0);
        for (int step = 0, node = 1; step < ends.Length; step++)
        {
            T from = lost[step], slope = slopes[step], slopeAfter = slopes[step + 1];
            var change = lost[step + 1] - from;
            for (; node <= ends[step]; node++)
            {
                var here = T.Min(T.Max(Cubic(from, change, slope, slopeAfter, weights, node), zero), one);
                T.Store(T.FmaNegated(untreated, here, untreated), ref severity, node * T.Width);
            }
        }
    }

    /// <summary>States of the wanted days; on the first day before the first session.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void States<T>(Bench<T> bench)
        where T : struct, ILane<T>
    {
        var mesh = bench.Mesh;
        var trace = bench.Trace;
        T zero = T.Of(0), one = T.Of(1);
        for (var i = 0; i < mesh.WantedNodes.Length; i++)
        {
            var node = mesh.WantedNodes[i];
            var step = node == 0 ? -1 : mesh.StepOf[node];
            ref var to = ref bench.States[i * Bench<T>.StatesOfADay * T.Width];
            T.Store(Read(trace.Light, trace.LightSlope, step, step + 1, mesh.Weights, node), ref to, 0);
            T.Store(one - T.Min(Read(trace.Cut, trace.CutSlope, step, step + 1, mesh.Weights, node), one), ref to, T.Width);
            T.Store(one - T.Min(Read(trace.Blocked, trace.BlockedSlope, step, step + 1, mesh.Weights, node), one), ref to, 2 * T.Width);
            T.Store(one - T.Min(Read(trace.Wasted, trace.WastedSlope, step, step + 1, mesh.Weights, node), one), ref to, 3 * T.Width);
            T.Store(Read(trace.Waiting, trace.WaitingSlope, 2 * step, (2 * step) + 1, mesh.Weights, node), ref to, 4 * T.Width);
            T.Store(one - T.Min(Read(trace.Smoothed, trace.SmoothedSlope, step, step + 1, mesh.Weights, node), one), ref to, 5 * T.Width);
        }

        T Read(Aligned<T> values, Aligned<T> slopes, int before, int after, double[] weights, int node)
        {
            if (before < 0)
            {
                return zero;
            }

            var from = values[before];
            return T.Max(Cubic(from, values[after] - from, slopes[before], slopes[after], weights, node), zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cubic<T>(T from, T change, T slope, T slopeAfter, ReadOnlySpan<double> weights, int node)
        where T : struct, ILane<T> =>
        T.Fma(T.Of(weights[3 * node]), change, T.Fma(T.Of(weights[(3 * node) + 1]), slope, T.Fma(T.Of(weights[(3 * node) + 2]), slopeAfter, from)));
}
