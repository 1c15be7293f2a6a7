using System.Runtime.CompilerServices;
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

    /// <summary>
    /// Quantiles of the values that are not NaN: the smallest value whose cumulated weight reaches the share; +∞ values come last.
    /// </summary>
    /// <returns>The quantiles and the share of weight that is not NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double[] Quantiles, double Share) Quantiles(double[] values, long[] weights, ReadOnlySpan<double> shares)
    {
        long total = 0, happens = 0;
        var known = new double[values.Length];
        var weight = new long[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            total += weights[i];
            if (!double.IsNaN(values[i]) && weights[i] > 0)
            {
                happens += weights[i];
                (known[count], weight[count++]) = (values[i], weights[i]);
            }
        }

        Array.Sort(known, weight, 0, count);
        var quantiles = new double[shares.Length];
        quantiles.AsSpan().Fill(double.NaN);
        long cumulated = 0;
        for (int i = 0, next = 0; i < count; i++)
        {
            cumulated += weight[i];
            while (next < shares.Length && cumulated >= shares[next] * happens)
            {
                quantiles[next++] = known[i];
            }
        }

        return (quantiles, total == 0 ? 0 : (double)happens / total);
    }
}
