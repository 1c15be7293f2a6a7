namespace Glabella.Course.Calibrating;

/// <summary>A product-limit curve whose falls on visit days are spread half way to the neighbouring visits, linear between.</summary>
internal static class SmoothedCurve
{
    /// <summary>Share still without the event on a day.</summary>
    public static double At(int[] days, double[] curve, double day)
    {
        var (x, y) = Knots(days, curve);
        if (day <= x[0])
        {
            return 1;
        }

        for (var i = 1; i < x.Length; i++)
        {
            if (day <= x[i])
            {
                return y[i - 1] + ((y[i] - y[i - 1]) * (day - x[i - 1]) / (x[i] - x[i - 1]));
            }
        }

        return y[^1];
    }

    /// <summary>Day on which a share is left; the last knot if more are.</summary>
    public static double Day(int[] days, double[] curve, double left)
    {
        var (x, y) = Knots(days, curve);
        for (var i = 1; i < x.Length; i++)
        {
            if (y[i] <= left)
            {
                return x[i - 1] + ((y[i - 1] - left) / Math.Max(1e-12, y[i - 1] - y[i]) * (x[i] - x[i - 1]));
            }
        }

        return x[^1];
    }

    private static (double[] X, double[] Y) Knots(int[] days, double[] curve)
    {
        double[] x = new double[days.Length + 1], y = new double[days.Length + 1];
        (x[0], y[0]) = (days[0] / 2.0, 1);
        for (var i = 0; i < days.Length; i++)
        {
            x[i + 1] = i + 1 < days.Length ? (days[i] + days[i + 1]) / 2.0 : days[i] + ((days[i] - (i > 0 ? days[i - 1] : 0)) / 2.0);
            y[i + 1] = curve[i];
        }

        return (x, y);
    }
}

/// <summary>Medians of figures that are medians: days, and how many days a share of one stands for there.</summary>
internal sealed class MedianDays(int figures)
{
    /// <summary>Half to either side, between which a curve's slope is taken.</summary>
    private const double Near = 0.05;

    public double[] Day { get; } = new double[figures];

    public double[] DaysPerShare { get; } = new double[figures];

    /// <summary>Reads a curve.</summary>
    public void Set(int figure, int[] days, double[] curve)
    {
        Day[figure] = SmoothedCurve.Day(days, curve, 0.5);
        DaysPerShare[figure] = (SmoothedCurve.Day(days, curve, 0.5 - Near) - SmoothedCurve.Day(days, curve, 0.5 + Near)) / (2 * Near);
    }
}
