namespace Glabella.Practice;

/// <summary>What an act leaves in the audit trail.</summary>
/// <param name="Chain">The chart's id, or <see cref="AuditEntry.House"/>.</param>
/// <param name="Act">Name of the act.</param>
/// <param name="Subject">What it was about; null if only the chart.</param>
/// <param name="Seal">Seal of the signed entry that it made; null if none.</param>
public sealed record AuditNote(Guid Chain, string Act, Guid? Subject = null, string? Seal = null)
{
    /// <summary>The note of a signed entry.</summary>
    public static AuditNote Of(string act, SignedEntry entry) => new(entry.PatientId, act, entry.Id, entry.Seal());
}
