using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Sums up one thread's members: severity and reading counted by day and bin, states within the muscle summed at the ends of steps.
/// A block of members is collected before it is counted, so that each day's bins stay in the processor's nearest memory.
/// </summary>
internal sealed class BlockCurve<T>
    where T : struct, ILane<T>
{
    private readonly AreaCourse course;
    private readonly CurveSums total;
    private readonly int blockSize, days;
    private readonly int[] severity, reading;
    private readonly long[] weight;
    private readonly long[] severityBins, readingBins;
    private readonly Aligned<double> severitySums, stateSums;

    /// <summary>Makes the buffers.</summary>
    /// <param name="course">The area.</param>
    /// <param name="total">Where sums and counts go.</param>
    /// <param name="blockSize">Members of a block.</param>
    /// <param name="alone">Whether no other thread counts; then nothing is copied.</param>
    public BlockCurve(AreaCourse course, CurveSums total, int blockSize, bool alone)
    {
        (this.course, this.total, this.blockSize) = (course, total, blockSize);
        days = total.Days;
        severity = Rented.Any<int>(days * blockSize);
        reading = Rented.Any<int>(days * blockSize);
        weight = new long[blockSize];
        severityBins = alone ? total.Severity : Rented.Zeros<long>(total.Severity.Length);
        readingBins = alone ? total.Reading : Rented.Zeros<long>(total.Reading.Length);
        severitySums = new(days * 8);
        stateSums = new(total.Moments * StateSums.Columns * 8);
    }

    /// <summary>Adds a handful; <paramref name="place"/> is its place in the block, a multiple of the width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Bench<T> bench, int[] members, int count, int place, long[] weights, T bias, T kindness)
    {
        Span<double> ws = stackalloc double[T.Width];
        for (var i = 0; i < T.Width; i++)
        {
            var w = i < count ? weights[members[i]] : 0;
            weight[place + i] = w;
            ws[i] = w;
        }

        // Before any treatment a rater is not yet kind. Held within 2 grades, so that every reading has a bin.
        T w8 = T.Load(ref ws[0], 0), three = T.Of(3), two = T.Of(2), low = T.Of(-2), high = T.Of(1.99);
        T before = T.Min(T.Max(bias, low), high), after = T.Min(T.Max(bias - kindness, low), high);
        bool treated = course.Sessions.Length > 0, treatedBefore = treated && course.Sessions[0].Day < 0;
        ref double z0 = ref bench.Severity[0], sums = ref severitySums[0];
        ReadOnlySpan<int> nodes = bench.Mesh.WantedNodes;
        int lane = place % 8, at = place;
        for (var day = 0; day < days; day++, at += blockSize)
        {
            var z = T.Load(ref z0, nodes[day] * T.Width);
            T.Store(T.Fma(w8, T.Min(z, three), T.Load(ref sums, (8 * day) + lane)), ref sums, (8 * day) + lane);
            T.StoreWhole(z * T.Of(512), ref severity[at], 0);
            T.StoreWhole((z + (treatedBefore || (treated && day > 0) ? after : before) + two) * T.Of(128), ref reading[at], 0);
        }

        StateSums.Add(bench.Trace, total.FirstMoment, total.Moments, w8, stateSums, lane);
    }

    /// <summary>Counts the block and empties it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Flush(int block, int count)
    {
        ReadOnlySpan<long> w = weight.AsSpan(0, count);
        for (var day = 0; day < days; day++)
        {
            ReadOnlySpan<int> z = severity.AsSpan(day * blockSize, w.Length), y = reading.AsSpan(day * blockSize, w.Length);
            var bins = severityBins.AsSpan(day * CurveSums.SeverityBins, CurveSums.SeverityBins);
            var readings = readingBins.AsSpan(day * CurveSums.ReadingBins, CurveSums.ReadingBins);
            unchecked
            {
                for (var i = 0; i < w.Length; i++)
                {
                    bins[z[i]] += w[i];
                    readings[y[i]] += w[i];
                }
            }
        }

        Pour(severitySums.AsSpan(), total.SeveritySums.AsSpan(block * days, days));
        Pour(stateSums.AsSpan(), total.StateSums.AsSpan(block * total.Moments * StateSums.Columns, total.Moments * StateSums.Columns));
    }

    /// <summary>Gives the counts of all blocks to the total; whole numbers may be added in any order.</summary>
    public void Finish()
    {
        Rented.Return(severity);
        Rented.Return(reading);
        severitySums.GiveBack();
        stateSums.GiveBack();
        if (severityBins == total.Severity)
        {
            return;
        }

        lock (total)
        {
            for (var i = 0; i < severityBins.Length; i++)
            {
                total.Severity[i] += severityBins[i];
            }

            for (var i = 0; i < readingBins.Length; i++)
            {
                total.Reading[i] += readingBins[i];
            }
        }

        Rented.Return(severityBins);
        Rented.Return(readingBins);
    }

    /// <summary>Adds eight places each, in their order, and empties them: the same sum for any width.</summary>
    private static void Pour(Span<double> eights, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var sum = 0.0;
            foreach (var one in eights.Slice(8 * i, 8))
            {
                sum += one;
            }

            into[i] = sum;
        }

        eights.Clear();
    }
}
