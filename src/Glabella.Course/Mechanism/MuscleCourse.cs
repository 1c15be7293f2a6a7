using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// From doses to the severity of a line, for a handful of persons: exact chain, exponential midpoint for
/// SNAP-25, muscle and crease, each step done once whole and once in halves, and Richardson's (4 fine − coarse)/3.
/// Equations: docs/course/README.md.
/// </summary>
internal static class MuscleCourse
{
    /// <summary>
    /// Solves from an untreated start. <see cref="Bench{T}.Amounts"/> and <see cref="Bench{T}.Losses"/> are given;
    /// the result stands in <see cref="Bench{T}.Severity"/> and <see cref="Bench{T}.States"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solve<T>(Fixed fix, in Rates<T> rates, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var mesh = bench.Mesh;
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            StepTable.Fill(bench.Steps[chain], mesh.Lengths, fix, rates, bench.Losses[chain]);
            bench.Depots[chain] = bench.Bounds[chain] = bench.Lights[chain] = T.Of(0);
        }

        T zero = T.Of(0), one = T.Of(1), third = T.Of(1.0 / 3);
        T depot = zero, bound = zero, light = zero;
        var coarse = new Tissue<T> { Intact = one, Muscle = one, Crease = one };
        var fine = coarse;
        var shared = new Shared<T>(fix, rates.Turnover);
        var moved = one - rates.Unmoved;
        ref var severity = ref bench.Severity[0];
        ref var states = ref bench.States.Length > 0 ? ref bench.States[0] : ref severity;
        ref var amounts = ref bench.Amounts[0];
        var steps = bench.Steps[0];
        int[] kinds = mesh.Kinds, wantedNodes = mesh.WantedNodes, sessionNodes = mesh.SessionNodes, chains = bench.Chains;
        int session = 0, wanted = 0, last = mesh.Times.Length - 1;
        var mixed = bench.Losses.Length > 1;
        for (var node = 0; ; node++)
        {
            var coarseR = shared.Transmission(coarse.Intact);
            var fineR = shared.Transmission(fine.Intact);
            var coarseLost = T.Fma(rates.Unmoved, one - coarse.Crease, moved * (one - (coarseR * coarse.Muscle)));
            var fineLost = T.Fma(rates.Unmoved, one - fine.Crease, moved * (one - (fineR * fine.Muscle)));
            var lost = T.Min(T.Max(T.Fma(fineLost - coarseLost, third, fineLost), zero), one);
            T.Store(rates.Untreated * (one - lost), ref severity, node * T.Width);
            if (wanted < wantedNodes.Length && wantedNodes[wanted] == node)
            {
                var at = wanted++ * Bench<T>.StatesOfADay * T.Width;
                T.Store(mixed ? Sum(light, bench.Lights) : light, ref states, at);
                T.Store(mixed ? Sum(Sum(depot + bound, bench.Depots), bench.Bounds) : depot + bound, ref states, at + (4 * T.Width));
                T.Store(Extrapolated(coarse.Crease, fine.Crease), ref states, at + (5 * T.Width));
                T.Store(Extrapolated(coarse.Intact, fine.Intact), ref states, at + T.Width);
                T.Store(Extrapolated(coarseR, fineR), ref states, at + (2 * T.Width));
                T.Store(Extrapolated(coarse.Muscle, fine.Muscle), ref states, at + (3 * T.Width));
            }

            if (node == last)
            {
                return;
            }

            for (; session < sessionNodes.Length && sessionNodes[session] == node; session++)
            {
                var amount = T.Load(ref amounts, session * T.Width);
                if (chains[session] == 0)
                {
                    depot += amount;
                }
                else
                {
                    bench.Depots[chains[session]] += amount;
                }
            }

            ref readonly var step = ref steps[kinds[node]];
            var early = step.Quarter.Light(depot, bound, light);
            var middle = step.Half.Light(depot, bound, light);
            var late = step.ThreeQuarters.Light(depot, bound, light);
            light = step.Whole.Light(depot, bound, light);
            bound = step.Whole.Bound(depot, bound);
            depot *= step.Whole.DepotDepot;
            if (mixed)
            {
                AddOthers(bench, kinds[node], ref early, ref middle, ref late);
            }

            shared.Advance(ref coarse, middle, step.Length, step.CreaseWhole);
            shared.Advance(ref fine, early, step.HalfLength, step.CreaseHalf);
            shared.Advance(ref fine, late, step.HalfLength, step.CreaseHalf);
        }
    }

    /// <summary>Products after the first: their light chains add, each lost at its own rate.</summary>
    private static void AddOthers<T>(Bench<T> bench, int kind, ref T early, ref T middle, ref T late)
        where T : struct, ILane<T>
    {
        for (var chain = 1; chain < bench.Losses.Length; chain++)
        {
            ref readonly var step = ref bench.Steps[chain][kind];
            T depot = bench.Depots[chain], bound = bench.Bounds[chain], light = bench.Lights[chain];
            early += step.Quarter.Light(depot, bound, light);
            middle += step.Half.Light(depot, bound, light);
            late += step.ThreeQuarters.Light(depot, bound, light);
            bench.Lights[chain] = step.Whole.Light(depot, bound, light);
            bench.Bounds[chain] = step.Whole.Bound(depot, bound);
            bench.Depots[chain] = depot * step.Whole.DepotDepot;
        }
    }

    private static T Sum<T>(T first, T[] others)
        where T : struct, ILane<T>
    {
        for (var chain = 1; chain < others.Length; chain++)
        {
            first += others[chain];
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Extrapolated<T>(T coarse, T fine)
        where T : struct, ILane<T> =>
        T.Min(T.Max(T.Fma(fine - coarse, T.Of(1.0 / 3), fine), T.Of(0)), T.Of(1));
}
