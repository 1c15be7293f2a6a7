using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;

namespace Glabella.Course.Forecasting;

/// <summary>Weighted sums over all members for each day of a curve.</summary>
internal sealed class CurveSums : IDisposable
{
    /// <summary>Severity is counted in bins of 1/512 grade from 0 to 4, both ends included.</summary>
    public const int SeverityBins = 2049;

    /// <summary>An investigator's reading without its error, in bins of 1/128 grade from −2 to 6.</summary>
    public const int ReadingBins = 1024;

    private readonly Mesh mesh;
    private readonly int blocks;
    private readonly Lazy<double[]> severity, states;

    /// <summary>Makes empty sums.</summary>
    /// <param name="mesh">Its wanted days are summed up.</param>
    /// <param name="blocks">Blocks of members.</param>
    /// <param name="stateDays">Its wanted days, if the states within the muscle are counted too; else null.</param>
    public CurveSums(Mesh mesh, int blocks, int[]? stateDays = null)
    {
        (this.mesh, this.blocks, Days) = (mesh, blocks, mesh.WantedNodes.Length);
        var first = mesh.WantedNodes[0];
        FirstMoment = mesh.MomentOf[first] < 0 ? mesh.StepOf[first] : mesh.MomentOf[first];
        Moments = mesh.StepOf[mesh.WantedNodes[^1]] + 2 - FirstMoment;
        Severity = Rented.Zeros<long>(Days * SeverityBins);
        Reading = Rented.Zeros<long>(Days * ReadingBins);
        SeveritySums = new double[blocks * Days];
        StateSums = Rented.Zeros<double>(blocks * Moments * Forecasting.StateSums.Columns);
        States = stateDays is null ? null : new(stateDays);
        severity = new(() => Summed(SeveritySums, Days));
        states = new(() => Summed(StateSums, Moments * Forecasting.StateSums.Columns));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Rented.Return(Severity);
        Rented.Return(Reading);
        Rented.Return(StateSums);
    }

    /// <summary>Weight by day and bin.</summary>
    public long[] Severity { get; }

    /// <summary>Weight by day and bin.</summary>
    public long[] Reading { get; }

    /// <summary>Sums of min(severity, 3): block, day.</summary>
    public double[] SeveritySums { get; }

    /// <summary>Sums of <see cref="Forecasting.StateSums"/>: block, column, end of a step.</summary>
    public double[] StateSums { get; }

    /// <summary>Counts of the states within the muscle; null if they were not asked for.</summary>
    public StateCounts? States { get; }

    public int Days { get; }

    /// <summary>The first end of a step that the summed days need.</summary>
    public int FirstMoment { get; }

    /// <summary>How many of them.</summary>
    public int Moments { get; }

    /// <summary>
    /// The figures of one summed day: means of severity (at most 3), light chain, SNAP-25, transmission, muscle, depot and crease; 10 % and 90 % quantile of
    /// severity; shares of the four grades.
    /// </summary>
    public double[] Day(int place, long totalWeight) =>
    [
        severity.Value[place] / totalWeight, State(place, 0, totalWeight), 1 - State(place, 1, totalWeight), 1 - State(place, 2, totalWeight),
        1 - State(place, 3, totalWeight), State(place, 4, totalWeight), 1 - State(place, 5, totalWeight),
        Quantile(place, 0.1, totalWeight), Quantile(place, 0.9, totalWeight), .. Grades(place, totalWeight),
    ];

    /// <summary>Mean of an amount or a loss over all members, on a session's own day before it.</summary>
    private double State(int day, int state, double totalWeight)
    {
        int node = mesh.WantedNodes[day], column = Forecasting.StateSums.ColumnOf(state);
        double At(int column, int moment) => states.Value[(column * Moments) + moment - FirstMoment] / totalWeight;
        if (mesh.MomentOf[node] is >= 0 and var at)
        {
            return At(column, at);
        }

        var moment = mesh.StepOf[node];
        double from = At(column, moment), to = At(column, moment + 1);
        ReadOnlySpan<double> weights = mesh.Weights.AsSpan(3 * node, 3);
        return Math.Max(from + (weights[0] * (to - from)) + (weights[1] * At(column + 1, moment)) + (weights[2] * At(column + 1, moment + 1)), 0);
    }

    /// <summary>Blocks in their order.</summary>
    private double[] Summed(double[] sums, int length)
    {
        var all = new double[length];
        for (var block = 0; block < blocks; block++)
        {
            for (var i = 0; i < length; i++)
            {
                all[i] += sums[(block * length) + i];
            }
        }

        return all;
    }

    /// <summary>Quantile of severity, linear within a bin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Quantile(int day, double share, long totalWeight)
    {
        var wanted = share * totalWeight;
        long cumulated = 0;
        for (var bin = 0; bin < SeverityBins; bin++)
        {
            var here = Severity[(day * SeverityBins) + bin];
            if (here > 0 && cumulated + here >= wanted)
            {
                return (bin + ((wanted - cumulated) / here)) / 512.0;
            }

            cumulated += here;
        }

        return 4;
    }

    /// <summary>Shares of the four grades.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Grades(int day, double totalWeight)
    {
        double[] above = new double[3];
        for (var bin = 0; bin < ReadingBins; bin++)
        {
            var here = Reading[(day * ReadingBins) + bin];
            if (here != 0)
            {
                for (var cut = 0; cut < 3; cut++)
                {
                    above[cut] += here * Above[(cut * ReadingBins) + bin];
                }
            }
        }

        for (var cut = 0; cut < 3; cut++)
        {
            above[cut] = Math.Clamp(above[cut] / totalWeight, 0, 1);
        }

        return [1 - above[0], above[0] - above[1], above[1] - above[2], above[2]];
    }

    private static readonly double[] Above = [.. Enumerable.Range(0, 3 * ReadingBins).Select(i =>
        Normal.Below(((((i % ReadingBins) + 0.5) / 128.0) - 2 - Reader.Cuts[i / ReadingBins]) / Reader.Investigator.ErrorSd))];
}
