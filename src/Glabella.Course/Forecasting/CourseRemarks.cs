using System.Collections.Immutable;
using Glabella.Course.Mechanism;
using NodaTime.Text;

namespace Glabella.Course.Forecasting;

/// <summary>Warnings, cautions and validity of a forecast.</summary>
internal static class CourseRemarks
{
    /// <summary>An ensemble worth fewer equally weighted members than this has quantiles that move with the seed.</summary>
    private const double FewMembers = 40;

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

    /// <summary>A forecast with what a clinician should weigh, and how far published trials carry it.</summary>
    public static AreaForecast Weighed(ForecastCase @case, PlannedDose planned, AreaForecast area)
    {
        var outside = OutsideTrials.Of(@case, planned).ToImmutableArray();
        return area with
        {
            Cautions = [.. outside.Concat(EvidenceGaps.Of(@case, planned, area)).OrderBy(c => c.Code, StringComparer.Ordinal)],
            Validity = new(outside.IsEmpty ? ValidityLevel.Informed : ValidityLevel.Extrapolated, [.. outside.Select(c => c.Text)]),
        };
    }
}
