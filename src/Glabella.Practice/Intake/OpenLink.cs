using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A patient opens a private link. It opens what it was made for and nothing else.</summary>
public sealed class OpenLink(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It opens.</summary>
        /// <param name="Link">The link.</param>
        /// <param name="Patient">Whose.</param>
        /// <param name="Appointment">The visit, with injector; null if none.</param>
        public sealed record Open(PrivateLink Link, Patient Patient, Appointment? Appointment) : Outcome
        {
            /// <summary>On whose behalf the patient's acts are done.</summary>
            public Actor Actor => Actor.Patient(Patient.Name);
        }

        /// <summary>The answers came in already: say thank you.</summary>
        public sealed record Used : Outcome;

        /// <summary>Too old: ask the practice for a new one.</summary>
        public sealed record Expired : Outcome;

        /// <summary>No such link for this purpose.</summary>
        public sealed record Unknown : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(string token, LinkPurpose purpose, CancellationToken cancel = default)
    {
        var hash = Secret.Hash(token);
        var link = await db.PrivateLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose, cancel).ConfigureAwait(false);
        var patient = link is null ? null : await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.PatientId && p.ErasedAt == null, cancel).ConfigureAwait(false);
        if (link is null || patient is null)
        {
            return new Outcome.Unknown();
        }

        if (link.UsedAt is not null)
        {
            return new Outcome.Used();
        }

        if (link.ExpiresAt <= clock.Now())
        {
            return new Outcome.Expired();
        }

        var visit = link.AppointmentId is { } id ? await db.Appointments.AsNoTracking().Include(a => a.Injector).SingleOrDefaultAsync(a => a.Id == id, cancel).ConfigureAwait(false) : null;
        link.OpenedAt ??= clock.Now();
        try
        {
            await db.Commit(Actor.Patient(patient.Name), clock, new AuditNote(patient.Id, $"{nameof(OpenLink)}:{purpose}", link.Id), cancel).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Opened twice at once, or just used: look again.
            db.ChangeTracker.Clear();
            return await Do(token, purpose, cancel).ConfigureAwait(false);
        }

        return new Outcome.Open(link, patient, visit);
    }
}
