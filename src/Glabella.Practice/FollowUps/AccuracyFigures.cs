using System.Collections.Immutable;

namespace Glabella.Practice;

/// <summary>What forecasts promised against what came, in figures.</summary>
public static class AccuracyFigures
{
    /// <summary>Fewer reports than this are not judged.</summary>
    public const int Few = 10;

    /// <summary>A promise and how it was held, in 100 reports.</summary>
    /// <param name="Promised">How many were to come by then.</param>
    /// <param name="Held">How many came.</param>
    /// <param name="Low">Lower end of what chance allows (Wilson, 95 in 100).</param>
    /// <param name="High">Upper end.</param>
    public readonly record struct Promise(int Promised, double Held, double Low, double High);

    /// <summary>By the early end of the range, by its middle, by its late end: 10, 50 and 90 in 100 should have told by then.</summary>
    public static ImmutableArray<Promise> Promises(IReadOnlyCollection<ForecastAccuracy.Row> rows)
    {
        Promise Of(int promised, Func<ForecastAccuracy.Row, bool> came)
        {
            var (low, high) = Wilson(rows.Count(came), rows.Count);
            return new(promised, 100.0 * rows.Count(came) / rows.Count, 100 * low, 100 * high);
        }

        return rows.Count == 0 ? [] : [Of(10, r => r.Actual < r.P10), Of(50, r => r.Actual < r.P50), Of(90, r => r.P90 is null || r.Actual <= r.P90)];
    }

    /// <summary>Days within which half of the middles were right.</summary>
    public static double HalfWithin(IEnumerable<ForecastAccuracy.Row> rows) => Median(rows.Select(r => Math.Abs(r.Actual - r.P50)));

    /// <summary>
    /// The rule that anybody can follow without a model: everybody wears off on the middle of the days that the others told of this product and area.
    /// Half within so many days, and the forecast for the same reports; null with too few.
    /// </summary>
    public static (double Rule, double Forecast, int Reports)? SimpleRule(IEnumerable<ForecastAccuracy.Row> rows)
    {
        var groups = rows.GroupBy(r => (r.Product, r.Area)).Where(g => g.Count() >= Few).Select(g => g.ToArray()).ToArray();
        if (groups.Length == 0)
        {
            return null;
        }

        var off = groups.SelectMany(g => g.Select((row, i) => Math.Abs(row.Actual - Median(g.Where((_, j) => j != i).Select(r => (double)r.Actual)))));
        return (Median(off), HalfWithin(groups.SelectMany(g => g)), groups.Sum(g => g.Length));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static (double Low, double High) Wilson(int held, int all)
    {
        const double z = 1.96;
        double share = (double)held / all, scale = 1 + (z * z / all), centre = share + (z * z / (2 * all));
        var half = z * Math.Sqrt((share * (1 - share) / all) + (z * z / (4.0 * all * all)));
        return ((centre - half) / scale, (centre + half) / scale);
    }
}
