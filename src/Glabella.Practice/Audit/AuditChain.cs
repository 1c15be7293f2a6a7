using NodaTime;

namespace Glabella.Practice;

/// <summary>The end of one chain, to which entries are added one by one.</summary>
/// <param name="head">Length and last hash so far; moves with each entry.</param>
internal sealed class AuditChain(AuditHead head)
{
    /// <summary>Length and last hash.</summary>
    public AuditHead Head => head;

    /// <summary>A chain without entries.</summary>
    public static AuditChain New(Guid chain) => new(new AuditHead { Chain = chain, Count = 0, Hash = AuditEntry.Beginning });

    /// <summary>Adds an entry.</summary>
    public AuditEntry Add(Guid? staff, AuditNote note, Instant at)
    {
        var number = head.Count + 1;
        var entry = new AuditEntry
        {
            Chain = head.Chain,
            Number = number,
            StaffId = staff,
            Act = note.Act,
            Subject = note.Subject,
            Seal = note.Seal,
            At = at,
            Previous = head.Hash,
            Hash = AuditEntry.HashOf(head.Chain, number, staff, note.Act, note.Subject, note.Seal, at, head.Hash),
        };
        (head.Count, head.Hash) = (number, entry.Hash);
        return entry;
    }
}
