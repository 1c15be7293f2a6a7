using System.Numerics;
using Glabella.Course.Marks;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Importance weights as whole numbers: the largest is 2^30, those below half a unit are nothing.
/// Sums of whole numbers do not depend on their order, so neither do quantiles and shares.
/// </summary>
internal static class Weights
{
    /// <summary>Fewer members than this give no 80 % range; a larger demand would pull rare people, above all non-responders, back to the average.</summary>
    public const double LeastEffective = 20;

    private const double Largest = 1 << 30;

    /// <summary>Weights from their logarithms.</summary>
    public static long[] Whole(double[] logs)
    {
        var highest = logs.Max();
        var whole = new long[logs.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            var below = logs[i] - highest;
            whole[i] = below < -30 ? 0 : (long)Math.Round(Elementary.Exp(below) * Largest, MidpointRounding.ToEven);
        }

        return whole;
    }

    /// <summary>
    /// Weights after evidence. Years of grades and reports can be more than an ensemble holds: one or two members then carry all the
    /// weight, and their narrow range promises what nobody knows. The evidence then counts less: the likelihood is taken to the
    /// largest power up to 1 at which at least <see cref="LeastEffective"/> members remain, so that ranges widen toward the population's.
    /// </summary>
    /// <param name="before">Logarithms without observations and reports.</param>
    /// <param name="after">The same with them.</param>
    public static long[] Tempered(double[] before, double[] after)
    {
        var whole = Whole(after);
        var least = Math.Min(LeastEffective, Effective(Whole(before)) / 2);
        if (Effective(whole) >= least)
        {
            return whole;
        }

        double low = 0, high = 1;
        var logs = new double[after.Length];
        for (var step = 0; step < 16; step++)
        {
            var power = (low + high) / 2;
            for (var i = 0; i < logs.Length; i++)
            {
                logs[i] = before[i] + (power * (after[i] - before[i]));
            }

            var tried = Whole(logs);
            if (Effective(tried) >= least)
            {
                (low, whole) = (power, tried);
            }
            else
            {
                high = power;
            }
        }

        return low > 0 ? whole : Whole(before);
    }

    /// <summary>
    /// The same weights without the smallest ones that together hold less than a thousandth: far below what an ensemble can tell, but a third and more of
    /// the members of a well-known person.
    /// </summary>
    public static long[] Trimmed(long[] weights)
    {
        // Weights of one number of bits are kept or dropped together.
        var sums = new long[64];
        long total = 0;
        foreach (var w in weights)
        {
            sums[BitOperations.Log2((ulong)w | 1)] += w;
            total += w;
        }

        var bits = 0;
        for (long dropped = sums[0]; dropped < total / 1_000; dropped += sums[++bits])
        {
        }

        var least = 1L << bits;
        return Array.ConvertAll(weights, w => w < least ? 0 : w);
    }

    /// <summary>(Σw)²/Σw²: how many equally weighted members they are worth.</summary>
    public static double Effective(long[] weights)
    {
        double sum = 0, squares = 0;
        foreach (var w in weights)
        {
            sum += w;
            squares += (double)w * w;
        }

        return sum * sum / squares;
    }

    /// <summary>Quantiles of a mark of members, as those of values.</summary>
    /// <param name="marks">Of each member.</param>
    /// <param name="which">The mark.</param>
    /// <param name="weights">Of each member.</param>
    /// <param name="shares">Rising.</param>
    public static (double[] Quantiles, double Share) Quantiles(MarkDays[] marks, Func<MarkDays, double> which, long[] weights, ReadOnlySpan<double> shares)
    {
        var days = Rented.Any<double>(weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            days[i] = which(marks[i]);
        }

        var quantiles = OfSpan(days.AsSpan(0, weights.Length), weights, shares);
        Rented.Return(days);
        return quantiles;
    }

    /// <summary>
    /// Quantiles of the values that are not NaN: the smallest value whose cumulated weight reaches the share; +∞ values come last.
    /// </summary>
    /// <returns>The quantiles and the share of weight that is not NaN.</returns>
    public static (double[] Quantiles, double Share) Quantiles(double[] values, long[] weights, ReadOnlySpan<double> shares) => OfSpan(values, weights, shares);

    private static (double[] Quantiles, double Share) OfSpan(ReadOnlySpan<double> values, long[] weights, ReadOnlySpan<double> shares)
    {
        long total = 0, happens = 0;
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        for (var i = 0; i < values.Length; i++)
        {
            total += weights[i];
            if (!double.IsNaN(values[i]) && weights[i] > 0)
            {
                happens += weights[i];
                if (double.IsFinite(values[i]))
                {
                    lowest = Math.Min(lowest, values[i]);
                    highest = Math.Max(highest, values[i]);
                }
            }
        }

        var quantiles = new double[shares.Length];
        quantiles.AsSpan().Fill(double.NaN);
        if (happens > 0)
        {
            new Parts(values, weights, lowest, highest).Quantiles(shares, happens, quantiles);
        }

        return (quantiles, total == 0 ? 0 : (double)happens / total);
    }

    /// <summary>Values laid into parts of equal width, so that only the parts that hold a quantile need be sorted.</summary>
    private readonly ref struct Parts
    {
        private const int Count = 1024;

        private readonly ReadOnlySpan<double> values;
        private readonly long[] weights;
        private readonly double lowest, scale;
        private readonly long[] sums;

        public Parts(ReadOnlySpan<double> values, long[] weights, double lowest, double highest)
        {
            this.values = values;
            (this.weights, this.lowest, sums) = (weights, lowest, new long[Count + 1]);
            scale = highest > lowest ? (Count - 1) / (highest - lowest) : 0;
            for (var i = 0; i < values.Length; i++)
            {
                if (weights[i] > 0 && !double.IsNaN(values[i]))
                {
                    sums[PartOf(values[i])] += weights[i];
                }
            }
        }

        /// <summary>For each share of the weight, rising, the smallest value whose cumulated weight reaches it.</summary>
        public void Quantiles(ReadOnlySpan<double> shares, long all, double[] quantiles)
        {
            // For each share its part, and the weight below that part.
            Span<int> parts = stackalloc int[shares.Length];
            Span<long> below = stackalloc long[shares.Length];
            long cumulated = 0;
            for (int part = 0, share = 0; part <= Count && share < shares.Length; part++)
            {
                for (; share < shares.Length && (part == Count || cumulated + sums[part] >= shares[share] * all); share++)
                {
                    (parts[share], below[share]) = (part, cumulated);
                }

                cumulated += sums[part];
            }

            var here = new List<(double Value, long Weight)>();
            for (var i = 0; i < values.Length; i++)
            {
                if (weights[i] > 0 && !double.IsNaN(values[i]) && parts.Contains(PartOf(values[i])))
                {
                    here.Add((values[i], weights[i]));
                }
            }

            here.Sort((a, b) => a.Value.CompareTo(b.Value));
            for (var share = 0; share < shares.Length; share++)
            {
                cumulated = below[share];
                foreach (var (value, weight) in here)
                {
                    if (PartOf(value) == parts[share])
                    {
                        quantiles[share] = value;
                        if ((cumulated += weight) >= shares[share] * all)
                        {
                            break;
                        }
                    }
                }
            }
        }

        private int PartOf(double value) => double.IsFinite(value) ? unchecked((int)((value - lowest) * scale)) : Count;
    }
}
