using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Notes that a task is done, by whom and how it went, or that it is not done after all.</summary>
public sealed class MarkTask(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Noted.</summary>
        public sealed record Marked : Outcome;

        /// <summary>No such task.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Somebody else changed it meanwhile: look again.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="taskId">Which.</param>
    /// <param name="version">As it was shown.</param>
    /// <param name="done">Done, or open again.</param>
    /// <param name="note">What was seen or said; needed for done.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome> Do(Actor actor, Guid taskId, Guid version, bool done, string? note, CancellationToken cancel = default)
    {
        ImmutableArray<FieldProblem> problems = done ? [.. Check.Filled(note, "Note", "Say what was seen or said.", 500)] : [];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, cancel).ConfigureAwait(false);
        if (task is null)
        {
            return new Outcome.Unknown();
        }

        db.Entry(task).Property(t => t.Version).OriginalValue = version;
        task.DoneAt = done ? clock.Now() : null;
        task.DoneById = done ? actor.StaffId : null;
        task.DoneBy = done ? actor.Name : null;
        task.Outcome = done ? note!.Trim() : task.Outcome;
        db.Entry(task).Property(t => t.DoneAt).IsModified = true;
        try
        {
            await db.Commit(actor, clock, new AuditNote(task.PatientId, $"{nameof(MarkTask)}:{(done ? "Done" : "Open")}", task.Id), cancel).ConfigureAwait(false);
            return new Outcome.Marked();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }
}
