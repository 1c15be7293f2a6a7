using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Planning;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Signs a treatment. One transaction: the entry, what was drawn from the vials, the grades before it, the forecast as
/// it was made, the place on the recall list, the audit trail. From then on it is added to, never changed.
/// </summary>
public sealed class RecordTreatment(ClinicDb db, PracticeLessons lessons, ForecastSize size, IClock clock)
{
    /// <summary>What was done.</summary>
    /// <param name="PatientId">To whom.</param>
    /// <param name="AppointmentId">The visit; null if none. It is done then.</param>
    /// <param name="PlanId">The accepted plan.</param>
    /// <param name="VialIds">Open vials, in the order in which they were drawn from.</param>
    /// <param name="Given">Units at each point of the plan by its id; points that are not named got what was planned.</param>
    /// <param name="DifferenceReason">Why it differs from the plan; needed if it does.</param>
    /// <param name="Note">What was seen; null for nothing.</param>
    /// <param name="Baselines">Grades at maximum contraction just before, by area id.</param>
    public sealed record Request(
        Guid PatientId, Guid? AppointmentId, Guid PlanId, IReadOnlyList<Guid> VialIds, IReadOnlyDictionary<string, double?> Given,
        string? DifferenceReason, string? Note, IReadOnlyDictionary<string, Grade> Baselines);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Signed.</summary>
        /// <param name="Entry">The entry.</param>
        /// <param name="Forecast">The forecast that was kept; null where the model gives none.</param>
        /// <param name="Recall">The place on the recall list.</param>
        public sealed record Recorded(TreatmentEntry Entry, Forecast? Forecast, RecallPlace Recall) : Outcome;

        /// <summary>Only an injector or prescriber signs.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>Nobody with this id, or no such plan.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Somebody drew from the vial, or changed the visit, meanwhile: look again. Nothing was signed.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>What was given breaks a limit of the label.</summary>
        /// <param name="Why">A <see cref="PlanRefused"/> or a <see cref="PlanInputError"/>.</param>
        public sealed record OverLimit(PlanOutcome Why) : Outcome;

        /// <summary>What is missing or wrong, each with its field; "Screening" and "Consent" among them.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        if (!actor.Is(Roles.Injector, Roles.Prescriber))
        {
            return new Outcome.NotAllowed();
        }

        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        var plan = chart?.Plans.FirstOrDefault(p => p.Id == request.PlanId);
        if (chart is null || plan is null)
        {
            return new Outcome.Unknown();
        }

        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var (now, today) = (clock.Now(), settings.Today(clock));
        var points = plan.Points.Select(p => p with { Units = request.Given.TryGetValue(p.Id, out var units) ? units ?? double.NaN : p.Units }).ToImmutableArray();
        var check = new TreatmentChecks(chart, plan, request, today, now);
        var vials = await db.Vials.Include(v => v.Lot).Where(v => request.VialIds.Contains(v.Id)).ToListAsync(cancel).ConfigureAwait(false);
        vials = [.. request.VialIds.Distinct().Select(id => vials.FirstOrDefault(v => v.Id == id)).OfType<Vial>()];
        if (check.Problems(points, vials) is { Length: > 0 } problems)
        {
            return new Outcome.Refused(problems);
        }

        var given = plan.Request with { Date = today, Edits = [.. plan.Request.Edits, .. points.Select(p => new PointEdit(p.Id, p.Units))] };
        if (Planner.Plan(SavePlan.Complete(chart, given, today)) is not TreatmentPlan and var refused)
        {
            return new Outcome.OverLimit(refused);
        }

        var entry = new TreatmentEntry
        {
            PatientId = chart.Patient.Id,
            SignedAt = now,
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            Date = today,
            Product = plan.Product,
            Lot = string.Join(", ", vials.Select(v => v.Lot!.Number).Distinct(StringComparer.Ordinal)),
            DiluentMl = vials[0].DiluentMl,
            VialsJson = RecordJson.Write(Draw(actor, vials, points.Sum(p => p.Units), now, out var movements)),
            PointsJson = RecordJson.Write(points),
            AreasJson = RecordJson.Write(StandingTreatment.AreasOf(points)),
            Units = points.Sum(p => p.Units),
            AppointmentId = request.AppointmentId,
            PlanId = plan.Id,
            ConsentId = check.Consent!.Id,
            ScreeningId = check.Standing!.Screening.Id,
            DifferenceReason = TreatmentChecks.Differs(points) ? request.DifferenceReason!.Trim() : null,
            Note = Check.Tidy(request.Note),
        };
        ImmutableArray<GradeEntry> grades =
        [
            .. request.Baselines.Select(b => new GradeEntry { PatientId = chart.Patient.Id, SignedAt = now, SignedById = actor.StaffId, SignedBy = actor.Name, Date = today, Area = b.Key, Rater = Rater.Investigator, Grade = b.Value }),
        ];
        var standing = StandingTreatment.Of(entry, []);
        var after = chart with { AllTreatments = chart.AllTreatments.Add(standing), Grades = [.. chart.Grades, .. grades] };
        var forecast = KeptForecast.Of(after, standing, today, size, await lessons.Without(db, chart.Patient.Id, cancel).ConfigureAwait(false));
        ImmutableArray<ForecastEntry> kept = forecast is null ? [] : KeptForecast.Entries(actor, chart.Patient.Id, standing, forecast, ForecastOccasion.AtSigning, now);
        var recall = RecallPlace.Of(standing, forecast, settings.BookingLeadDays);

        db.Treatments.Add(entry);
        db.Grades.AddRange(grades);
        db.Forecasts.AddRange(kept);
        db.StockMovements.AddRange(movements(entry.Id));
        db.Tasks.AddRange(WatchTasks.After(standing, check.Standing.Screening, chart.FollowUpAfter(today, settings.Zone), now));
        await recall.Put(db, chart.Patient.Id, entry.Id, cancel).ConfigureAwait(false);
        if (request.AppointmentId is { } visitId && await db.Appointments.SingleOrDefaultAsync(a => a.Id == visitId && a.PatientId == chart.Patient.Id, cancel).ConfigureAwait(false) is { } visit)
        {
            visit.Status = VisitStatus.Done;
        }

        try
        {
            await db.Commit(actor, clock, [AuditNote.Of(nameof(RecordTreatment), entry), .. grades.Select(g => AuditNote.Of(nameof(RecordTreatment), g)), .. kept.Select(f => AuditNote.Of(nameof(ForecastFor), f))], cancel).ConfigureAwait(false);
            return new Outcome.Recorded(entry, forecast, recall);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }

    private static ImmutableArray<DrawnVial> Draw(Actor actor, List<Vial> vials, double units, Instant now, out Func<Guid, IEnumerable<StockMovement>> movements)
    {
        var drawn = ImmutableArray.CreateBuilder<DrawnVial>();
        foreach (var vial in vials)
        {
            var take = Math.Min(units, vial.UnitsLeft);
            units -= take;
            vial.UnitsLeft = Math.Round(vial.UnitsLeft - take, 6);
            vial.ClosedAt = vial.UnitsLeft == 0 ? now : null;
            if (take > 0)
            {
                drawn.Add(new DrawnVial(vial.Id, vial.Lot!.Number, take));
            }
        }

        movements = treatment => drawn.Select(d => new StockMovement { VialId = d.VialId, Kind = MovementKind.Given, Units = d.Units, TreatmentId = treatment, At = now, StaffId = actor.StaffId });
        return drawn.ToImmutable();
    }
}
