using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>
/// Holds the record against itself: every audit chain link by link and against its head, every signed entry against the
/// seal in the trail, and that no sealed entry of a person who was not erased is gone. Rows are read one by one; one hash a signed entry stays in memory.
/// </summary>
public sealed class VerifyRecord(ClinicDb db)
{
    /// <summary>Something that does not fit.</summary>
    /// <param name="Where">Table and opaque id.</param>
    /// <param name="What">One sentence.</param>
    public sealed record Fault(string Where, string What);

    /// <summary>The answer.</summary>
    /// <param name="Chains">Audit chains.</param>
    /// <param name="AuditEntries">Entries of the trail.</param>
    /// <param name="SignedEntries">Signed entries.</param>
    /// <param name="Patients">Persons, erased ones included.</param>
    /// <param name="Treatments">Signed treatments.</param>
    /// <param name="AuditHead">Hash over all heads: note it outside, and a trail that was rewritten whole shows.</param>
    /// <param name="Faults">What does not fit, at most 1,000.</param>
    public sealed record Verification(int Chains, long AuditEntries, long SignedEntries, int Patients, int Treatments, string AuditHead, ImmutableArray<Fault> Faults);

    private readonly List<Fault> _faults = [];

    /// <summary>Does it.</summary>
    public async Task<Verification> Do(CancellationToken cancel = default)
    {
        var heads = await db.AuditHeads.AsNoTracking().ToDictionaryAsync(h => h.Chain, cancel).ConfigureAwait(false);
        var (entries, sealsBySubject) = await Chains(heads, cancel).ConfigureAwait(false);
        var signed = 0L;
        signed += await Seals(db.Intakes, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Screenings, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Overrides, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Acknowledgements, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Plans, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Consents, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Treatments, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Amendments, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Forecasts, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Grades, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Reports, sealsBySubject, cancel).ConfigureAwait(false);
        signed += await Seals(db.Complaints, sealsBySubject, cancel).ConfigureAwait(false);

        // What is left was sealed and is not there: right only for people who were erased.
        var erased = (await db.Patients.Where(p => p.ErasedAt != null).Select(p => p.Id).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        foreach (var (id, seal) in sealsBySubject.Where(s => !erased.Contains(s.Value.Chain)))
        {
            Found($"entry {id:D}", $"A signed entry of chart {seal.Chain:D} is gone, and its person was not erased.");
        }

        await Foreign(cancel).ConfigureAwait(false);
        return new Verification(
            heads.Count,
            entries,
            signed,
            await db.Patients.CountAsync(cancel).ConfigureAwait(false),
            await db.Treatments.CountAsync(cancel).ConfigureAwait(false),
            HeadOf(heads.Values),
            [.. _faults]);
    }

    /// <summary>One hash over all heads, in the order of their chains.</summary>
    internal static string HeadOf(IEnumerable<AuditHead> heads)
    {
        var text = string.Join('\n', heads.Select(h => $"{h.Chain:D} {Words.Of((int)Math.Min(h.Count, int.MaxValue))} {h.Hash}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private void Found(string where, string what)
    {
        if (_faults.Count < 1000)
        {
            _faults.Add(new Fault(where, what));
        }
    }

    private async Task<(long Entries, Dictionary<Guid, (Guid Chain, string Seal)> Seals)> Chains(Dictionary<Guid, AuditHead> heads, CancellationToken cancel)
    {
        Dictionary<Guid, (Guid, string)> seals = [];
        HashSet<Guid> seen = [];
        var (chain, number, hash, broken, count) = (Guid.Empty, 0L, AuditEntry.Beginning, false, 0L);
        void End()
        {
            if (chain == Guid.Empty || broken)
            {
                return;
            }

            if (!heads.TryGetValue(chain, out var head))
            {
                Found($"chain {chain:D}", "The chain has no head.");
            }
            else if (head.Count != number || head.Hash != hash)
            {
                Found($"chain {chain:D}", $"The chain ends at entry {number}, its head says {head.Count}: its end was cut off or added.");
            }
        }

        await foreach (var entry in db.Audit.AsNoTracking().OrderBy(e => e.Chain).ThenBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
        {
            count++;
            if (entry.Chain != chain)
            {
                End();
                (chain, number, hash, broken) = (entry.Chain, 0, AuditEntry.Beginning, false);
                seen.Add(chain);
            }

            if (!broken && (entry.Number != number + 1 || entry.Previous != hash || entry.Hash != entry.Expected()))
            {
                Found($"chain {chain:D}", $"The chain breaks at entry {entry.Number}: it was changed, or one before it is gone.");
                broken = true;
            }

            (number, hash) = (entry.Number, entry.Hash);
            if (entry is { Seal: { } seal, Subject: { } subject })
            {
                seals[subject] = (entry.Chain, seal);
            }
        }

        End();
        foreach (var lost in heads.Keys.Where(h => !seen.Contains(h)))
        {
            Found($"chain {lost:D}", $"The head says {heads[lost].Count} entries, and the chain is gone.");
        }

        return (count, seals);
    }

    private async Task<long> Seals<T>(DbSet<T> entries, Dictionary<Guid, (Guid Chain, string Seal)> seals, CancellationToken cancel)
        where T : SignedEntry
    {
        var table = entries.EntityType.GetTableName();
        var count = 0L;
        await foreach (var entry in entries.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
        {
            count++;
            if (!seals.Remove(entry.Id, out var seal))
            {
                Found($"{table} {entry.Id:D}", "The audit trail knows nothing of this entry: it was added past the program.");
            }
            else if (seal.Seal != entry.Seal() || seal.Chain != entry.PatientId)
            {
                Found($"{table} {entry.Id:D}", "The entry is not what was signed: it was changed past the program.");
            }
        }

        return count;
    }

    private async Task Foreign(CancellationToken cancel)
    {
        // PostgreSQL never lets a reference break; SQLite does where a connection did not ask it to look.
        if (db is SqliteClinicDb)
        {
            foreach (var broken in await db.Database.SqlQueryRaw<string>("select \"table\" as \"Value\" from pragma_foreign_key_check").ToListAsync(cancel).ConfigureAwait(false))
            {
                Found(broken, "A row refers to one that is not there.");
            }

            foreach (var damage in await db.Database.SqlQueryRaw<string>("select integrity_check as \"Value\" from pragma_integrity_check").ToListAsync(cancel).ConfigureAwait(false))
            {
                if (damage != "ok")
                {
                    Found("file", damage);
                }
            }
        }
    }
}
