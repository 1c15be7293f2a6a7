using Glabella.Course.Marks;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>What a run works on.</summary>
/// <param name="Ensemble">Members.</param>
/// <param name="Practice">Practice effects.</param>
/// <param name="Courses">Areas; the planned ones first.</param>
/// <param name="Evidence">What is known of each.</param>
/// <param name="Planned">How many of the areas are summed up.</param>
/// <param name="CurveDays">Days of the curve that are summed up, from 0; they are the wanted days of each planned area.</param>
/// <param name="Threads">At most so many at once.</param>
/// <param name="StateDays">Days of the curve that are summed up, if the states within the muscle are counted, so that each gets a range; else null.</param>
/// <param name="MostMoves">How often the ensemble may be moved towards an unusual person.</param>
internal sealed record RunSetup(
    Ensemble Ensemble, PracticeEffects Practice, AreaCourse[] Courses, Evidence[] Evidence, int Planned, int CurveDays, int Threads, int[]? StateDays = null, int MostMoves = 4);

/// <summary>What a run gives.</summary>
/// <param name="Weights">Whole numbers, so that sums do not depend on their order.</param>
/// <param name="Marks">Of the planned cycle: area, then member.</param>
/// <param name="PriorWeights">Weights without observations and reports.</param>
/// <param name="PriorMarks">Marks that belong to them.</param>
/// <param name="Curves">Of each planned area.</param>
internal sealed record RunResult(long[] Weights, MarkDays[][] Marks, long[] PriorWeights, MarkDays[][] PriorMarks, CurveSums[] Curves);

/// <summary>Runs an ensemble through its areas, a fixed block of members at a time; blocks are summed in their order.</summary>
internal static class Run
{
    private const int BlockSize = 256;

    /// <summary>The ensemble is moved towards the person while its weights are worth less than this share of its members.</summary>
    private const double WorthEnough = 1.0 / 16;

    /// <summary>Runs on the widest vectors of this machine; all widths give the same bits.</summary>
    public static RunResult On(RunSetup setup) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? On<Lane8>(setup)
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? On<Lane4>(setup)
        : On<Lane1>(setup);

    /// <summary>Weights without observations and reports, weights with them, and the members that these belong to; nothing else is computed.</summary>
    public static (long[] Prior, long[] Posterior, Ensemble Members) Weigh(RunSetup setup) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? Weigh<Lane8>(setup)
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? Weigh<Lane4>(setup)
        : Weigh<Lane1>(setup);

