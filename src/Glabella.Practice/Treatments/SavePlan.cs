using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Plans a treatment with what the record knows (day, earlier treatments, sex, age) and keeps the accepted plan.
/// Earlier treatments are the record's own and those that the person told of, across all indications.
/// The practice's own minimum interval is the caller's to show; label limits are the planner's.
/// </summary>
public sealed class SavePlan(ClinicDb db, IClock clock)
{
    /// <summary>What is planned.</summary>
    /// <param name="PatientId">For whom.</param>
    /// <param name="AppointmentId">The visit; null if none.</param>
    /// <param name="Plan">Product, areas, changes; day and earlier treatments are added from the record.</param>
    /// <param name="Note">Null for none.</param>
    /// <param name="ScreeningId">The screening on which it rests; null takes the newest.</param>
    public sealed record Request(Guid PatientId, Guid? AppointmentId, PlanRequest Plan, string? Note = null, Guid? ScreeningId = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Accepted and kept.</summary>
        /// <param name="Entry">The entry.</param>
        /// <param name="Plan">The plan.</param>
        public sealed record Saved(PlanEntry Entry, TreatmentPlan Plan) : Outcome;

        /// <summary>There is no such plan: refused on clinical grounds, or the request cannot be meant.</summary>
        /// <param name="Why">A <see cref="PlanRefused"/> or a <see cref="PlanInputError"/>.</param>
        public sealed record NoPlan(PlanOutcome Why) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Only an injector or prescriber accepts a plan.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>The request with what the record knows; for a preview before anything is kept. Null if there is nobody with this id.</summary>
    public async Task<PlanRequest?> Complete(Guid patientId, PlanRequest plan, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, patientId, cancel).ConfigureAwait(false);
        return chart is null ? null : Complete(chart, plan, plan.Date ?? (await db.Practice(cancel).ConfigureAwait(false)).Today(clock));
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        if (!actor.Is(Roles.Injector, Roles.Prescriber))
        {
            return new Outcome.NotAllowed();
        }

        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        ImmutableArray<FieldProblem> problems = [.. Check.NotLonger(request.Note, nameof(Request.Note), 2000)];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var screening = request.ScreeningId is { } asked ? chart.Screenings.FirstOrDefault(s => s.Id == asked) : chart.Screenings.LastOrDefault();
        if (screening is not null && Stopped(chart.Standing(screening), request) is { } stopped)
        {
            return new Outcome.Refused([stopped]);
        }

        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var visit = chart.Appointments.FirstOrDefault(a => a.Id == request.AppointmentId);
        var whole = Complete(chart, request.Plan, request.Plan.Date ?? visit?.Start.InZone(settings.Zone).Date ?? settings.Today(clock));
        if (Planner.Plan(whole) is not TreatmentPlan plan)
        {
            return new Outcome.NoPlan(Planner.Plan(whole));
        }

        var entry = Entry(actor, chart, visit?.Id, whole, plan, clock.Now(), Check.Tidy(request.Note), screening?.Id);
        db.Plans.Add(entry);
        await db.Commit(actor, clock, AuditNote.Of(nameof(SavePlan), entry), cancel).ConfigureAwait(false);
        return new Outcome.Saved(entry, plan);
    }

    // A finding holds its areas back, and what asks for care is not passed over in silence.
    private static FieldProblem? Stopped(ScreeningStanding standing, Request request)
    {
        var (product, areas) = (request.Plan.Product.Name, request.Plan.Areas.Select(a => a.Id).ToList());
        return standing.StopsFor(product, areas) is [var stop, ..] ? new("Areas", $"{stop.Title}: {stop.Action}")
            : standing.CareToName(product, areas, request.Note) is { } care ? new(nameof(Request.Note), care)
            : null;
    }

    internal static PlanEntry Entry(Actor actor, Chart chart, Guid? visit, PlanRequest request, TreatmentPlan plan, Instant now, string? note, Guid? screening) => new()
    {
        PatientId = chart.Patient.Id,
        SignedAt = now,
        SignedById = actor.StaffId,
        SignedBy = actor.Name,
        ScreeningId = screening,
        AppointmentId = visit,
        Date = request.Date!.Value,
        Product = plan.Product.Name,
        RequestJson = RecordJson.Write(request),
        PlanJson = RecordJson.Write(plan),
        PointsJson = RecordJson.Write(PointsOf(plan)),
        Units = plan.Totals.Units,
        Note = note,
    };

    internal static ImmutableArray<TreatedPoint> PointsOf(TreatmentPlan plan) =>
    [
        .. plan.Points.Select(p => new TreatedPoint(
            p.Id, p.Area.Id, p.Muscle, p.Side.ToString().ToLowerInvariant(), p.View.ToString().ToLowerInvariant(), p.X, p.Y, p.Units, p.Units)),
    ];

    internal static PlanRequest Complete(Chart chart, PlanRequest plan, LocalDate date)
    {
        var prior = chart.Treatments.Where(t => t.Date < date)
            .SelectMany(t => t.Areas.Select(a => new PriorTreatment(t.Date, t.Product, a.Units, Areas.Find(a.Area))))
            // Units that nobody knows are in no sum; screening and the page name them.
            .Concat(chart.Told(date).Where(t => t.Units is not null).Select(t => new PriorTreatment(t.Date!.Value, t.Product!, t.Units!.Value, t.Area)));
        var age = chart.Patient.AgeOn(date);
        return plan with { Date = date, Prior = [.. prior], Sex = plan.Sex ?? chart.Patient.Sex, AgeYears = plan.AgeYears ?? (age >= 0 ? age : null) };
    }
}
