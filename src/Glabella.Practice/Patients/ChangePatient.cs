using System.Collections.Immutable;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Puts a person's details right.</summary>
public sealed class ChangePatient(ClinicDb db, IClock clock)
{
    /// <summary>The details as the page shows them.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="Version">The version that the page showed.</param>
    /// <param name="Name">Full name.</param>
    /// <param name="BirthDate">Date of birth.</param>
    /// <param name="Sex">Null if not asked.</param>
    /// <param name="Phone">Null for none.</param>
    /// <param name="Email">Null for none.</param>
    /// <param name="Notes">Null for none.</param>
    /// <param name="MayContact">Whether the person may be written to.</param>
    public sealed record Request(Guid PatientId, Guid Version, string? Name, LocalDate? BirthDate, Sex? Sex, string? Phone, string? Email, string? Notes, bool MayContact);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        public sealed record Changed : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Somebody else changed them meanwhile: look at theirs first.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var patient = await db.Patients.SingleOrDefaultAsync(p => p.Id == request.PatientId && p.ErasedAt == null, cancel).ConfigureAwait(false);
        if (patient is null)
        {
            return new Outcome.Unknown();
        }

        var problems = PatientChecks.Of(request.Name, request.BirthDate, request.Phone, request.Email, request.Notes, settings.Today(clock));
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        db.Entry(patient).Property(p => p.Version).OriginalValue = request.Version;
        patient.Name = request.Name!.Trim();
        patient.FoldedName = Patient.Folded(request.Name);
        patient.BirthDate = request.BirthDate!.Value;
        patient.Sex = request.Sex;
        patient.Phone = Check.Tidy(request.Phone);
        patient.Email = Check.Tidy(request.Email);
        patient.Notes = Check.Tidy(request.Notes);
        patient.MayContact = request.MayContact;
        try
        {
            await db.Commit(actor, clock, new AuditNote(patient.Id, nameof(ChangePatient)), cancel).ConfigureAwait(false);
            return new Outcome.Changed();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }
}
