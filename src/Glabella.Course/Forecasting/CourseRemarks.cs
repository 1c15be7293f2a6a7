using System.Collections.Immutable;
using System.Globalization;
using Glabella.Course.Mechanism;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Course.Forecasting;

/// <summary>Warnings, cautions and validity of a forecast.</summary>
internal static class CourseRemarks
{
    /// <summary>An ensemble worth fewer equally weighted members than this has quantiles that move with the seed.</summary>
    private const double FewMembers = 40;

    private static readonly string[] DurationUnknown = ["incobotulinumtoxinA", "prabotulinumtoxinA", "letibotulinumtoxinA"];

    /// <summary>Remarks on the input.</summary>
    public static ImmutableArray<CourseWarning> Warnings(ForecastCase @case, RunSetup setup, RunResult result)
    {
        var warnings = new List<CourseWarning>();
        foreach (var day in @case.Observations.GroupBy(o => (o.Date, o.Area)).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.Area.Id, StringComparer.Ordinal))
        {
            if (day.Max(o => o.Grade) - day.Min(o => o.Grade) >= 3)
            {
                warnings.Add(new("CRS-301", $"Two grades three apart on {LocalDatePattern.Iso.Format(day.Key.Date)} in the {day.Key.Area}: one of them may be a slip; both were used.", "/observations"));
            }
        }

        foreach (var area in @case.Treatments.Select(t => t.Area).Distinct().Where(a => !ParameterFile.Current.Areas.ContainsKey(a.Id)).OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            warnings.Add(new("CRS-302", $"Earlier treatments of {area.Title} do not change this forecast: the model does not know that area.", "/treatments"));
        }

        if (setup.Courses[..setup.Planned].Any(c => c.Cycles is [.., var cycle] && cycle.Day < 0 && c.Sessions[^1].Day == 0))
        {
            warnings.Add(new("CRS-303", "This treatment is a touch-up: less than 42 days after the first one of its cycle; the events count from that first one.", null));
        }

        if (Weights.Effective(result.Weights) < FewMembers)
        {
            warnings.Add(new("CRS-304", "What was observed is unusual for this model, or more than its ensemble can hold; few members agree with it. It counts less and the ranges are wider for it; more members help.", null));
        }

        return [.. warnings];
    }

    /// <summary>What lies outside of what was published.</summary>
    public static Validity Validity(ForecastCase @case, PlannedDose planned)
    {
        var reasons = Outside(@case, planned).Select(c => c.Text).ToImmutableArray();
        return new(reasons.IsEmpty ? ValidityLevel.Informed : ValidityLevel.Extrapolated, reasons);
    }

    /// <summary>What a clinician should weigh.</summary>
    public static ImmutableArray<Caution> Cautions(ForecastCase @case, PlannedDose planned)
    {
        var cautions = Outside(@case, planned).ToList();
        if (planned.Units > 0 && DurationUnknown.Contains(planned.Product.Name))
        {
            cautions.Add(new("CRS-205", $"No figure after day 30 of {planned.Product} stands behind the model: its duration is taken to be near that of onabotulinumtoxinA.", ParameterFile.Current.Products[planned.Product.Name].Source));
        }

        return [.. cautions];
    }

    private static IEnumerable<Caution> Outside(ForecastCase @case, PlannedDose planned)
    {
        if (planned.Units == 0)
        {
            yield break;
        }

        var file = ParameterFile.Current;
        const string trials = "published trials, docs/course/README.md";
        if (file.Studied.FirstOrDefault(s => s.Product == planned.Product && s.Area == planned.Area) is not { } studied)
        {
            yield return new("CRS-202", $"No trial of {planned.Product} in the {planned.Area} stands behind the model: the area is carried over from another product.", trials);
        }
        else if (planned.Units < studied.LowestUnits || planned.Units > studied.HighestUnits)
        {
            var range = studied.LowestUnits == studied.HighestUnits ? $"{U(studied.LowestUnits)} U" : $"{U(studied.LowestUnits)} to {U(studied.HighestUnits)} U";
            yield return new("CRS-201", $"{U(planned.Units)} U lie outside the doses of {planned.Product} that trials gave in the {planned.Area} ({range}).", trials);
        }

        if (@case.AgeYears > file.StudiedAgeHigh)
        {
            yield return new("CRS-203", $"At {@case.AgeYears} years the course is carried over from younger people: trials report means of about 46 years.", trials);
        }

        if (@case.Date is { } date && @case.Treatments.Where(t => t.Area == planned.Area && t.Units > 0).Select(t => Period.DaysBetween(t.Date, date)).DefaultIfEmpty(int.MaxValue).Min() is var days
            && days < file.StudiedIntervalDays)
        {
            yield return new("CRS-204", $"{days} days after the last treatment of this area: published courses begin at least {file.StudiedIntervalDays} days after it.", trials);
        }
    }

    private static string U(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);
}
