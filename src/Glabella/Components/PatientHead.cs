using System.Globalization;
using Glabella.Hosting;
using Glabella.Practice;
using Glabella.Screening;
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

        var newest = actor.Is(Policies.RolesOf[Policies.Chart])
            ? await db.Screenings.AsNoTracking().Where(s => s.PatientId == id).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel)
            : null;
        await db.Commit(actor, clock, new AuditNote(id, "OpenPatient"), cancel);
        return Of(patient, newest, actor);
    }

    /// <summary>The head of a chart that a page has opened already.</summary>
    public PatientHead Of(Chart chart, Actor actor) => Of(chart.Patient, chart.Screenings.MaxBy(s => s.Id), actor);

    private PatientHead Of(Patient patient, ScreeningEntry? newest, Actor actor) => new(
        patient.Id,
        patient.Name,
        patient.BirthDate,
        patient.Sex,
        patient.ChartNumber,
        patient.Notes,
        !actor.Is(Policies.RolesOf[Policies.Chart]) ? [] : newest is null ? [new(Level.Incomplete, "Not screened")] : [.. Marks(newest)],
        PatientTabs.Of(patient.Id, actor));

    /// <summary>The worst findings by name, what is still open, or that there is nothing.</summary>
    private IEnumerable<SafetyMark> Marks(ScreeningEntry screening)
    {
        const int Shown = 4;
        var result = screening.Result;
        var findings = result.Findings.Where(f => f.Severity > Severity.Information).OrderByDescending(f => f.Severity).ToList();
        foreach (var finding in findings.Take(Shown))
        {
            yield return new(Levels.Of(finding.Severity), finding.Title, finding.HoldUntil is { } until ? $"until {until.Brief(frame.Today)}" : null);
        }

        if (findings.Count > Shown)
        {
            yield return new(Level.Information, string.Create(CultureInfo.InvariantCulture, $"{findings.Count - Shown} more"));
        }

        if (result.NotAsked.Length + result.Unrecognised.Length is > 0 and var open)
        {
            yield return new(Level.Incomplete, open == 1 ? "One thing open" : string.Create(CultureInfo.InvariantCulture, $"{open} things open"), "not asked or not recognised");
        }
        else if (findings.Count == 0)
        {
            yield return new(Level.Clear, Level.Clear.Word(), $"screened {frame.Local(screening.SignedAt).Date.Brief(frame.Today)}");
        }
    }
}
