using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Where the course of each member stands between two steps, so that what comes later need not be computed from the first treatment again.
/// Going on from it gives the same bits.
/// </summary>
/// <param name="moment">Number of steps before it.</param>
/// <param name="members">Members of the ensemble.</param>
/// <param name="chains">Products.</param>
internal sealed class Checkpoint(int moment, int members, int chains) : IDisposable
{
    private readonly double[][] columns = [.. Enumerable.Range(0, (3 * chains) + 3).Select(_ => Rented.Any<double>(members))];

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(columns, Rented.Return);

    /// <summary>Number of steps before it.</summary>
    public int Moment => moment;

    /// <summary>Keeps a handful of neighbouring members that stand there.</summary>
    public void Save<T>(Bench<T> bench, int firstMember)
        where T : struct, ILane<T>
    {
        for (var i = 0; i < 3 * chains; i++)
        {
            T.Store(bench.Chain[i], ref columns[i][firstMember], 0);
        }

        T.Store(bench.Trace.Cut[moment], ref columns[^3][firstMember], 0);
        T.Store(bench.Trace.Wasted[moment], ref columns[^2][firstMember], 0);
        T.Store(bench.Trace.Smoothed[moment], ref columns[^1][firstMember], 0);
    }

    /// <summary>Puts a handful of any members on a bench on which their steps stand.</summary>
    public void Load<T>(Bench<T> bench, int[] picked)
        where T : struct, ILane<T>
    {
        for (var i = 0; i < 3 * chains; i++)
        {
            bench.Chain[i] = Persons.Gather<T>(columns[i], picked);
        }

        bench.Trace.Cut[moment] = Persons.Gather<T>(columns[^3], picked);
        bench.Trace.Wasted[moment] = Persons.Gather<T>(columns[^2], picked);
        bench.Trace.Smoothed[moment] = Persons.Gather<T>(columns[^1], picked);
    }
}
