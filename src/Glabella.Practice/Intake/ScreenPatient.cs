using System.Collections.Immutable;
using Glabella.Screening;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Screens a person's newest answers for a day. The record adds what it knows itself: birth date, sex, and treatments
/// given here. That somebody was not asked about earlier treatments stays an open question even so.
/// </summary>
public sealed class ScreenPatient(ClinicDb db, IClock clock)
{
    /// <summary>For what.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="IntakeId">Which answers; null takes the newest.</param>
    /// <param name="AppointmentId">The visit; null if none.</param>
    /// <param name="Date">The planned day; null takes the visit's, else the answers', else today.</param>
    /// <param name="ProductNames">Products considered; null takes the answers', else all that the practice uses.</param>
    /// <param name="AreaIds">Areas; null takes the answers', else those of the last treatment.</param>
    public sealed record Request(
        Guid PatientId, Guid? IntakeId = null, Guid? AppointmentId = null, LocalDate? Date = null, IReadOnlyList<string>? ProductNames = null, IReadOnlyList<string>? AreaIds = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Screened and kept.</summary>
        /// <param name="Screening">The entry.</param>
        public sealed record Screened(ScreeningEntry Screening) : Outcome;

        /// <summary>Nobody with this id, or no such answers.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Nobody has asked yet: do the intake first.</summary>
        public sealed record NoIntake : Outcome;
    }

    /// <summary>Pointer to the earlier treatments in an intake.</summary>
    internal const string Prior = "/priorTreatments";

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        var intake = request.IntakeId is { } id ? chart.Intakes.FirstOrDefault(i => i.Id == id) : chart.Intakes.LastOrDefault();
        if (intake is null)
        {
            return request.IntakeId is null ? new Outcome.NoIntake() : new Outcome.Unknown();
        }

        var entry = Make(actor, await db.Practice(cancel).ConfigureAwait(false), chart, intake, request, clock.Now());
        db.Screenings.Add(entry);
        await db.Commit(actor, clock, AuditNote.Of(nameof(ScreenPatient), entry), cancel).ConfigureAwait(false);
        return new Outcome.Screened(entry);
    }

    internal static ScreeningEntry Make(Actor actor, PracticeSettings settings, Chart chart, IntakeEntry intake, Request request, Instant now)
    {
        var answers = intake.Answers;
        var visit = chart.Appointments.FirstOrDefault(a => a.Id == (request.AppointmentId ?? intake.AppointmentId));
        var date = request.Date ?? visit?.Start.InZone(settings.Zone).Date ?? answers.Planned?.Date ?? now.InZone(settings.Zone).Date;
        ImmutableArray<Product> products = request.ProductNames is { } names
            ? [.. names.Select(Products.Find).OfType<Product>()]
            : answers.Planned?.Products is { IsDefaultOrEmpty: false } said ? said : [.. settings.Toxins];
        ImmutableArray<Area> areas = request.AreaIds is { } ids
            ? [.. ids.Select(Areas.Find).OfType<Area>()]
            : answers.Planned?.Areas is { IsDefaultOrEmpty: false } wished ? wished : [.. (chart.LastTreatment?.Areas ?? []).Select(a => Areas.Find(a.Area)).OfType<Area>()];
        var known = chart.Treatments.Where(t => t.Date <= date).SelectMany(t => t.Areas.Select(a => new PriorTreatment(t.Date, t.Product, a.Units, Areas.Find(a.Area)))).ToList();
        var input = answers with
        {
            Id = null,
            BirthDate = chart.Patient.BirthDate,
            Sex = chart.Patient.Sex ?? answers.Sex,
            Jurisdiction = Enum.Parse<Jurisdiction>(settings.Jurisdiction),
            PriorTreatments = answers.PriorTreatments is null && known.Count == 0 ? null : [.. (answers.PriorTreatments ?? []).Concat(known).Where(t => t.Date is null || t.Date <= date).Distinct()],
            Planned = new PlannedVisit { Date = date, Products = products, Areas = areas, Indication = answers.Planned?.Indication ?? "cosmetic" },
        };
        var result = Screener.Screen(input);
        if (answers.PriorTreatments is null && known.Count > 0)
        {
            result = result.WithOpen(Screener.Screen(input with { PriorTreatments = null }).NotAsked.Where(n => n.Field == Prior));
        }

        return new ScreeningEntry
        {
            PatientId = chart.Patient.Id,
            SignedAt = now,
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            IntakeId = intake.Id,
            AppointmentId = visit?.Id,
            PlannedDate = date,
            InputJson = RecordJson.Write(input),
            ResultJson = RecordJson.Write(result),
            RulesVersion = result.RulesVersion,
            Decision = result.Decision,
        };
    }
}
