using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The forecast of a treatment with all that is known today.</summary>
public sealed class ForecastFor(ClinicDb db, PracticeLessons lessons, ForecastCache cache, ForecastSize size, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>A forecast.</summary>
        /// <param name="Treatment">The treatment.</param>
        /// <param name="Forecast">The forecast.</param>
        /// <param name="AreasLeftOut">Ids of treated areas that the model does not know.</param>
        /// <param name="Ignored">Sentences on what contradicts the rest and was left out.</param>
        /// <param name="NextAllowed">First day that keeps the practice's minimum interval.</param>
        /// <param name="NotInCurve">Sentences on treatments elsewhere that the person told of and that are not in the curve.</param>
        /// <param name="Practice">What other people's follow-ups taught of the practice; the forecast uses it.</param>
        public sealed record Made(
            StandingTreatment Treatment, Forecast Forecast, ImmutableArray<string> AreasLeftOut, ImmutableArray<string> Ignored, ImmutableArray<string> NotInCurve, LocalDate NextAllowed, PracticeStanding Practice) : Outcome;

        /// <summary>No forecast, only the reason.</summary>
        /// <param name="Treatment">The treatment.</param>
        /// <param name="Refusal">Why; null if the model knows none of the treated areas.</param>
        /// <param name="AreasLeftOut">Ids of treated areas that the model does not know.</param>
        /// <param name="NextAllowed">First day that keeps the practice's minimum interval.</param>
        public sealed record NoForecast(StandingTreatment Treatment, Refusal? Refusal, ImmutableArray<string> AreasLeftOut, LocalDate NextAllowed) : Outcome;

        /// <summary>Nobody was treated yet.</summary>
        public sealed record NoTreatment : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;
    }

    /// <summary>The forecast of one treatment, or of the newest. That it was read goes into the audit chain.</summary>
    public async Task<Outcome> Do(Actor actor, Guid patientId, Guid? treatmentId = null, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, patientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        await db.Commit(actor, clock, new AuditNote(patientId, nameof(ForecastFor), treatmentId), cancel).ConfigureAwait(false);
        return await Of(chart, await db.Practice(cancel).ConfigureAwait(false), treatmentId, cancel).ConfigureAwait(false);
    }

    /// <summary>The forecast from a chart that was opened already; nothing is noted.</summary>
    public async Task<Outcome> Of(Chart chart, PracticeSettings settings, Guid? treatmentId = null, CancellationToken cancel = default)
    {
        var treatment = treatmentId is { } id ? chart.Treatments.FirstOrDefault(t => t.Id == id) : chart.LastTreatment;
        if (treatment is null)
        {
            return treatmentId is null ? new Outcome.NoTreatment() : new Outcome.Unknown();
        }

        return Of(chart, treatment, settings, size, await lessons.Without(db, chart.Patient.Id, cancel).ConfigureAwait(false), stateRanges: true);
    }

    /// <summary>Members of the ensemble while somebody still changes the plan: the page answers sooner.</summary>
    private const int PreviewMembers = 4096;

    /// <summary>The forecast of a plan, as if it were given on its day; nothing is kept.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="settings">The practice's settings.</param>
    /// <param name="plan">A plan with a day.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome> OfPlan(Chart chart, PracticeSettings settings, TreatmentPlan plan, CancellationToken cancel = default)
    {
        var entry = new TreatmentEntry
        {
            PatientId = chart.Patient.Id,
            SignedAt = clock.Now(),
            SignedBy = "",
            Date = plan.Date ?? settings.Today(clock),
            Product = plan.Product.Name,
            VialsJson = "[]",
            PointsJson = "[]",
            AreasJson = RecordJson.Write(plan.Areas.Select(a => new TreatedArea(a.Area.Id, a.Units))),
            Units = plan.Totals.Units,
        };
        var practice = await lessons.Without(db, chart.Patient.Id, cancel).ConfigureAwait(false);
        return Of(chart, StandingTreatment.Of(entry, []), settings, size with { Members = Math.Min(size.Members, PreviewMembers) }, practice, stateRanges: false);
    }

    private Outcome Of(Chart chart, StandingTreatment treatment, PracticeSettings settings, ForecastSize wanted, PracticeStanding practice, bool stateRanges)
    {
        var @case = CourseCase.Of(chart, treatment, settings.Today(clock), wanted);
        var next = treatment.Date.PlusDays(settings.MinimumIntervalDays);
        return @case.Case is null ? new Outcome.NoForecast(treatment, null, @case.AreasLeftOut, next)
            : cache.Forecast(@case.Case with { StateRanges = stateRanges, Practice = practice.Effects }) switch
            {
                Forecast forecast => new Outcome.Made(treatment, forecast, @case.AreasLeftOut, @case.Ignored, @case.NotInCurve, next, practice),
                ForecastRefused refused => new Outcome.NoForecast(treatment, refused.Refusal, @case.AreasLeftOut, next),
                var other => throw new InvalidOperationException($"An outcome that is not known: {other.GetType().Name}."),
            };
    }
}
