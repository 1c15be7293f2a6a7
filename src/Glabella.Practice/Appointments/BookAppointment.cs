using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Puts a person on a day's list. Two people never get the same injector at the same time, whoever is faster.</summary>
public sealed class BookAppointment(ClinicDb db, IClock clock)
{
    /// <summary>Who, when, with whom.</summary>
    /// <param name="PatientId">Who comes.</param>
    /// <param name="InjectorId">Who treats.</param>
    /// <param name="Date">The day, where the practice is.</param>
    /// <param name="Time">The time, on a full five minutes.</param>
    /// <param name="Minutes">5…480, a multiple of five.</param>
    /// <param name="Kind">Why.</param>
    /// <param name="Room">Null for none.</param>
    /// <param name="Note">Null for none.</param>
    public sealed record Request(Guid PatientId, Guid InjectorId, LocalDate? Date, LocalTime? Time, int? Minutes, VisitKind Kind, string? Room = null, string? Note = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Booked.</summary>
        /// <param name="AppointmentId">The visit.</param>
        public sealed record Booked(Guid AppointmentId) : Outcome;

        /// <summary>Somebody else has this time. Nothing is lost; choose another.</summary>
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
        var problems = await VisitChecks.Of(db, request.InjectorId, request.Date, request.Time, request.Minutes, request.Note, request.Room, cancel).ConfigureAwait(false);
        if (!await db.Patients.AnyAsync(p => p.Id == request.PatientId && p.ErasedAt == null, cancel).ConfigureAwait(false))
        {
            problems = problems.Add(new(nameof(Request.PatientId), "Choose a patient."));
        }

        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var start = (request.Date!.Value + request.Time!.Value).InZoneLeniently(settings.Zone).ToInstant();
        var end = start + Duration.FromMinutes(request.Minutes!.Value);
        var visit = new Appointment
        {
            PatientId = request.PatientId,
            InjectorId = request.InjectorId,
            Start = start,
            End = end,
            Kind = request.Kind,
            Room = Check.Tidy(request.Room),
            Note = Check.Tidy(request.Note),
            Slots = [.. AppointmentSlot.Between(request.InjectorId, start, end)],
        };
        db.Appointments.Add(visit);
        try
        {
            await db.Commit(actor, clock, new AuditNote(request.PatientId, nameof(BookAppointment), visit.Id), cancel).ConfigureAwait(false);
            return new Outcome.Booked(visit.Id);
        }
        catch (DbUpdateException e) when (db.IsTaken(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Taken(await FreeTimes.On(db, settings, request.InjectorId, request.Date.Value, request.Minutes.Value, request.Time.Value, cancel).ConfigureAwait(false));
        }
    }
}
