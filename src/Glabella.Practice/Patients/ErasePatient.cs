using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Erases a person: name, contact and every entry of the chart. What stays is the audit chain with opaque ids,
/// and in the stock book how many units were given.
/// </summary>
public sealed class ErasePatient(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>Gone.</summary>
        Erased,

        /// <summary>Nobody with this id, or erased before.</summary>
        Unknown,

        /// <summary>Only the owner erases a person.</summary>
        NotAllowed,
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Guid patientId, CancellationToken cancel = default)
    {
        if (!actor.Is(Roles.Owner))
        {
            return Outcome.NotAllowed;
        }

        var patient = await db.Patients.SingleOrDefaultAsync(p => p.Id == patientId && p.ErasedAt == null, cancel).ConfigureAwait(false);
        if (patient is null)
        {
            return Outcome.Unknown;
        }

        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            patient.ErasedAt = clock.Now();
            patient.Name = "Erased";
            patient.FoldedName = "";
            patient.BirthDate = new LocalDate(1900, 1, 1);
            patient.Sex = null;
            patient.Phone = patient.Email = patient.Notes = null;
            patient.MayContact = false;
            await db.SaveChangesAsync(cancel).ConfigureAwait(false);

            // Those that refer to others first. The triggers let them go now that the person is marked as erased.
            await db.Tasks.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Recalls.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.PrivateLinks.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Appointments.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Complaints.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Reports.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Grades.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Forecasts.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Amendments.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Treatments.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Consents.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Plans.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Overrides.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Acknowledgements.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Screenings.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Intakes.Where(e => e.PatientId == patientId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.Append(actor, clock, [new AuditNote(patientId, nameof(ErasePatient))], cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }

        return Outcome.Erased;
    }
}
