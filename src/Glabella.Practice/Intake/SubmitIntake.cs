using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Keeps the answers of an intake and screens them at once.</summary>
public sealed class SubmitIntake(ClinicDb db, IClock clock)
{
    /// <summary>The answers.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="AppointmentId">The visit; null if none.</param>
    /// <param name="Channel">How they came in.</param>
    /// <param name="Answers">The answers; null in them means "not asked". What is planned may be left out.</param>
    /// <param name="LinkToken">Token of the private link, if they came by one: it is used up.</param>
    public sealed record Request(Guid PatientId, Guid? AppointmentId, IntakeChannel Channel, Screening.Intake Answers, string? LinkToken = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Kept and screened.</summary>
        /// <param name="Intake">The entry.</param>
        /// <param name="Screening">What screening said.</param>
        public sealed record Kept(IntakeEntry Intake, ScreeningEntry Screening) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>The private link opens nothing any more.</summary>
        public sealed record LinkClosed : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        if (Problems(request.Answers) is { Length: > 0 } problems)
        {
            return new Outcome.Refused(problems);
        }

        var now = clock.Now();
        if (request.LinkToken is { } token)
        {
            var hash = Secret.Hash(token);
            var link = await db.PrivateLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == LinkPurpose.Intake && l.PatientId == request.PatientId, cancel).ConfigureAwait(false);
            if (link is null || link.UsedAt is not null || link.ExpiresAt <= now)
            {
                return new Outcome.LinkClosed();
            }

            link.UsedAt = now;
        }

        var entry = new IntakeEntry
        {
            PatientId = request.PatientId,
            SignedAt = now,
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            AppointmentId = request.AppointmentId,
            Channel = request.Channel,
            AnswersJson = RecordJson.Write(request.Answers),
        };
        db.Intakes.Add(entry);
        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var screening = ScreenPatient.Make(actor, settings, chart, entry, new(request.PatientId, entry.Id, request.AppointmentId), now);
        db.Screenings.Add(screening);
        db.Tasks.AddRange(WatchTasks.Late(chart, screening, settings.Today(clock), now));
        try
        {
            await db.Commit(actor, clock, [AuditNote.Of(nameof(SubmitIntake), entry), AuditNote.Of(nameof(ScreenPatient), screening)], cancel).ConfigureAwait(false);
            return new Outcome.Kept(entry, screening);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.LinkClosed();
        }
    }

    private static ImmutableArray<FieldProblem> Problems(Screening.Intake answers)
    {
        List<FieldProblem> problems = [];
        void Texts(string field, IEnumerable<string>? texts)
        {
            if (texts is not null && (texts.Count() > 1000 || texts.Any(t => t.Length > 2000)))
            {
                problems.Add(new(field, "At most 1,000 lines of at most 2,000 characters."));
            }
        }

        Texts(nameof(answers.Medications), answers.Medications?.Select(s => s.Text));
        Texts(nameof(answers.Conditions), answers.Conditions?.Select(s => s.Text));
        Texts(nameof(answers.Allergies), answers.Allergies?.Select(s => s.Text));
        Texts(nameof(answers.Procedures), answers.Procedures?.Select(s => s.Text));
        if (answers.PriorTreatments?.Any(t => t.Units is { } u && !(u is >= 0 and <= 1000)) == true)
        {
            problems.Add(new(nameof(answers.PriorTreatments), "Units are a number from 0 to 1,000."));
        }

        return [.. problems];
    }
}
