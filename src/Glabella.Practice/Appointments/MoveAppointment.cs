using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Moves a visit to another time, day or injector.</summary>
public sealed class MoveAppointment(ClinicDb db, IClock clock)
{
    /// <summary>Where to.</summary>
    /// <param name="AppointmentId">The visit.</param>
    /// <param name="Version">The version that the page showed.</param>
    /// <param name="InjectorId">Who treats.</param>
    /// <param name="Date">The new day.</param>
    /// <param name="Time">The new time.</param>
    /// <param name="Minutes">The new length.</param>
    public sealed record Request(Guid AppointmentId, Guid Version, Guid InjectorId, LocalDate? Date, LocalTime? Time, int? Minutes);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        public sealed record Moved : Outcome;

        /// <summary>No such visit.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>It has begun, is over, or was called off.</summary>
        public sealed record TooLate : Outcome;

        /// <summary>Somebody else changed it meanwhile.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Somebody else has this time.</summary>
        /// <param name="FreeTimes">Free starts of the same length on that day, nearest first; may be empty.</param>
        public sealed record Taken(ImmutableArray<LocalTime> FreeTimes) : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var visit = await db.Appointments.Include(a => a.Slots).SingleOrDefaultAsync(a => a.Id == request.AppointmentId, cancel).ConfigureAwait(false);
        if (visit is null)
        {
            return new Outcome.Unknown();
        }

        if (visit.Status is not (VisitStatus.Expected or VisitStatus.Arrived))
        {
            return new Outcome.TooLate();
        }

        var problems = await VisitChecks.Of(db, request.InjectorId, request.Date, request.Time, request.Minutes, null, null, cancel).ConfigureAwait(false);
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        db.Entry(visit).Property(a => a.Version).OriginalValue = request.Version;
        var start = (request.Date!.Value + request.Time!.Value).InZoneLeniently(settings.Zone).ToInstant();
        var end = start + Duration.FromMinutes(request.Minutes!.Value);
        var wanted = AppointmentSlot.Between(request.InjectorId, start, end).ToDictionary(s => (s.InjectorId, s.Start));
        foreach (var slot in visit.Slots.ToList())
        {
            if (!wanted.Remove((slot.InjectorId, slot.Start)))
            {
                visit.Slots.Remove(slot);
            }
        }

        visit.Slots.AddRange(wanted.Values);
        visit.InjectorId = request.InjectorId;
        visit.Start = start;
        visit.End = end;
        try
        {
            await db.Commit(actor, clock, new AuditNote(visit.PatientId, nameof(MoveAppointment), visit.Id), cancel).ConfigureAwait(false);
            return new Outcome.Moved();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
        catch (DbUpdateException e) when (db.IsTaken(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Taken(await FreeTimes.On(db, settings, request.InjectorId, request.Date.Value, request.Minutes.Value, request.Time.Value, cancel).ConfigureAwait(false));
        }
    }
}
