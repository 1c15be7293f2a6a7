using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Weight by day, state and bin, so that a range over the ensemble can be given beside a mean.</summary>
/// <param name="days">Days that are counted.</param>
internal sealed class StateCounts(int days)
{
    /// <summary>States with a range, in the bench's order: light chain, SNAP-25, transmission, muscle, depot.</summary>
    public const int States = 5;

    private const int Bins = 512;

    /// <summary>Bins of an amount to each doubling of 1 + amount: steps of about 1 %, up to 255 half-saturations.</summary>
    private const int ShiftOfSingle = 17;

    private static readonly uint One = BitConverter.SingleToUInt32Bits(1f);

    private readonly long[] counts = new long[days * States * Bins];

    /// <summary>Adds a value with its weight. Not for several threads at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int day, int state, double value, long weight) => counts[(((day * States) + state) * Bins) + Bin(state, value)] += weight;

    /// <summary>Adds another's counts; whole numbers may be added in any order.</summary>
    public void Add(StateCounts other)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }
    }

    /// <summary>10 % and 90 % quantile, to the width of a bin: half a hundredth of a share, one hundredth of 1 + amount.</summary>
    public (double P10, double P90) Range(int day, int state)
    {
        var here = counts.AsSpan(((day * States) + state) * Bins, Bins);
        long total = 0, cumulated = 0;
        foreach (var count in here)
        {
            total += count;
        }

        double? low = null;
        for (var bin = 0; bin < Bins; bin++)
        {
            cumulated += here[bin];
            if (low is null && cumulated >= 0.1 * total)
            {
                low = Value(state, bin);
            }

            if (cumulated >= 0.9 * total)
            {
                return (low!.Value, Value(state, bin));
            }
        }

        return (0, 0); // nothing was counted
    }

    private static bool IsAmount(int state) => state is 0 or 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(int state, double value) => IsAmount(state)
        ? Math.Min((int)((BitConverter.SingleToUInt32Bits((float)(1 + Math.Max(value, 0))) - One) >> ShiftOfSingle), Bins - 1)
        : (int)((Math.Clamp(value, 0, 1) * (Bins - 1)) + 0.5);

    private static double Value(int state, int bin) => IsAmount(state)
        ? BitConverter.UInt32BitsToSingle(One + ((uint)bin << ShiftOfSingle)) - 1
        : (double)bin / (Bins - 1);
}

/// <summary>Counts the states of one thread's members, handful by handful.</summary>
internal sealed class StateCounter<T>(int days)
    where T : struct, ILane<T>
{
    private readonly StateCounts counts = new(days);

    /// <summary>Adds a handful that was solved.</summary>
    public void Add(Bench<T> bench, int[] members, int count, long[] weights)
    {
        for (var day = 0; day < days; day++)
        {
            for (var state = 0; state < StateCounts.States; state++)
            {
                var at = ((day * Bench<T>.StatesOfADay) + state) * T.Width;
                for (var i = 0; i < count; i++)
                {
                    counts.Add(day, state, bench.States[at + i], weights[members[i]]);
                }
            }
        }
    }

    /// <summary>Gives the counts to the total.</summary>
    public void Finish(StateCounts total)
    {
        lock (total)
        {
            total.Add(counts);
        }
    }
}
