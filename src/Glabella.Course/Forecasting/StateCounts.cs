using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Weight by day, state and bin, so that a range over the ensemble can be given beside a mean. Counted are the days to 14, every second to 60, then every
/// sixth; between them a range is linear.
/// </summary>
/// <param name="summed">Days of the curve that are summed up, rising; counted ones among them.</param>
internal sealed class StateCounts(int[] summed)
{
    /// <summary>States with a range, in the bench's order: light chain, SNAP-25, transmission, muscle, depot.</summary>
    public const int States = 5;

    private const int Bins = 512;

    /// <summary>Bins of an amount to each doubling of 1 + amount: steps of about 1 %, up to 255 half-saturations.</summary>
    private const int ShiftOfSingle = 17;

    private static readonly uint One = BitConverter.SingleToUInt32Bits(1f);

    private readonly int[] places = [.. Enumerable.Range(0, summed.Length).Where(place => IsCounted(summed[place]) || place == summed.Length - 1)];
    private readonly long[] counts = new long[(summed.Count(IsCounted) + 1) * States * Bins];

    /// <summary>Places of the counted days among the summed ones.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>Adds a value with its weight. Not for several threads at once.</summary>
    /// <param name="counted">Number of the counted day.</param>
    /// <param name="state">The state.</param>
    /// <param name="value">Its value.</param>
    /// <param name="weight">The member's weight.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int counted, int state, double value, long weight) => counts[(((counted * States) + state) * Bins) + Bin(state, value)] += weight;

    /// <summary>Adds another's counts; whole numbers may be added in any order.</summary>
    public void Add(StateCounts other)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += other.counts[i];
        }
    }

    /// <summary>The range of a state on each day up to a last one.</summary>
    public StateRange[] Daily(int state, int last)
    {
        var known = Enumerable.Range(0, places.Length).Select(counted => (Day: summed[places[counted]], Range: Range(counted, state))).ToArray();
        var daily = new StateRange[last + 1];
        for (int day = 0, next = 0; day <= last; day++)
        {
            while (known[next].Day < day)
            {
                next++;
            }

            var (after, before) = (known[next], known[Math.Max(0, next - 1)]);
            var share = after.Day == day ? 1 : (double)(day - before.Day) / (after.Day - before.Day);
            daily[day] = new(before.Range.P10 + (share * (after.Range.P10 - before.Range.P10)), before.Range.P90 + (share * (after.Range.P90 - before.Range.P90)));
        }

        return daily;
    }

    /// <summary>10 % and 90 % quantile, to the width of a bin: half a hundredth of a share, one hundredth of 1 + amount.</summary>
    private StateRange Range(int counted, int state)
    {
        var here = counts.AsSpan(((counted * States) + state) * Bins, Bins);
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
                return new(low!.Value, Value(state, bin));
            }
        }

        return new(0, 0); // nothing was counted
    }

    private static bool IsCounted(int day) => day <= 14 || (day <= 60 && day % 2 == 0) || day % 6 == 0;

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
/// <param name="summed">Days of the curve that are summed up.</param>
internal sealed class StateCounter<T>(int[] summed)
    where T : struct, ILane<T>
{
    private readonly StateCounts counts = new(summed);

    /// <summary>Adds a handful that was solved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Bench<T> bench, int[] members, int count, long[] weights)
    {
        var places = counts.Places;
        for (var counted = 0; counted < places.Length; counted++)
        {
            for (var state = 0; state < StateCounts.States; state++)
            {
                var at = ((places[counted] * Bench<T>.StatesOfADay) + state) * T.Width;
                for (var i = 0; i < count; i++)
                {
                    counts.Add(counted, state, bench.States[at + i], weights[members[i]]);
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
