using System.Collections.Immutable;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Opens a chart for a person. A second person of the same name and birth date is noticed, not hindered.</summary>
public sealed class RegisterPatient(ClinicDb db, IClock clock)
{
    /// <summary>What is known of the person.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="BirthDate">Date of birth.</param>
    /// <param name="Sex">Null if not asked.</param>
    /// <param name="Phone">Null for none.</param>
    /// <param name="Email">Null for none.</param>
    /// <param name="Notes">Null for none.</param>
    /// <param name="MayContact">Whether the person may be written to.</param>
    /// <param name="EvenIfDouble">Register although somebody has the same name and birth date: somebody looked.</param>
    public sealed record Request(string? Name, LocalDate? BirthDate, Sex? Sex, string? Phone, string? Email, string? Notes = null, bool MayContact = true, bool EvenIfDouble = false);

    /// <summary>A person with the same name and birth date.</summary>
    /// <param name="Id">Whose chart.</param>
    /// <param name="ChartNumber">Its number.</param>
    /// <param name="Name">The name as it is written there.</param>
    public sealed record SamePerson(Guid Id, int ChartNumber, string Name);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>A new chart.</summary>
        /// <param name="PatientId">Its id.</param>
        /// <param name="ChartNumber">Its number.</param>
        /// <param name="Doubles">Others of the same name and birth date.</param>
        public sealed record Registered(Guid PatientId, int ChartNumber, ImmutableArray<SamePerson> Doubles) : Outcome;

        /// <summary>Nothing done yet: is it one of these? If not, ask again with <see cref="Request.EvenIfDouble"/>.</summary>
        /// <param name="Doubles">Never empty.</param>
        public sealed record PerhapsSamePerson(ImmutableArray<SamePerson> Doubles) : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var problems = PatientChecks.Of(request.Name, request.BirthDate, request.Phone, request.Email, request.Notes, settings.Today(clock));
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var folded = Patient.Folded(request.Name!);
        var birth = request.BirthDate!.Value;
        ImmutableArray<SamePerson> doubles =
        [
            .. await db.Patients.AsNoTracking().Where(p => p.BirthDate == birth && p.FoldedName == folded && p.ErasedAt == null)
                .OrderBy(p => p.ChartNumber).Select(p => new SamePerson(p.Id, p.ChartNumber, p.Name)).ToListAsync(cancel).ConfigureAwait(false),
        ];
        if (doubles.Length > 0 && !request.EvenIfDouble)
        {
            return new Outcome.PerhapsSamePerson(doubles);
        }

        // Two desks may take the same next number; the unique index lets one of them try again.
        for (var attempt = 1; ; attempt++)
        {
            var number = (await db.Patients.MaxAsync(p => (int?)p.ChartNumber, cancel).ConfigureAwait(false) ?? 0) + 1;
            var patient = new Patient
            {
                ChartNumber = number,
                Name = request.Name!.Trim(),
                FoldedName = folded,
                BirthDate = birth,
                Sex = request.Sex,
                Phone = Check.Tidy(request.Phone),
                Email = Check.Tidy(request.Email),
                Notes = Check.Tidy(request.Notes),
                MayContact = request.MayContact,
                RegisteredAt = clock.Now(),
            };
            db.Patients.Add(patient);
            try
            {
                await db.Commit(actor, clock, new AuditNote(patient.Id, nameof(RegisterPatient)), cancel).ConfigureAwait(false);
                return new Outcome.Registered(patient.Id, number, doubles);
            }
            catch (DbUpdateException e) when (attempt < 20 && db.IsTaken(e))
            {
                db.Entry(patient).State = EntityState.Detached;
            }
        }
    }
}
