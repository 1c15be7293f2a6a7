namespace Glabella.Course.Forecasting;

/// <summary>
/// The days of a curve that are summed up, and how the others follow: every day to day 60, then every second.
/// After the last session all figures are smooth in time, so a cubic through four neighbours gives the days between
/// (difference from computing them below 1e-4).
/// </summary>
internal static class CurveDays
{
    private const int Daily = 60;

    /// <summary>Summed days up to an end and a little beyond, so that a longer curve begins as a shorter one.</summary>
    public static IEnumerable<int> Days(int end)
    {
        for (var day = 0; day <= Math.Max(end + 4, Daily + 4); day += day < Daily ? 1 : 2)
        {
            yield return day;
        }
    }

    /// <summary>The same as numbers.</summary>
    public static IEnumerable<double> Nodes(int end) => Days(end).Select(day => (double)day);

    /// <summary>A figure on any day from the figures on summed days, which are asked for by their place.</summary>
    public static double On(int day, Func<int, double> figure)
    {
        if (day <= Daily || day % 2 == 0)
        {
            return figure(Place(day));
        }

        double before = figure(Place(day - 1)), after = figure(Place(day + 1)), first = figure(Place(day - 3)), last = figure(Place(day + 3));
        return ((before + after) / 2) + ((before + after - first - last) / 16);
    }

    private static int Place(int day) => day <= Daily ? day : Daily + ((day - Daily) / 2);
}
