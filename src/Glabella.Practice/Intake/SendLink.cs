using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Makes a private link: for the questions before a visit, or for a person's own treatment. The page shows it; nobody can read it again.</summary>
public sealed class SendLink(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        /// <param name="Token">Goes into the address (<c>/p/…</c>); shown now and never again.</param>
        /// <param name="ExpiresAt">Until when it opens.</param>
        public sealed record Made(string Token, Instant ExpiresAt) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;
    }

    /// <summary>Does it. An intake link opens until its visit ends (14 days without one) and takes answers once; a treatment link opens for a year.</summary>
    public async Task<Outcome> Do(Actor actor, Guid patientId, LinkPurpose purpose, Guid? appointmentId = null, CancellationToken cancel = default)
    {
        if (!await db.Patients.AnyAsync(p => p.Id == patientId && p.ErasedAt == null, cancel).ConfigureAwait(false))
        {
            return new Outcome.Unknown();
        }

        var now = clock.Now();
        var visit = appointmentId is { } id ? await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.PatientId == patientId, cancel).ConfigureAwait(false) : null;
        var expires = purpose == LinkPurpose.MyTreatment ? now + Duration.FromDays(365) : visit is not null && visit.End > now ? visit.End : now + Duration.FromDays(14);
        var token = Secret.Token();
        var link = new PrivateLink
        {
            PatientId = patientId,
            Purpose = purpose,
            AppointmentId = visit?.Id,
            TokenHash = Secret.Hash(token),
            CreatedAt = now,
            ExpiresAt = expires,
        };
        db.PrivateLinks.Add(link);
        await db.Commit(actor, clock, new AuditNote(patientId, $"{nameof(SendLink)}:{purpose}", link.Id), cancel).ConfigureAwait(false);
        return new Outcome.Made(token, expires);
    }
}
