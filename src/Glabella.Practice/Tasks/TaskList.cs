using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What is to be done for whom by when. That it was read goes into the house's audit chain.</summary>
public sealed class TaskList(ClinicDb db, IClock clock)
{
    /// <summary>Which tasks.</summary>
    public enum Which
    {
        /// <summary>Due today or before.</summary>
        Due,

        /// <summary>Due later.</summary>
        Later,

        /// <summary>Done, newest first.</summary>
        Done,
    }

    /// <summary>A page of them.</summary>
    /// <param name="Rows">With the person; by day, done ones newest first.</param>
    /// <param name="Counts">How many there are of each kind.</param>
    public sealed record Found(ImmutableArray<CareTask> Rows, ImmutableDictionary<Which, int> Counts);

    /// <summary>Does it.</summary>
    public async Task<Found> Do(Actor actor, Which which, int skip = 0, int take = 50, CancellationToken cancel = default)
    {
        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        IQueryable<CareTask> Of(Which of) => of switch
        {
            Which.Due => db.Tasks.AsNoTracking().Where(t => t.DoneAt == null && t.DueOn <= today).OrderBy(t => t.DueOn).ThenBy(t => t.Id),
            Which.Later => db.Tasks.AsNoTracking().Where(t => t.DoneAt == null && t.DueOn > today).OrderBy(t => t.DueOn).ThenBy(t => t.Id),
            _ => db.Tasks.AsNoTracking().Where(t => t.DoneAt != null).OrderByDescending(t => t.DoneAt).ThenBy(t => t.Id),
        };
        var counts = ImmutableDictionary.CreateBuilder<Which, int>();
        foreach (var kind in Enum.GetValues<Which>())
        {
            counts[kind] = await Of(kind).CountAsync(cancel).ConfigureAwait(false);
        }

        var rows = await Of(which).Include(t => t.Patient).Skip(skip).Take(take).ToListAsync(cancel).ConfigureAwait(false);
        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(TaskList)), cancel).ConfigureAwait(false);
        return new Found([.. rows], counts.ToImmutable());
    }
}
