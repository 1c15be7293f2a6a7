using Glabella.Course.Marks;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>What a run sums up, and the weights.</summary>
internal sealed record SummedUp(CurveSums[] Curves, long[] Weights);

/// <summary>
/// One thread's part of a run: benches for each area. Members go through in blocks of a fixed size; blocks are summed in their order, so that threads change nothing.
/// </summary>
internal sealed class RunWorker<T>
    where T : struct, ILane<T>
{
    public const int BlockSize = 256;

    private readonly RunSetup setup;
    private readonly SummedUp? sums;
    private readonly Bench<T>[] benches;
    private readonly Persons[] persons;
    private readonly BlockCurve<T>[] curves;
    private readonly StateCounter<T>[] states;
    private readonly double[] investigatorBias, subjectBias;
    private readonly int[] picked = new int[T.Width];

    private RunWorker(RunSetup setup, SummedUp? sums, bool alone)
    {
        (this.setup, this.sums) = (setup, sums);
        var kept = sums is null ? Kept.Severity : setup.StateDays is not null ? Kept.States : Kept.Trace;
        benches = [.. setup.Courses.Select(c => new Bench<T>(c.Mesh, c.Chains, kept))];
        persons = [.. setup.Courses.Select(c => new Persons(setup.Ensemble, Population.Current, setup.Practice, c))];
        curves = [.. (sums?.Curves ?? []).Select((total, area) => new BlockCurve<T>(setup.Courses[area], total, BlockSize, alone))];
        states = [.. setup.Courses[..(sums is not null && setup.StateDays is not null ? setup.Planned : 0)].Select(_ => new StateCounter<T>(setup.StateDays!))];
        investigatorBias = setup.Ensemble[Dimension.InvestigatorBias];
        subjectBias = setup.Ensemble[Dimension.SubjectBias];
    }

    /// <summary>
    /// Adds the logarithm of each member's likelihood, solving as far as something is known.
    /// </summary>
    /// <returns>For each planned area where its members stand when the planned cycle begins; null if it begins with the course or was not reached.</returns>
    public static Checkpoint?[] Likelihood(RunSetup setup, double[] logs)
    {
        var members = setup.Ensemble.Members;
        Checkpoint?[] standing = [.. setup.Courses.Select((course, area) =>
            area < setup.Planned && setup.Evidence[area].Any && Beginning(course) is > 0 and var moment ? new Checkpoint(moment, members, course.Products.Length) : null)];
        (int Told, int To)[] reach = [.. setup.Courses.Select((course, area) =>
        {
            var (first, last) = setup.Evidence[area].Nodes();
            return (course.Mesh.StepOf[first], Math.Max(course.Mesh.StepOf[last] + 1, standing[area]?.Moment ?? 0));
        })];
        InBlocks(setup, null, members, (worker, first, count, _) => worker.Weigh(first, count, logs, standing, reach));
        return standing;
    }

    /// <summary>Solves the planned cycle of some members, finds its marks and sums up.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="standing">Where members stand, or null or nothing if they begin untreated.</param>
    /// <param name="members">Who.</param>
    /// <param name="marks">Where their marks go: area, then member.</param>
    /// <param name="sums">Where curves go; null if only marks are asked for.</param>
    public static void Forward(RunSetup setup, Checkpoint?[] standing, int[] members, MarkDays[][] marks, SummedUp? sums) =>
        InBlocks(setup, sums, members.Length, (worker, first, count, block) => worker.Solve(members.AsSpan(first, count), standing, marks, block));

    private static void InBlocks(RunSetup setup, SummedUp? sums, int members, Action<RunWorker<T>, int, int, int> work)
    {
        var blocks = (members + BlockSize - 1) / BlockSize;
        var next = -1;
        var threads = Math.Clamp(setup.Threads, 1, Math.Max(1, blocks));
        void Work()
        {
            var worker = new RunWorker<T>(setup, sums, threads == 1);
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                work(worker, block * BlockSize, Math.Min(BlockSize, members - (block * BlockSize)), block);
            }

            worker.Finish();
        }

        if (blocks == 0)
        {
            return;
        }

        if (threads == 1)
        {
            Work();
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work());
        }
    }

    /// <summary>Number of the moment at which the planned cycle begins.</summary>
    private static int Beginning(AreaCourse course) => course.Cycles is [.., var cycle] ? course.Mesh.MomentOf[cycle.FirstNode] : 0;

    private void Weigh(int firstMember, int count, double[] logs, Checkpoint?[] standing, (int Told, int To)[] reach)
    {
        for (var first = firstMember; first < firstMember + count; first += T.Width)
        {
            for (var i = 0; i < T.Width; i++)
            {
                picked[i] = first + i;
            }

            T inv = Persons.Gather<T>(investigatorBias, picked), sub = Persons.Gather<T>(subjectBias, picked);
            var kindness = persons[0].Kindness<T>(picked);
            var log = T.Load(ref logs[first], 0);
            for (var area = 0; area < benches.Length; area++)
            {
                if (!setup.Evidence[area].Any)
                {
                    continue;
                }

                var bench = benches[area];
                var rates = persons[area].Prepare(picked, bench);
                MuscleCourse.Begin(Population.Current.Fixed, rates, bench);
                var from = 0;
                if (standing[area] is { } checkpoint)
                {
                    MuscleCourse.Advance(Population.Current.Fixed, rates, bench, 0, from = checkpoint.Moment, reach[area].Told);
                    checkpoint.Save(bench, first);
                }

                if (reach[area].To > from)
                {
                    MuscleCourse.Advance(Population.Current.Fixed, rates, bench, from, reach[area].To, reach[area].Told);
                }

                log += setup.Evidence[area].LogLikelihood(bench, rates, inv, sub, kindness);
            }

            T.Store(log, ref logs[first], 0);
        }
    }

    private void Solve(ReadOnlySpan<int> members, Checkpoint?[] standing, MarkDays[][] marks, int block)
    {
        Span<MarkDays> found = stackalloc MarkDays[T.Width];
        for (var first = 0; first < members.Length; first += T.Width)
        {
            // A last handful that is not full repeats its first member, without weight.
            var count = Math.Min(T.Width, members.Length - first);
            for (var i = 0; i < T.Width; i++)
            {
                picked[i] = members[first + (i < count ? i : 0)];
            }

            T inv = Persons.Gather<T>(investigatorBias, picked);
            var kindness = persons[0].Kindness<T>(picked);
            for (var area = 0; area < setup.Planned; area++)
            {
                var bench = benches[area];
                var course = setup.Courses[area];
                var rates = persons[area].Prepare(picked, bench);
                MuscleCourse.Begin(Population.Current.Fixed, rates, bench);
                var checkpoint = area < standing.Length ? standing[area] : null;
                checkpoint?.Load(bench, picked);
                MuscleCourse.Advance(Population.Current.Fixed, rates, bench, checkpoint?.Moment ?? 0, course.Mesh.Kinds.Length);
                if (course.Cycles is [.., var cycle])
                {
                    MarkFinder.Find(bench, rates.Untreated, cycle.FirstNode, cycle.LastNode, found);
                    for (var i = 0; i < count; i++)
                    {
                        marks[area][picked[i]] = found[i];
                    }
                }

                if (sums is not null)
                {
                    curves[area].Add(bench, picked, count, first, sums.Weights, T.Of(Raters.Reader.Investigator.PersistentSd) * inv, kindness);
                    if (states.Length > 0)
                    {
                        states[area].Add(bench, picked, count, sums.Weights);
                    }
                }
            }
        }

        foreach (var curve in curves)
        {
            curve.Flush(block, members.Length);
        }
    }

    private void Finish()
    {
        Array.ForEach(benches, bench => bench.GiveBack());
        for (var area = 0; area < curves.Length; area++)
        {
            curves[area].Finish();
            if (sums!.Curves[area].States is { } counts)
            {
                states[area].Finish(counts);
            }
        }
    }
}
