namespace Glabella.Course.Trials;

/// <summary>Intervals and curves from counts.</summary>
internal static class Statistics
{
    /// <summary>97.5 % quantile of the standard normal.</summary>
    public const double Z = 1.959963984540054;

    /// <summary>Fewest replicates that have a range.</summary>
    public const int FewestForRange = 20;

    /// <summary>Wilson's interval of a percentage with n subjects.</summary>
    public static Interval Wilson(double percent, double n)
    {
        double p = percent / 100, zz = Z * Z;
        double middle = p + (zz / (2 * n)), half = Z * Math.Sqrt((p * (1 - p) / n) + (zz / (4 * n * n))), scale = 100 / (1 + (zz / n));
        return new(Math.Max(0, (middle - half) * scale), Math.Min(100, (middle + half) * scale));
    }

    /// <summary>10 % and 90 % quantile of the replicates' own figures; +∞ is an open end.</summary>
    public static Interval? Range(IEnumerable<double> figures, int replicates)
    {
        if (replicates < FewestForRange)
        {
            return null;
        }

        double[] sorted = [.. figures.Where(f => !double.IsNaN(f)).Order()];
        if (sorted.Length == 0)
        {
            return null;
        }

        double? At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1] is var f && double.IsFinite(f) ? f : null;
        return new(At(0.1), At(0.9));
    }

    /// <summary>
    /// The day at which a product-limit curve crosses 50 % when each fall is spread half way to the neighbouring visits;
    /// +∞ if it never does.
    /// </summary>
    /// <param name="visits">Visit days, rising.</param>
    /// <param name="percent">The curve after each visit, never rising.</param>
    public static double InterpolatedMedian(ReadOnlySpan<int> visits, ReadOnlySpan<double> percent)
    {
        for (var k = 0; k < visits.Length; k++)
        {
            if (percent[k] > 50)
            {
                continue;
            }

            double from = ((k > 0 ? visits[k - 1] : 0) + visits[k]) / 2.0;
            var to = k + 1 < visits.Length ? (visits[k] + visits[k + 1]) / 2.0 : visits[k];
            var before = k > 0 ? percent[k - 1] : 100;
            return from + ((before - 50) / (before - percent[k]) * (to - from));
        }

        return double.PositiveInfinity;
    }

    /// <summary>First visit at which a curve is at or under 50 %.</summary>
    public static int? Median(ReadOnlySpan<int> visits, ReadOnlySpan<double> percent)
    {
        for (var k = 0; k < visits.Length; k++)
        {
            if (percent[k] <= 50)
            {
                return visits[k];
            }
        }

        return null;
    }

    /// <summary>Visits at which the Greenwood 95 % band of a curve without censoring crosses 50 %.</summary>
    public static Interval GreenwoodMedian(ReadOnlySpan<int> visits, ReadOnlySpan<double> percent, double n)
    {
        double? low = null, high = null;
        for (var k = 0; k < visits.Length; k++)
        {
            var p = percent[k] / 100;
            var half = 100 * Z * Math.Sqrt(p * (1 - p) / n);
            low ??= percent[k] - half <= 50 ? visits[k] : null;
            high ??= percent[k] + half <= 50 ? visits[k] : null;
        }

        return new(low, high);
    }

    /// <summary>Mean and variance of the time without the event up to the last visit, days.</summary>
    public static (double Mean, double Variance) Restricted(ReadOnlySpan<int> visits, ReadOnlySpan<double> percent)
    {
        double mean = 0, square = 0, before = 1;
        for (var k = 0; k < visits.Length; k++)
        {
            // Those who have the event at a visit lived to it; the rest to the last visit.
            var share = k + 1 < visits.Length ? before - (percent[k] / 100) : before;
            mean += share * visits[k];
            square += share * visits[k] * visits[k];
            before = percent[k] / 100;
        }

        return (mean, square - (mean * mean));
    }
}
