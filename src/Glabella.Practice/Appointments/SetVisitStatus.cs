using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Checks a person in, calls them into the room, ends, cancels or brings back a visit.</summary>
public sealed class SetVisitStatus(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>Done.</summary>
        Changed,

        /// <summary>No such visit.</summary>
        Unknown,

        /// <summary>Somebody else changed it meanwhile: look again.</summary>
        ChangedMeanwhile,

        /// <summary>A cancelled visit cannot come back: its time has been given to somebody else.</summary>
        Taken,
    }

    /// <summary>Does it.</summary>
    /// <param name="actor">On whose behalf.</param>
    /// <param name="appointmentId">The visit.</param>
    /// <param name="version">The version that the page showed; null takes the newest.</param>
    /// <param name="status">How far it is now; <see cref="VisitStatus.Arrived"/> checks in.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<Outcome> Do(Actor actor, Guid appointmentId, Guid? version, VisitStatus status, CancellationToken cancel = default)
    {
        var visit = await db.Appointments.Include(a => a.Slots).SingleOrDefaultAsync(a => a.Id == appointmentId, cancel).ConfigureAwait(false);
        if (visit is null)
        {
            return Outcome.Unknown;
        }

        db.Entry(visit).Property(a => a.Version).OriginalValue = version ?? visit.Version;
        if (status == VisitStatus.Arrived && visit.ArrivedAt is null)
        {
            visit.ArrivedAt = clock.Now();
        }
        else if (status == VisitStatus.Expected)
        {
            visit.ArrivedAt = null;
        }

        if (status is VisitStatus.Cancelled or VisitStatus.NoShow)
        {
            visit.Slots.Clear();
        }
        else if (visit.Slots.Count == 0)
        {
            visit.Slots.AddRange(AppointmentSlot.Between(visit.InjectorId, visit.Start, visit.End));
        }

        visit.Status = status;
        db.Entry(visit).Property(a => a.Status).IsModified = true;
        try
        {
            await db.Commit(actor, clock, new AuditNote(visit.PatientId, $"{nameof(SetVisitStatus)}:{status}", visit.Id), cancel).ConfigureAwait(false);
            return Outcome.Changed;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Outcome.ChangedMeanwhile;
        }
        catch (DbUpdateException e) when (db.IsTaken(e))
        {
            db.ChangeTracker.Clear();
            return Outcome.Taken;
        }
    }
}
