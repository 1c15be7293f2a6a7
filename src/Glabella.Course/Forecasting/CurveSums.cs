using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;

namespace Glabella.Course.Forecasting;

/// <summary>Weighted sums over all members for each day of a curve.</summary>
/// <param name="days">Days that are summed up.</param>
/// <param name="blocks">Blocks of members.</param>
/// <param name="stateDays">The days, if the states within the muscle are counted too; else null.</param>
internal sealed class CurveSums(int days, int blocks, int[]? stateDays = null)
{
    /// <summary>Severity is counted in bins of 1/512 grade from 0 to 4, both ends included.</summary>
    public const int SeverityBins = 2049;

    /// <summary>An investigator's reading without its error, in bins of 1/128 grade from −2 to 6.</summary>
    public const int ReadingBins = 1024;

    /// <summary>How many means are kept.</summary>
    public const int Quantities = 7;

    /// <summary>Weight by day and bin.</summary>
    public long[] Severity { get; } = new long[days * SeverityBins];

    /// <summary>Weight by day and bin.</summary>
    public long[] Reading { get; } = new long[days * ReadingBins];

    /// <summary>Sums of min(severity, 3), light chain, SNAP-25, transmission, muscle, depot, crease: block, day, quantity.</summary>
    public double[] Sums { get; } = new double[blocks * days * Quantities];

    /// <summary>Counts of the states within the muscle; null if they were not asked for.</summary>
    public StateCounts? States { get; } = stateDays is null ? null : new(stateDays);

    public int Days => days;

    /// <summary>
    /// The figures of one summed day: means of severity (at most 3), light chain, SNAP-25, transmission, muscle, depot and crease; 10 % and 90 % quantile of
    /// severity; shares of the four grades.
    /// </summary>
    public double[] Day(int place, long totalWeight) =>
    [
        Mean(place, 0, totalWeight), Mean(place, 1, totalWeight), Mean(place, 2, totalWeight), Mean(place, 3, totalWeight), Mean(place, 4, totalWeight),
        Mean(place, 5, totalWeight), Mean(place, 6, totalWeight),
        Quantile(place, 0.1, totalWeight), Quantile(place, 0.9, totalWeight), .. Grades(place, totalWeight),
    ];

    /// <summary>Mean of a quantity over all members, blocks in their order.</summary>
    public double Mean(int day, int quantity, double totalWeight)
    {
        var sum = 0.0;
        for (var block = 0; block < blocks; block++)
        {
            sum += Sums[(((block * days) + day) * Quantities) + quantity];
        }

        return sum / totalWeight;
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
