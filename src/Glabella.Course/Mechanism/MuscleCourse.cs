using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// From doses to the severity of a line, for a handful of persons: exact chain, then one step of fourth order each for SNAP-25, muscle and
/// crease, and a cubic for the nodes within a step. Equations: docs/course/README.md.
/// </summary>
internal static class MuscleCourse
{
    /// <summary>
    /// Solves from an untreated start. <see cref="Bench{T}.Amounts"/> and <see cref="Bench{T}.Losses"/> are given;
    /// the result stands in <see cref="Bench{T}.Severity"/> and <see cref="Bench{T}.States"/>.
    /// </summary>
    public static void Solve<T>(Fixed fix, in Rates<T> rates, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var kinds = bench.Mesh.Kinds;
        ReadOnlySpan<Step<T>> steps = bench.Steps.AsSpan();
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            StepTable.Fill(bench.Steps, bench.Mesh.Lengths, bench.Mesh.Parts, fix, rates, bench.Losses[chain], alone: chain == 0);
            Chain(fix, rates.Uptake, chain, steps, bench);
        }

        Tissue.Snap(rates.Turnover, kinds, steps, bench.Trace);
        Tissue.Force(fix, kinds, steps, bench.Trace);
        Tissue.Line(fix, rates.Crease, rates.Unmoved, kinds, steps, bench.Trace);
        Reading.Severity(rates.Untreated, bench);
        if (bench.Trace.All)
        {
            Reading.States(bench);
        }
    }

    /// <summary>Depot, bound toxin and light chain of one product, added to those of the products before it: all act alike, each is lost at its own rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chain<T>(Fixed fix, T uptake, int chain, ReadOnlySpan<Step<T>> steps, Bench<T> bench)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), lytic = T.Of(fix.Lytic), loss = bench.Losses[chain], missed = T.Of(fix.BoundShare - 1) * uptake;
        T depot = zero, bound = zero, light = zero;
        int[] kinds = bench.Mesh.Kinds, ends = bench.Mesh.Ends, sessionNodes = bench.Mesh.SessionNodes;
        Span<T> lights = bench.Trace.Light.AsSpan(), slopes = bench.Trace.LightSlope.AsSpan();
        Span<T> waiting = bench.Trace.Waiting.AsSpan(), waitingSlopes = bench.Trace.WaitingSlope.AsSpan();
        bool first = chain == 0, all = bench.Trace.All;
        int session = 0, node = 0;
        lights[0] = slopes[0] = zero;
        for (var i = 0; i < kinds.Length; i++)
        {
            for (; session < sessionNodes.Length && sessionNodes[session] == node; session++)
            {
                if (bench.Chains[session] == chain)
                {
                    depot += T.Load(ref bench.Amounts[0], session * T.Width);
                }
            }

            T before = depot + bound, beforeSlope = T.FmaNegated(lytic, bound, missed * depot);
            ref readonly var step = ref steps[kinds[i]].Chain;
            light = step.Light(depot, bound, light);
            bound = step.Bound(depot, bound);
            depot *= step.DepotDepot;
            var slope = T.FmaNegated(loss, light, lytic * bound);
            lights[i + 1] = first ? light : lights[i + 1] + light;
            slopes[i + 1] = first ? slope : slopes[i + 1] + slope;
            if (all)
            {
                T after = depot + bound, afterSlope = T.FmaNegated(lytic, bound, missed * depot);
                waiting[2 * i] = first ? before : waiting[2 * i] + before;
                waitingSlopes[2 * i] = first ? beforeSlope : waitingSlopes[2 * i] + beforeSlope;
                waiting[(2 * i) + 1] = first ? after : waiting[(2 * i) + 1] + after;
                waitingSlopes[(2 * i) + 1] = first ? afterSlope : waitingSlopes[(2 * i) + 1] + afterSlope;
            }

            node = ends[i];
        }
    }
}
