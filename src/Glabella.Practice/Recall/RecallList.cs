using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Whom to reach before the effect fades.</summary>
public sealed class RecallList(ClinicDb db, IClock clock)
{
    /// <summary>How a row stands.</summary>
    public enum Standing
    {
        /// <summary>To be reached now.</summary>
        Due,

        /// <summary>Due within 30 days.</summary>
        Soon,

        /// <summary>Due later.</summary>
        Later,

        /// <summary>Reached; no visit booked yet.</summary>
        Waiting,

        /// <summary>A visit is booked.</summary>
        Booked,
    }

    /// <summary>One person.</summary>
    /// <param name="Recall">The place, with the person.</param>
    /// <param name="Treatment">The treatment it is about.</param>
    /// <param name="Standing">How it stands today.</param>
    /// <param name="NextVisit">The booked visit; null if none.</param>
    public sealed record Row(RecallEntry Recall, FindPatients.LastTreated Treatment, Standing Standing, Instant? NextVisit);

    /// <summary>Everybody with an open place, most urgent first.</summary>
    public async Task<ImmutableArray<Row>> Do(Actor actor, CancellationToken cancel = default)
    {
        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        var now = clock.Now();
        var open = await db.Recalls.AsNoTracking().Include(r => r.Patient).Where(r => r.State != RecallState.Closed).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(cancel).ConfigureAwait(false);
        var treatments = await (from recall in db.Recalls
                                where recall.State != RecallState.Closed
                                join treatment in db.Treatments on recall.TreatmentId equals treatment.Id
                                select new { treatment.Id, treatment.Date, treatment.Product, treatment.AreasJson })
            .Distinct().ToDictionaryAsync(t => t.Id, t => new FindPatients.LastTreated(t.Date, t.Product, [.. RecordJson.Read<List<TreatedArea>>(t.AreasJson)]), cancel).ConfigureAwait(false);
        var visits = await db.Appointments.AsNoTracking().Where(a => a.Start >= now && (a.Status == VisitStatus.Expected || a.Status == VisitStatus.Arrived))
            .GroupBy(a => a.PatientId).Select(g => new { g.Key, Start = g.Min(a => a.Start) }).ToDictionaryAsync(x => x.Key, x => (Instant?)x.Start, cancel).ConfigureAwait(false);
        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(RecallList)), cancel).ConfigureAwait(false);
        return
        [
            .. open.Select(r => new Row(r, treatments[r.TreatmentId], Of(r, today, visits.GetValueOrDefault(r.PatientId)), visits.GetValueOrDefault(r.PatientId)))
                .OrderBy(r => r.Standing).ThenBy(r => r.Recall.DueOn),
        ];
    }

    private static Standing Of(RecallEntry recall, LocalDate today, Instant? visit) =>
        visit is not null ? Standing.Booked
        : recall.State == RecallState.Contacted ? Standing.Waiting
        : recall.DueOn <= today ? Standing.Due
        : recall.DueOn <= today.PlusDays(30) ? Standing.Soon
        : Standing.Later;
}
