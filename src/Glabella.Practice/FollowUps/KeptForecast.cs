using System.Collections.Immutable;
using Glabella.Course;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Forecasts as the record keeps them, and the place on the recall list that follows from them.</summary>
internal static class KeptForecast
{
    /// <summary>The forecast of a treatment with what the chart holds; null where the model refuses or knows none of the areas.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="treatment">The treatment.</param>
    /// <param name="today">Only what was known by this day goes in.</param>
    /// <param name="size">Size of the ensemble.</param>
    /// <param name="practice">What others' follow-ups taught of the practice by then.</param>
    public static Forecast? Of(Chart chart, StandingTreatment treatment, LocalDate today, ForecastSize size, PracticeStanding practice) =>
        CourseCase.Of(chart, treatment, today, size).Case is { } @case ? Forecaster.Forecast(@case with { Practice = practice.Effects }) as Forecast : null;

    /// <summary>One entry for each area.</summary>
    public static ImmutableArray<ForecastEntry> Entries(Actor actor, Guid patient, StandingTreatment treatment, Forecast forecast, ForecastOccasion occasion, Instant now) =>
    [
        .. forecast.Areas.Select(a => new ForecastEntry
        {
            PatientId = patient,
            SignedAt = now,
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            TreatmentId = treatment.Id,
            Area = a.Area.Id,
            Occasion = occasion,
            ModelVersion = forecast.ModelVersion,
            Date = treatment.Date.PlusDays(a.CycleDay),
            MarksJson = RecordJson.Write(MarksOf(a)),
        }),
    ];

    private static ForecastMarks MarksOf(AreaForecast area)
    {
        static ForecastMark Of(MarkForecast mark) => new(mark.P10, mark.P50, mark.P90, mark.Probability);
        return new ForecastMarks(Of(area.Onset), Of(area.FullEffect), Of(area.HalfFaded), Of(area.WearOff), Of(area.BackToBaseline));
    }
}