    private static (long[] Prior, long[] Posterior, Ensemble Members) Weigh<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var (first, best) = Moved<T>(setup);
        return (Weights.Whole(first.Before), best.Weights, best.Setup.Ensemble);
    }

    private static void Likelihood<T>(RunSetup setup, double[] logs, MarkDays[][]? marks)
        where T : struct, ILane<T>
    {
        var all = Enumerable.Range(0, setup.Ensemble.Members).ToArray();
        InBlocks<T>(setup, all.Length / BlockSize, null, (worker, block) =>
            worker.Solve(all.AsSpan(block * BlockSize, BlockSize), marks, logs, null, null, block));
    }

    public static RunResult On<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        int members = setup.Ensemble.Members, blocks = members / BlockSize;
        var prior = Weights.Whole(BaselineLogs<T>(setup));
        var known = setup.Evidence.Any(e => e.Any);
        var curves = setup.Courses[..setup.Planned].Select(_ => new CurveSums(setup.CurveDays, blocks, setup.StateDays)).ToArray();
        var all = Enumerable.Range(0, members).ToArray();
        if (!known)
        {
            var marks = MarksOf(setup);
            InBlocks<T>(setup, blocks, curves, (worker, block) =>
                worker.Solve(all.AsSpan(block * BlockSize, BlockSize), marks, null, prior, curves, block));
            return new(prior, marks, prior, marks, curves);
        }

        var (first, best) = Moved<T>(setup);
        var living = all.Where(member => best.Weights[member] > 0).ToArray();
        InBlocks<T>(best.Setup, (living.Length + BlockSize - 1) / BlockSize, curves, (worker, block) =>
            worker.Solve(living.AsSpan(block * BlockSize, Math.Min(BlockSize, living.Length - (block * BlockSize))), null, null, best.Weights, curves, block));
        return new(best.Weights, best.Marks, prior, first.Marks, curves);
    }

    /// <summary>The ensemble as it is, and moved towards the person as often as that makes more members agree.</summary>
    private static (WeightedRun First, WeightedRun Best) Moved<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var members = setup.Ensemble.Members;
        var first = Weighted<T>(setup);
        var best = first;
        for (var move = 0; move < setup.MostMoves && best.Worth < WorthEnough * members; move++)
        {
            var ensemble = AdaptedEnsemble.Towards(setup.Ensemble, best.Setup.Ensemble, best.Logs, WorthEnough * members / 4);
            var next = Weighted<T>(setup with { Ensemble = ensemble });
            if (next.Worth <= best.Worth)
            {
                break;
            }

            best = next;
        }

        // Where even the moved points are carried by too few, the evidence counts less, over the points that were not moved.
        return (first, best.Worth >= Weights.LeastEffective ? best : first with { Weights = Weights.Tempered(first.Before, first.Logs) });
    }

    private static MarkDays[][] MarksOf(RunSetup setup) => [.. setup.Courses[..setup.Planned].Select(_ => new MarkDays[setup.Ensemble.Members])];

    /// <summary>Runs all members and weighs them by what is known.</summary>
    private static WeightedRun Weighted<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var marks = MarksOf(setup);
        var logs = BaselineLogs<T>(setup);
        var before = (double[])logs.Clone();
        Likelihood<T>(setup, logs, marks);
        if (setup.Ensemble is AdaptedEnsemble adapted)
        {
            var corrections = adapted.Corrections();
            for (var i = 0; i < logs.Length; i++)
            {
                logs[i] += corrections[i];
            }
        }

        var weights = Weights.Whole(logs);
        return new(setup, before, logs, weights, marks, Weights.Effective(weights));
    }

    /// <summary>An ensemble that was run and weighed.</summary>
    private sealed record WeightedRun(RunSetup Setup, double[] Before, double[] Logs, long[] Weights, MarkDays[][] Marks, double Worth);

    private static double[] BaselineLogs<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var logs = new double[setup.Ensemble.Members];
        var members = new int[T.Width];
        for (var first = 0; first < logs.Length; first += T.Width)
        {
            for (var i = 0; i < T.Width; i++)
            {
                members[i] = first + i;
            }

            T inv = Persons.Gather<T>(setup.Ensemble[Dimension.InvestigatorBias], members), sub = Persons.Gather<T>(setup.Ensemble[Dimension.SubjectBias], members);
            var sum = T.Of(0);
            for (var area = 0; area < setup.Courses.Length; area++)
            {
                var persons = new Persons(setup.Ensemble, Population.Current, setup.Practice, setup.Courses[area]);
                var chance = setup.Evidence[area].Baseline(persons.Untreated<T>(members), inv, sub);
                sum += Elementary.Log(T.Max(chance, T.Of(1e-300)));
            }

            T.Store(sum, ref logs[0], first);
        }

        return logs;
    }

    private static void InBlocks<T>(RunSetup setup, int blocks, CurveSums[]? curves, Action<Worker<T>, int> work)
        where T : struct, ILane<T>
    {
        var next = -1;
        void Work()
        {
            var worker = new Worker<T>(setup, curves is not null);
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                work(worker, block);
            }

            if (curves is not null)
            {
                worker.Finish(curves);
            }
        }

        var threads = Math.Clamp(setup.Threads, 1, blocks);
        if (threads == 1)
        {
            Work();
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work());
        }
    }

    /// <summary>One thread's benches.</summary>
    private sealed class Worker<T>(RunSetup setup, bool sumsUp)
        where T : struct, ILane<T>
    {
        private readonly Bench<T>[] benches = [.. setup.Courses.Select(c => new Bench<T>(c.Mesh, c.Chains, keepsStates: sumsUp))];
        private readonly Persons[] persons = [.. setup.Courses.Select(c => new Persons(setup.Ensemble, Population.Current, setup.Practice, c))];
        private readonly BlockCurve<T>[] curves = [.. setup.Courses[..(sumsUp ? setup.Planned : 0)].Select(_ => new BlockCurve<T>(setup.CurveDays, BlockSize))];
        private readonly StateCounter<T>[] states = [.. setup.Courses[..(sumsUp && setup.StateDays is not null ? setup.Planned : 0)].Select(_ => new StateCounter<T>(setup.StateDays!))];
        private readonly int[] picked = new int[T.Width];

        public void Solve(ReadOnlySpan<int> members, MarkDays[][]? marks, double[]? logs, long[]? weights, CurveSums[]? sums, int block)
        {
            Span<MarkDays> found = stackalloc MarkDays[T.Width];
            for (var first = 0; first < members.Length; first += T.Width)
            {
                // A last handful that is not full repeats its last member with no weight.
                var count = Math.Min(T.Width, members.Length - first);
                for (var i = 0; i < T.Width; i++)
                {
                    picked[i] = members[first + Math.Min(i, count - 1)];
                }

                T inv = Persons.Gather<T>(setup.Ensemble[Dimension.InvestigatorBias], picked), sub = Persons.Gather<T>(setup.Ensemble[Dimension.SubjectBias], picked);
                var kindness = persons[0].Kindness<T>(picked);
                var log = T.Of(0);
                for (var area = 0; area < benches.Length; area++)
                {
                    var bench = benches[area];
                    var course = setup.Courses[area];
                    var rates = persons[area].Prepare(picked, bench);
                    MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
                    if (logs is not null)
                    {
                        log += setup.Evidence[area].LogLikelihood(bench, rates, inv, sub, kindness);
                    }

                    if (area < setup.Planned && marks is not null && course.Cycles.Length > 0)
                    {
                        var cycle = course.Cycles[^1];
                        MarkFinder.Find(bench, rates.Untreated, cycle.FirstNode, cycle.LastNode, found);
                        for (var i = 0; i < count; i++)
                        {
                            marks[area][picked[i]] = found[i];
                        }
                    }

                    if (area < setup.Planned && weights is not null)
                    {
                        var reading = T.Fma(T.Of(Raters.Reader.Investigator.PersistentSd), inv, T.Of(0));
                        curves[area].Add(bench, course, picked, count, first, weights, reading, kindness);
                        if (states.Length > 0)
                        {
                            states[area].Add(bench, picked, count, weights);
                        }
                    }
                }

                if (logs is not null)
                {
                    for (var i = 0; i < count; i++)
                    {
                        logs[picked[i]] += At(log, i);
                    }
                }
            }

            for (var area = 0; sums is not null && area < setup.Planned; area++)
            {
                curves[area].Flush(sums[area], block, members.Length);
            }
        }

        public void Finish(CurveSums[] totals)
        {
            for (var area = 0; area < totals.Length; area++)
            {
                curves[area].Finish(totals[area]);
                if (totals[area].States is { } counts)
                {
                    states[area].Finish(counts);
                }
            }
        }

        private static double At(T value, int lane)
        {
            Span<double> lanes = stackalloc double[T.Width];
            T.Store(value, ref lanes[0], 0);
            return lanes[lane];
        }
    }
}
