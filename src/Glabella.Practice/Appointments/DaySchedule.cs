using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A day's list.</summary>
public sealed class DaySchedule(ClinicDb db, IClock clock)
{
    /// <summary>One visit with what the list shows of it.</summary>
    /// <param name="Appointment">The visit, with patient and injector.</param>
    /// <param name="Start">Start, where the practice is.</param>
    /// <param name="End">End, where the practice is.</param>
    /// <param name="LinkSent">An intake link was made for it.</param>
    /// <param name="IntakeGiven">An intake of this visit, or none.</param>
    /// <param name="Screening">The newest screening of this visit; null if none.</param>
    /// <param name="PlanReady">A plan was accepted for it.</param>
    /// <param name="ConsentSigned">A consent was signed on that day or for its plan.</param>
    /// <param name="TreatmentId">The treatment that was signed in it; null if none.</param>
    public sealed record Visit(Appointment Appointment, LocalTime Start, LocalTime End, bool LinkSent, bool IntakeGiven, ScreeningEntry? Screening, bool PlanReady, bool ConsentSigned, Guid? TreatmentId);

    /// <summary>The visits of a day in the order of their start, cancelled ones included.</summary>
    public async Task<ImmutableArray<Visit>> Do(Actor actor, LocalDate date, CancellationToken cancel = default)
    {
        var zone = (await db.Practice(cancel).ConfigureAwait(false)).Zone;
        var (from, to) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        var visits = await db.Appointments.AsNoTracking().Include(a => a.Patient).Include(a => a.Injector)
            .Where(a => a.Start >= from && a.Start < to).OrderBy(a => a.Start).ThenBy(a => a.Id).ToListAsync(cancel).ConfigureAwait(false);
        var ids = visits.Select(v => (Guid?)v.Id).ToList();
        var links = (await db.PrivateLinks.Where(l => ids.Contains(l.AppointmentId)).Select(l => l.AppointmentId).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        var intakes = (await db.Intakes.Where(i => ids.Contains(i.AppointmentId)).Select(i => i.AppointmentId).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        var screenings = (await db.Screenings.AsNoTracking().Where(s => ids.Contains(s.AppointmentId)).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(s => s.AppointmentId);
        var plans = (await db.Plans.Where(p => ids.Contains(p.AppointmentId)).Select(p => new { p.AppointmentId, p.Id }).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(p => p.AppointmentId, p => (Guid?)p.Id);
        var planIds = plans.SelectMany(p => p).ToList();
        var consents = (await db.Consents.Where(c => planIds.Contains(c.PlanId)).Select(c => c.PlanId).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        var treatments = (await db.Treatments.Where(t => ids.Contains(t.AppointmentId)).Select(t => new { t.AppointmentId, t.Id }).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(t => t.AppointmentId, t => t.Id);
        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(DaySchedule)), cancel).ConfigureAwait(false);
        return
        [
            .. visits.Select(v => new Visit(
                v,
                v.Start.InZone(zone).TimeOfDay,
                v.End.InZone(zone).TimeOfDay,
                links.Contains(v.Id),
                intakes.Contains(v.Id),
                screenings[v.Id].MaxBy(s => s.SignedAt),
                plans[v.Id].Any(),
                plans[v.Id].Any(consents.Contains),
                treatments[v.Id].Cast<Guid?>().FirstOrDefault())),
        ];
    }
}
