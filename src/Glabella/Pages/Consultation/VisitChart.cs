using System.Security.Cryptography;
using System.Text;
using Glabella.Components;
using Glabella.Hosting;
using Glabella.Practice;
using Glabella.Screening;
using NodaTime;
using Severity = Glabella.Screening.Severity;

namespace Glabella.Pages.Consultation;

/// <summary>What the pages of a visit read from a chart: the newest answers, what screening says of them, and how that stands.</summary>
/// <param name="chart">The chart.</param>
/// <param name="frame">The practice's clock.</param>
/// <param name="past">A screening to look at as it stood then; null looks at the newest as it stands.</param>
public sealed class VisitChart(Practice.Chart chart, Frame frame, ScreeningEntry? past = null)
{
    /// <summary>The chart.</summary>
    public Practice.Chart Chart => chart;

    /// <summary>The newest intake; null if nobody asked yet.</summary>
    public IntakeEntry? Intake { get; } = chart.Intakes.LastOrDefault();

    /// <summary>Its answers; null if nobody asked yet.</summary>
    public Screening.Intake? Answers { get; } = chart.Intakes.LastOrDefault()?.Answers;

    /// <summary>The newest screening; null if none.</summary>
    public ScreeningEntry? Screening { get; } = past ?? chart.Screenings.LastOrDefault();

    /// <summary>What it said.</summary>
    public ScreeningResult? Result { get; } = (past ?? chart.Screenings.LastOrDefault())?.Result;

    /// <summary>How it stands after what was decided.</summary>
    public ScreeningStanding? Standing { get; } =
        past is not null ? chart.StandingThen(past) : chart.Screenings.LastOrDefault() is { } newest ? chart.Standing(newest) : null;

    /// <summary>The visit that is on: today's that is not over, else the next.</summary>
    public Appointment? Appointment { get; } = Next(chart.Appointments, frame);

    /// <summary>The newest plan that no treatment was signed on yet; null if none.</summary>
    public PlanEntry? Plan { get; } = chart.Plans.LastOrDefault(p => chart.AllTreatments.All(t => t.Entry.PlanId != p.Id));

    /// <summary>The word over the page: the worst that still stands. What was overridden does not stop any more, and is still shown.</summary>
    public Decision Stands =>
        Standing is not { } standing ? Decision.Incomplete
        : standing.Stops.FirstOrDefault()?.Severity switch
        {
            Severity.Contraindicated => Decision.Contraindicated,
            Severity.Defer => Decision.Defer,
            Severity.Refer => Decision.Refer,
            _ => standing.OpenQuestions ? Decision.Incomplete
                : Result!.Findings.Any(f => f.Severity >= Severity.Caution) || standing.Overrides.Length > 0 ? Decision.Caution
                : Decision.Clear,
        };

    /// <summary>The day for which the screening answers is over: what changed since was not asked.</summary>
    public bool IsPast => Screening is { } s && s.PlannedDate < frame.Today;

    /// <summary>The chart and the answers have different dates of birth; the chart's counts.</summary>
    public bool BirthDatesDiffer => Answers?.BirthDate is { } said && said != chart.Patient.BirthDate;

    /// <summary>Of some visits the one that is on: today's that is not over, else the next; null if none.</summary>
    public static Appointment? Next(IEnumerable<Appointment> visits, Frame frame) => visits
        .Where(a => a.Status is VisitStatus.Expected or VisitStatus.Arrived or VisitStatus.InRoom && frame.Local(a.Start).Date >= frame.Today)
        .OrderBy(a => a.Start).FirstOrDefault();

    /// <summary>What was decided about a finding; null if nothing.</summary>
    public OverrideEntry? OverrideOf(Finding finding) =>
        Standing?.Overrides.LastOrDefault(o => o.IsAbout(finding));

    /// <summary>
    /// Short for the finding's mark: eight letters, so that a form names the finding that was shown even where two have one rule and one place,
    /// and one that changed meanwhile is no longer found.
    /// </summary>
    public static string Tag(FindingMark mark) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mark.ToString())))[..8];

    /// <summary>The decision to go on with questions open; null if none.</summary>
    public OverrideEntry? OpenQuestionsOverride => Standing?.Overrides.LastOrDefault(o => o.Rule == ScreeningStanding.Incomplete);

    /// <summary>Whether a prescriber may go on in spite of it.</summary>
    public static bool MayBeOverridden(Finding finding) => finding.Severity is Severity.Defer or Severity.Refer;

    /// <summary>The head with what can hurt: the worst findings by name, open questions, allergies.</summary>
    public PatientHead Head(PatientHead head) => head with { Safety = Safety() };

    private List<SafetyMark> Safety()
    {
        if (Result is not { } result || Standing is not { } standing)
        {
            return [new(Level.Incomplete, Answers is null ? "No intake yet" : "Not screened")];
        }

        List<SafetyMark> marks =
        [
            .. result.Findings.Where(f => f.Severity > Severity.Caution).Concat(standing.Unread).Take(4).Select(f => new SafetyMark(
                Levels.Of(f.Severity), ScreeningText.Name(f), OverrideOf(f) is not null ? "overridden" : f.HoldUntil is { } until ? $"until {until.Brief(frame.Today)}" : null)),
        ];
        if (standing.Care.Except(standing.Unread).ToList() is [_, ..] read)
        {
            marks.Add(new(Level.Caution, "Acknowledged", string.Join(", ", read.Select(ScreeningText.Name).Distinct())));
        }

        if (standing.OpenQuestions)
        {
            marks.Add(new(Level.Incomplete, "Open questions"));
        }

        if (IsPast)
        {
            marks.Add(new(Level.Incomplete, "Not screened since", Screening!.PlannedDate.Brief(frame.Today)));
        }

        if (marks.Count == 0)
        {
            marks.Add(new(Level.Clear, "Clear", $"screened {frame.Local(Screening!.SignedAt).Date.Brief(frame.Today)} for {result.PlannedDate?.Brief(frame.Today)}"));
        }

        if (Answers?.Allergies is { IsDefaultOrEmpty: true })
        {
            marks.Add(new(Level.Clear, "No allergy known"));
        }

        return marks;
    }

    /// <summary>"26 Nov, 09:44".</summary>
    public string When(Instant instant)
    {
        var at = frame.Local(instant);
        return $"{at.Date.Brief(frame.Today)}, {at.TimeOfDay.Clock()}";
    }
}
