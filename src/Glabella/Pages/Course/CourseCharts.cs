using System.Collections.Immutable;
using System.Globalization;
using Glabella.Components;
using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Course;

/// <summary>Makes a chart of a forecast. Days are those of the cycle: of a touch-up they count from the first session.</summary>
internal static class CourseCharts
{
    /// <summary>Events with the words that a clinician uses, in the order of the model.</summary>
    public static ImmutableArray<(EffectMark Mark, string Label)> Labels { get; } =
    [
        (EffectMark.Onset, "Noticed"), (EffectMark.FullEffect, "Full effect"), (EffectMark.HalfFaded, "Half faded"),
        (EffectMark.WearOff, "Worn off"), (EffectMark.BackToBaseline, "As before"),
    ];

    /// <summary>The chart of one area.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="area">The area of it.</param>
    /// <param name="readings">Grades seen in this area, by date; those before the cycle are left out.</param>
    /// <param name="today">Today.</param>
    public static CourseChartData Of(Forecast forecast, AreaForecast area, IEnumerable<(LocalDate Date, Grade Grade, Rater Rater)> readings, LocalDate today)
    {
        LocalDate? start = forecast.Date?.PlusDays(area.CycleDay);
        var last = LastDay(area);
        var marks = Labels.Select(l => (l.Label, Mark: area[l.Mark])).Select(l => new ChartMark(l.Label, l.Mark.P10, l.Mark.P50, l.Mark.P90, l.Mark.Date, l.Mark.Probability))
            .OrderBy(m => m.P50 ?? double.MaxValue).ToImmutableArray();
        return new CourseChartData(
            start is { } day ? $"Course of the {area.Area.Plain} since {day.InFull()}" : $"Course of the {area.Area.Plain}",
            Describe(area),
            start,
            string.Create(CultureInfo.InvariantCulture, $"{area.Units:0.##} U"),
            [.. area.Curve.Select(c => new ChartDay(c.Day - area.CycleDay, c.Grade.Mean, c.Grade.P10, c.Grade.P90)).Where(d => d.Day <= last)],
            marks,
            start is { } from ? [.. readings.Select(r => new ChartReading(Period.DaysBetween(from, r.Date), r.Grade, r.Rater)).Where(r => r.Day >= 0)] : [],
            start is { } begin ? Period.DaysBetween(begin, today) : null);
    }

    /// <summary>The day on which the chart ends: what matters lies on it, and no year of flat line behind.</summary>
    private static double LastDay(AreaForecast area) => 14 + new[] { 120, area.HalfFaded.P90, area.WearOff.P90, area.BackToBaseline.P50, area.FullEffect.P90 }.Max(d => d ?? 0);

    private static string Describe(AreaForecast area)
    {
        var before = area.Curve[0].Grade.Mean;
        var least = area.Curve.MinBy(c => c.Grade.Mean)!;
        var words = string.Create(CultureInfo.InvariantCulture, $"Expected grade {before:0.0} before, lowest {least.Grade.Mean:0.0} on day {least.Day - area.CycleDay}. ");
        return words + (area.WearOff is { Date: not null, P10: { } p10, P50: { } p50 }
            ? string.Create(CultureInfo.InvariantCulture, $"Expected to have worn off on day {p50:0}, with 8 in 10 chances between day {p10:0} and {(area.WearOff.P90 is { } p90 ? $"day {p90:0}" : "after the end of the chart")}.")
            : "No wear-off is expected, because too little effect is.");
    }
}
