using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Notes that a person was reached, or closes the place (does not want to come, comes by another way).</summary>
public sealed class MarkRecall(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Noted.</summary>
        public sealed record Marked : Outcome;

        /// <summary>No such place, or closed before.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Somebody else changed it meanwhile: look again.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Guid recallId, Guid version, RecallState state, string? note, CancellationToken cancel = default)
    {
        ImmutableArray<FieldProblem> problems = [.. Check.NotLonger(note, "Note", 500)];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var recall = await db.Recalls.SingleOrDefaultAsync(r => r.Id == recallId && r.State != RecallState.Closed, cancel).ConfigureAwait(false);
        if (recall is null)
        {
            return new Outcome.Unknown();
        }

        db.Entry(recall).Property(r => r.Version).OriginalValue = version;
        recall.State = state;
        recall.Note = Check.Tidy(note) ?? recall.Note;
        if (state == RecallState.Contacted)
        {
            recall.ContactedAt = clock.Now();
            recall.ContactedById = actor.StaffId;
        }

        db.Entry(recall).Property(r => r.State).IsModified = true;
        try
        {
            await db.Commit(actor, clock, new AuditNote(recall.PatientId, $"{nameof(MarkRecall)}:{state}", recall.Id), cancel).ConfigureAwait(false);
            return new Outcome.Marked();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }
}
