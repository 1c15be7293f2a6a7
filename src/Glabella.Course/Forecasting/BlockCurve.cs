using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Collects a block of members before they are counted, so that each day's bins stay in the processor's nearest memory.</summary>
internal sealed class BlockCurve<T>(int days, int blockSize)
    where T : struct, ILane<T>
{
    private readonly double[] severity = new double[days * blockSize];
    private readonly double[] reading = new double[blockSize];
    private readonly double[] kindnesses = new double[blockSize];
    private readonly long[] weight = new long[blockSize];
    private readonly double[] sums = new double[days * CurveSums.Quantities * 8];
    private readonly long[] severityBins = new long[days * CurveSums.SeverityBins];
    private readonly long[] readingBins = new long[days * CurveSums.ReadingBins];
    private bool treatedBefore, treated;

    /// <summary>Adds a handful; <paramref name="place"/> is its place in the block, a multiple of the width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Bench<T> bench, AreaCourse course, int[] members, int count, int place, long[] weights, T bias, T kindness)
    {
        treated = course.Sessions.Length > 0;
        treatedBefore = treated && course.Sessions[0].Day < 0;
        Span<double> ws = stackalloc double[T.Width];
        for (var i = 0; i < T.Width; i++)
        {
            var w = i < count ? weights[members[i]] : 0;
            weight[place + i] = w;
            ws[i] = w;
        }

        T w8 = T.Load(ref ws[0], 0), three = T.Of(3);
        T.Store(bias, ref reading[0], place);
        T.Store(kindness, ref kindnesses[0], place);
        var lane = place % 8;
        for (var day = 0; day < days; day++)
        {
            var z = T.Load(ref bench.Severity[0], bench.Mesh.WantedNodes[day] * T.Width);
            T.Store(z, ref severity[0], (day * blockSize) + place);
            Sum(day, 0, lane, w8 * T.Min(z, three));
            for (var quantity = 0; quantity < Bench<T>.StatesOfADay; quantity++)
            {
                Sum(day, 1 + quantity, lane, w8 * T.Load(ref bench.States[0], ((day * Bench<T>.StatesOfADay) + quantity) * T.Width));
            }
        }
    }

    /// <summary>Counts the block and empties it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Flush(CurveSums total, int block, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // Before any treatment a rater is not yet kind. Held within 2 grades, so that every reading has a bin.
            kindnesses[i] = Math.Clamp(reading[i] - kindnesses[i], -2, 1.99);
            reading[i] = Math.Clamp(reading[i], -2, 1.99);
        }

        for (var day = 0; day < days; day++)
        {
            var offsets = treatedBefore || (treated && day > 0) ? kindnesses : reading;
            var z = severity.AsSpan(day * blockSize, count);
            var bins = severityBins.AsSpan(day * CurveSums.SeverityBins, CurveSums.SeverityBins);
            var readings = readingBins.AsSpan(day * CurveSums.ReadingBins, CurveSums.ReadingBins);
            unchecked
            {
                for (var i = 0; i < z.Length; i++)
                {
                    var w = weight[i];
                    bins[(int)(z[i] * 512)] += w;
                    readings[(int)((z[i] + offsets[i] + 2) * 128)] += w;
                }
            }
        }

        for (var i = 0; i < days * CurveSums.Quantities; i++)
        {
            var sum = 0.0;
            for (var lane = 0; lane < 8; lane++)
            {
                sum += sums[(i * 8) + lane];
            }

            total.Sums[(block * days * CurveSums.Quantities) + i] = sum;
        }

        Array.Clear(sums);
    }

    /// <summary>Gives the counts of all blocks to the total; whole numbers may be added in any order.</summary>
    public void Finish(CurveSums total)
    {
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
    }

    private void Sum(int day, int quantity, int lane, T value)
    {
        var at = (((day * CurveSums.Quantities) + quantity) * 8) + lane;
        T.Store(T.Load(ref sums[0], at) + value, ref sums[0], at);
    }
}
