using System.Collections.Immutable;
using Glabella.Course;
using NodaTime;

namespace Glabella.Pages.Chart;

/// <summary>Makes the bars of the years from a chart.</summary>
internal static class YearsCycles
{
    /// <summary>The cycles of one area, oldest first. A session within 42 days of a cycle's first one is its touch-up.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="area">Area id.</param>
    /// <param name="expected">Days to wear-off of the newest cycle as forecast; null if none is expected.</param>
    public static ImmutableArray<YearsCycle> Of(Practice.Chart chart, string area, double? expected)
    {
        List<(LocalDate Day, double Units, string Product, bool Whole)> cycles = [];
        foreach (var treatment in chart.Treatments)
        {
            var units = treatment.Areas.Where(a => a.Area == area).Sum(a => a.Units);
            if (units <= 0)
            {
                continue;
            }

            if (cycles.Count > 0 && Period.DaysBetween(cycles[^1].Day, treatment.Date) < ForecastCase.TouchUpDays)
            {
                cycles[^1] = cycles[^1] with { Units = cycles[^1].Units + units };
            }
            else
            {
                // What is said of a whole treatment is read as its first area that the model knows, as in the forecast.
                var whole = treatment.Areas.FirstOrDefault(a => CourseModel.Areas.Any(k => k.Id == a.Area))?.Area ?? treatment.Areas.FirstOrDefault()?.Area;
                cycles.Add((treatment.Date, units, treatment.Entry.Product, whole == area));
            }
        }

        return
        [
            .. cycles.Select((c, i) =>
            {
                var next = i + 1 < cycles.Count ? cycles[i + 1].Day : LocalDate.MaxIsoValue;
                var gone = chart.Reports.LastOrDefault(r => r.Mark == "gone" && (r.Area == area || (r.Area is null && c.Whole)) && r.Date > c.Day && r.Date <= next);
                return gone is not null ? new YearsCycle(c.Day, c.Units, c.Product, Period.DaysBetween(c.Day, gone.Date), Expected: false)
                    : i == cycles.Count - 1 && expected is { } days ? new YearsCycle(c.Day, c.Units, c.Product, (int)Math.Round(days), Expected: true)
                    : new YearsCycle(c.Day, c.Units, c.Product, null, Expected: false);
            }),
        ];
    }
}
