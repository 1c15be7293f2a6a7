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
/// <param name="Marks">Of the planned cycle: area, then member; told of members with a weight; may be longer than there are members.</param>
/// <param name="PriorWeights">Weights without observations and reports.</param>
/// <param name="PriorMarks">Marks that belong to them.</param>
/// <param name="Curves">Of each planned area.</param>
internal sealed record RunResult(long[] Weights, MarkDays[][] Marks, long[] PriorWeights, MarkDays[][] PriorMarks, CurveSums[] Curves) : IDisposable
{
    /// <summary>Gives back what was borrowed; curves and marks are not to be read after it.</summary>
    public void Dispose()
    {
        Array.ForEach(Curves, curve => curve.Dispose());
        Array.ForEach(Marks, Rented.Return);
        if (PriorMarks != Marks)
        {
            Array.ForEach(PriorMarks, Rented.Return);
        }
    }
}

/// <summary>
/// Runs an ensemble through its areas. First what is known is computed as far as it reaches, and members are weighed by it; then the planned cycle,
/// from where it begins, of those that count.
/// </summary>
internal static class Run
{
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
        first.Dispose();
        (best.Setup != first.Setup ? best : null)?.Dispose();
        return (Weights.Whole(first.Before), best.Weights, best.Setup.Ensemble);
    }

    public static RunResult On<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var members = setup.Ensemble.Members;
        var blocks = members / RunWorker<T>.BlockSize;
        var curves = setup.Courses[..setup.Planned].Select(c => new CurveSums(c.Mesh, blocks, setup.StateDays)).ToArray();
        MarkDays[][] Marks() => [.. setup.Courses[..setup.Planned].Select(_ => Rented.Zeros<MarkDays>(members))];
        MarkDays[][] marks = Marks(), priorMarks = marks;
        if (!setup.Evidence.Any(e => e.Any))
        {
            var only = Weights.Whole(BaselineLogs<T>(setup));
            RunWorker<T>.Forward(setup, [], [.. Enumerable.Range(0, members)], marks, new(curves, only));
            return new(only, marks, only, marks, curves);
        }

        var (first, best) = Moved<T>(setup);
        best = best with { Weights = Weights.Trimmed(best.Weights) };
        var prior = Weights.Whole(first.Before);
        var moved = best.Setup != first.Setup;
        RunWorker<T>.Forward(best.Setup, best.Standing, [.. Enumerable.Range(0, members).Where(m => best.Weights[m] > 0)], marks, new(curves, best.Weights));

        // What most people's course would be: members without weight here, and all where the points were moved.
        priorMarks = moved ? Marks() : marks;
        RunWorker<T>.Forward(setup, first.Standing, [.. Enumerable.Range(0, members).Where(m => prior[m] > 0 && (moved || best.Weights[m] == 0))], priorMarks, null);
        first.Dispose();
        (moved ? best : null)?.Dispose();
        return new(best.Weights, marks, prior, priorMarks, curves);
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
                next.Dispose();
                break;
            }

            (best != first ? best : null)?.Dispose();
            best = next;
        }

        // Where even the moved points are carried by too few, the evidence counts less, over the points that were not moved.
        return (first, best.Worth >= Weights.LeastEffective ? best : first with { Weights = Weights.Tempered(first.Before, first.Logs) });
    }

    /// <summary>Runs all members as far as something is known and weighs them by it.</summary>
    private static WeightedRun Weighted<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var logs = BaselineLogs<T>(setup);
        var before = (double[])logs.Clone();
        var standing = RunWorker<T>.Likelihood(setup, logs);
        if (setup.Ensemble is AdaptedEnsemble adapted)
        {
            var corrections = adapted.Corrections();
            for (var i = 0; i < logs.Length; i++)
            {
                logs[i] += corrections[i];
            }
        }

        var weights = Weights.Whole(logs);
        return new(setup, before, logs, weights, standing, Weights.Effective(weights));
    }

    /// <summary>An ensemble that was run and weighed.</summary>
    private sealed record WeightedRun(RunSetup Setup, double[] Before, double[] Logs, long[] Weights, Checkpoint?[] Standing, double Worth) : IDisposable
    {
        public void Dispose() => Array.ForEach(Standing, checkpoint => checkpoint?.Dispose());
    }

    internal static double[] BaselineLogs<T>(RunSetup setup)
        where T : struct, ILane<T>
    {
        var logs = new double[setup.Ensemble.Members];
        var members = new int[T.Width];
        var persons = setup.Courses.Select(c => new Persons(setup.Ensemble, Population.Current, setup.Practice, c)).ToArray();
        double[] investigator = setup.Ensemble[Dimension.InvestigatorBias], subject = setup.Ensemble[Dimension.SubjectBias];
        for (var first = 0; first < logs.Length; first += T.Width)
        {
            for (var i = 0; i < T.Width; i++)
            {
                members[i] = first + i;
            }

            T inv = Persons.Gather<T>(investigator, members), sub = Persons.Gather<T>(subject, members);
            var sum = T.Of(0);
            for (var area = 0; area < setup.Courses.Length; area++)
            {
                var chance = setup.Evidence[area].Baseline(persons[area].Untreated<T>(members), inv, sub);
                sum += Elementary.Log(T.Max(chance, T.Of(1e-300)));
            }

            T.Store(sum, ref logs[0], first);
        }

        return logs;
    }
}
