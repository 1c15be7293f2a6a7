using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Glabella.Course.Forecasting;

/// <summary>"Day 5 of about 101: kicking in."</summary>
internal static class TodaySentence
{
    /// <summary>The sentence for the first area; null without a day.</summary>
    public static TodayInCourse? Of(ForecastCase @case, ImmutableArray<AreaForecast> areas)
    {
        if (@case is not { Today: { } today, Date: { } date })
        {
            return null;
        }

        var area = areas[0];
        var day = Period.DaysBetween(date, today) - area.CycleDay;
        var end = End(area);
        if (day < 0)
        {
            return new(day, $"{-day} {(day == -1 ? "day" : "days")} before the treatment.");
        }

        if (area.Onset.Probability < 0.5)
        {
            return new(day, area.Units > 0 ? $"Day {day}: a visible effect is not expected; let it be looked at on day 14." : $"Day {day}: nothing was injected.");
        }

        var of = end is { } e ? string.Create(CultureInfo.InvariantCulture, $"Day {day} of about {Math.Round(e):0}") : $"Day {day}";
        return new(day, $"{of}: {Phase(day, area)}.");
    }

    /// <summary>The median day that ends the course in words: wear-off, or half faded in those whose line rather never gets below grade 1.5.</summary>
    private static double? End(AreaForecast area) => area.WearOff is { Probability: >= 0.5, P50: { } gone } ? gone : area.HalfFaded.P50;

    private static string Phase(int day, AreaForecast area)
    {
        double onset = area.Onset.P50 ?? 0, full = area.FullEffect.P50 ?? 14, gone = End(area) ?? double.PositiveInfinity;
        if (day < onset)
        {
            return "nothing to see yet, which is usual";
        }

        if (day < Math.Min(full, gone))
        {
            return "kicking in";
        }

        if (day >= (area.BackToBaseline.P50 ?? double.PositiveInfinity))
        {
            return "as before the treatment";
        }

        if (day >= gone)
        {
            return "worn off";
        }

        // The line comes back visibly once a quarter of what was gained is lost again.
        var curve = area.Curve;
        var lowest = curve.Min(c => c.Grade.Mean);
        var at = day + area.CycleDay;
        var fading = at > 0 && at < curve.Length && curve[at].Grade.Mean > curve[at - 1].Grade.Mean
            && curve[at].Grade.Mean > lowest + (0.25 * (curve.Max(c => c.Grade.Mean) - lowest));
        return fading ? "fading" : "full effect";
    }
}
