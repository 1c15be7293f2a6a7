using System.Collections.Immutable;
using Glabella.Course;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>How our own forecasts turned out: wear-off as it was forecast at signing, against the day that the person later named.</summary>
public sealed class ForecastAccuracy(ClinicDb db, PracticeLessons lessons, IClock clock)
{
    /// <summary>A range that ends beyond the forecast's horizon is waited for so long, days.</summary>
    private const int LongestDays = 365;

    /// <summary>One forecast with what came.</summary>
    /// <param name="TreatmentId">The treatment.</param>
    /// <param name="PatientId">Whose.</param>
    /// <param name="Date">Its day.</param>
    /// <param name="Product">The toxin.</param>
    /// <param name="Area">Area id.</param>
    /// <param name="P10">Forecast at signing, days.</param>
    /// <param name="P50">Forecast at signing, days.</param>
    /// <param name="P90">Forecast at signing, days; null if beyond the horizon.</param>
    /// <param name="Actual">The day that the person named, days.</param>
    public sealed record Row(Guid TreatmentId, Guid PatientId, LocalDate Date, string Product, string Area, double P10, double P50, double? P90, int Actual);

    /// <summary>All of them.</summary>
    /// <param name="Rows">By day.</param>
    /// <param name="WithinRange">How many came between p10 and p90; 80 in 100 would be right.</param>
    /// <param name="Early">How many came before p10.</param>
    /// <param name="Late">How many came after p90.</param>
    /// <param name="MedianErrorDays">Median of named day less p50; null without any.</param>
    /// <param name="Practice">What all follow-ups together taught of the practice; the forecasts in <paramref name="Rows"/> used only what was known when they were made.</param>
    public sealed record Accuracy(ImmutableArray<Row> Rows, int WithinRange, int Early, int Late, double? MedianErrorDays, PracticeStanding Practice);

    /// <summary>
    /// Reads them; no names are read. A treatment counts once the late end of its range has passed: before that only early reports can be in, and the ranges
    /// would look too long.
    /// </summary>
    public async Task<Accuracy> Do(CancellationToken cancel = default)
    {
        var forecasts = await db.Forecasts.AsNoTracking().Where(f => f.Occasion == ForecastOccasion.AtSigning).ToListAsync(cancel).ConfigureAwait(false);
        var reports = (await db.Reports.AsNoTracking().Where(r => r.Mark == "gone").ToListAsync(cancel).ConfigureAwait(false)).ToLookup(r => r.PatientId);
        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        var treatments = (await db.Treatments.AsNoTracking().Select(t => new { t.Id, t.PatientId, t.Date, t.Product, t.AreasJson }).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(t => t.PatientId);
        List<Row> rows = [];
        foreach (var forecast in forecasts)
        {
            var next = treatments[forecast.PatientId].Where(t => t.Date > forecast.Date).Select(t => (LocalDate?)t.Date).Min();

            // What is said of a whole treatment is read as its first area that the model knows, here as in the forecast itself.
            var own = treatments[forecast.PatientId].FirstOrDefault(t => t.Id == forecast.TreatmentId);
            var whole = own is not null && RecordJson.Read<List<TreatedArea>>(own.AreasJson).FirstOrDefault(a => CourseModel.Areas.Any(k => k.Id == a.Area))?.Area == forecast.Area;
            var report = reports[forecast.PatientId].Where(r => r.Date > forecast.Date && (next is null || r.Date <= next) && (r.Area == forecast.Area || (r.Area is null && whole))).MinBy(r => r.Date);
            var mark = forecast.Marks.WearOff;
            if (report is not null && own is not null && mark is { P10: { } p10, P50: { } p50 } && forecast.Date.PlusDays((int)(mark.P90 ?? LongestDays)) <= today)
            {
                rows.Add(new Row(forecast.TreatmentId, forecast.PatientId, forecast.Date, own.Product, forecast.Area, p10, p50, mark.P90, Period.DaysBetween(forecast.Date, report.Date)));
            }
        }

        rows.Sort((a, b) => a.Date.CompareTo(b.Date));
        var errors = rows.Select(r => r.Actual - r.P50).Order().ToList();
        return new Accuracy(
            [.. rows],
            rows.Count(r => r.Actual >= r.P10 && (r.P90 is null || r.Actual <= r.P90)),
            rows.Count(r => r.Actual < r.P10),
            rows.Count(r => r.Actual > r.P90),
            MedianOf(errors),
            await lessons.Without(db, null, cancel).ConfigureAwait(false));
    }

    private static double? MedianOf(List<double> errors) =>
        errors.Count == 0 ? null : errors.Count % 2 == 1 ? errors[errors.Count / 2] : (errors[(errors.Count / 2) - 1] + errors[errors.Count / 2]) / 2;
}
