using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

public abstract partial class ClinicDb
{
    /// <summary>
    /// Saves what the act changed and adds to the audit trail, both or neither.
    /// Every act ends here, those that only read too.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it meanwhile.</exception>
    /// <exception cref="DbUpdateException">A constraint was broken.</exception>
    public async Task Commit(Actor actor, IClock clock, IReadOnlyList<AuditNote> notes, CancellationToken cancel = default)
    {
        var transaction = await Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await SaveChangesAsync(cancel).ConfigureAwait(false);
            await Append(actor, clock, notes, cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary><see cref="Commit(Actor, IClock, IReadOnlyList{AuditNote}, CancellationToken)"/> with one note.</summary>
    public Task Commit(Actor actor, IClock clock, AuditNote note, CancellationToken cancel = default) => Commit(actor, clock, [note], cancel);

    /// <summary>Adds to the audit trail inside the current transaction.</summary>
    internal async Task Append(Actor actor, IClock clock, IReadOnlyList<AuditNote> notes, CancellationToken cancel)
    {
        var chains = notes.Select(n => n.Chain).Distinct().Order().ToList();
        await LockChains(chains, cancel).ConfigureAwait(false);
        foreach (var head in AuditHeads.Local.ToList())
        {
            Entry(head).State = EntityState.Detached;
        }

        var heads = await AuditHeads.Where(h => chains.Contains(h.Chain)).ToDictionaryAsync(h => h.Chain, cancel).ConfigureAwait(false);
        var at = clock.Now();
        List<AuditEntry> added = [];
        foreach (var note in notes)
        {
            if (!heads.TryGetValue(note.Chain, out var head))
            {
                head = AuditChain.New(note.Chain).Head;
                heads[note.Chain] = head;
                AuditHeads.Add(head);
            }

            added.Add(new AuditChain(head).Add(actor.StaffId, note, at));
        }

        Audit.AddRange(added);
        await SaveChangesAsync(cancel).ConfigureAwait(false);
        foreach (var entry in added)
        {
            Entry(entry).State = EntityState.Detached;
        }
    }
}
