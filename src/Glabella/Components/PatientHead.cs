using Glabella.Hosting;
using Glabella.Practice;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Components;

/// <summary>What stands on top of every page of one person.</summary>
/// <param name="Id">Whose chart.</param>
/// <param name="Name">Full name.</param>
/// <param name="Born">Date of birth.</param>
/// <param name="Sex">Null if not asked.</param>
/// <param name="ChartNumber">Number that people say aloud.</param>
/// <param name="Notes">A line for everybody who opens the page; null if none.</param>
/// <param name="Safety">What can hurt; empty for those who do not read the chart.</param>
/// <param name="Tabs">The pages of this person.</param>
public sealed record PatientHead(Guid Id, string Name, LocalDate Born, Sex? Sex, int ChartNumber, string? Notes, IReadOnlyList<SafetyMark> Safety, IReadOnlyList<Tab> Tabs);

/// <summary>Opens a person's pages: reads the head and notes in the audit trail that somebody looked.</summary>
/// <param name="db">The record.</param>
/// <param name="frame">The practice's clock.</param>
/// <param name="clock">The machine's clock.</param>
internal sealed class PatientHeads(ClinicDb db, Frame frame, IClock clock)
{
    /// <summary>The head; null if there is nobody with this id.</summary>
    public async Task<PatientHead?> Open(Actor actor, Guid id, CancellationToken cancel)
    {
        var patient = await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancel);
        if (patient is null)
        {
            return null;
        }

        IReadOnlyList<SafetyMark> safety = [];
        if (actor.Is(Policies.RolesOf[Policies.Chart]))
        {
            var newest = await db.Screenings.AsNoTracking().Where(s => s.PatientId == id).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
            safety = newest is null
                ? [new(Level.Incomplete, "Not screened")]
                : [new(Levels.Of(newest.Decision), Levels.Of(newest.Decision).Word(), $"screened {frame.Local(newest.SignedAt).Date.Brief(frame.Today)}")];
        }

        await db.Commit(actor, clock, new AuditNote(id, "OpenPatient"), cancel);
        return new(patient.Id, patient.Name, patient.BirthDate, patient.Sex, patient.ChartNumber, patient.Notes, safety, PatientTabs.Of(id, actor));
    }
}
