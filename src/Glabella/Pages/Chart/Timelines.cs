using System.Collections.Immutable;
using System.Globalization;
using Glabella.Pages.FollowUp;
using Glabella.Practice;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Chart;

/// <summary>A whole chart as one list, newest first.</summary>
internal static class Timelines
{
    /// <summary>The list.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="zone">The practice's time zone.</param>
    public static ImmutableArray<TimelineEvent> Of(Practice.Chart chart, DateTimeZone zone)
    {
        LocalDate Day(Instant at) => at.InZone(zone).Date;
        IEnumerable<TimelineEvent> events =
        [
            .. chart.AllTreatments.Select(Treatment),
            .. chart.AllTreatments.SelectMany(t => t.Amendments.Select(a => Amendment(t, a, Day(a.SignedAt)))),
            .. chart.Grades.GroupBy(g => (g.Date, g.SignedAt, g.SignedBy)).Select(g => Grades(g.Key.Date, [.. g])),
            .. chart.Reports.Select(Report),
            .. chart.Complaints.Select(c => new TimelineEvent(c.Date, c.SignedAt, $"Complaint: {FollowUpWords.Complaint(c.Kind)}", Join(c.Note, c.SignedBy))),
            .. chart.Consents.Select(c => new TimelineEvent(
                Day(c.SignedAt), c.SignedAt, "Consent signed",
                $"{c.Product}, {TreatmentWords.And([.. c.AreaIds.Split(',').Select(TreatmentWords.Plain)])}. Text {c.TextId} {c.TextVersion}, signed by {c.SignerName}. Photographs: {Photographs(c.Photographs)}.")),
            .. chart.Screenings.Select(s => new TimelineEvent(Day(s.SignedAt), s.SignedAt, $"Screened: {s.Decision}", $"For {Components.DateText.InFull(s.PlannedDate)}. Rules {s.RulesVersion}.", Href: $"/patients/{s.PatientId}/screenings/{s.Id}")),
            .. chart.Acknowledgements.Where(a => a.Severity == Screening.Severity.Caution).Select(a => new TimelineEvent(
                Day(a.SignedAt), a.SignedAt, $"Signed for {a.Rule}, {a.Matched}", Join($"“{a.Input}”{Consultation.ToleranceWords.After(a.Tolerance)}", a.Note, a.SignedBy))),
            .. chart.Tasks.Where(t => t.DoneAt is not null).Select(t => new TimelineEvent(Day(t.DoneAt!.Value), t.DoneAt.Value, $"Looked after {t.Title}", Join(t.Outcome, t.DoneBy))),
            .. chart.Overrides.Select(o => new TimelineEvent(Day(o.SignedAt), o.SignedAt, $"Went on in spite of {o.Rule}", Join(o.Reason, o.SignedBy))),
        ];
        return [.. events.OrderByDescending(e => e.Date).ThenByDescending(e => e.At)];
    }

    private static TimelineEvent Treatment(StandingTreatment t)
    {
        var entry = t.Entry;
        var where = entry.Elsewhere ? "Given at another practice, told by the patient."
            : string.Create(CultureInfo.InvariantCulture, $"{t.Product}{(t.Points.Length > 0 ? $", {t.Points.Count(p => p.Units > 0)} points" : "")}{(t.Lot is null ? "" : $", lot {t.Lot}")}. {entry.SignedBy}.");
        var title = TreatmentWords.OfAreas(t.Areas);
        return new(t.Date, entry.SignedAt, t.InError ? $"Entered in error: {title}" : title, Join(where, entry.DifferenceReason, entry.Note), Major: !t.InError, Href: entry.Elsewhere ? null : $"/patients/{entry.PatientId}/treatments/{t.Id}");
    }

    private static TimelineEvent Amendment(StandingTreatment t, AmendmentEntry a, LocalDate day) => new(
        day, a.SignedAt,
        a.Kind switch
        {
            AmendmentKind.Addition => "Added to the record",
            AmendmentKind.Correction => "Record corrected",
            _ => "Record marked as entered in error",
        },
        Join($"Treatment of {Components.DateText.InFull(t.Entry.Date)}: {a.Reason}", a.Date is { } date ? $"Day is {Components.DateText.InFull(date)}." : null, a.Lot is { } lot ? $"Lot is {lot}." : null, a.PointsJson is null ? null : "Points corrected.", a.SignedBy));

    private static TimelineEvent Grades(LocalDate date, IReadOnlyList<GradeEntry> grades) => new(
        date, grades[0].SignedAt,
        grades.All(g => g.Rater == Rater.Subject) ? "Own grade" : "Graded",
        string.Join(" ", grades.GroupBy(g => g.Area).Select(area =>
            $"{TreatmentWords.Sentence(TreatmentWords.Plain(area.Key))}: {string.Join(", ", area.Select(g => $"{Who(g.Rater)} {GradeWords.Within(g.Grade)}"))}.")));

    private static TimelineEvent Report(ReportEntry r) => new(
        r.Date, r.SignedAt,
        FollowUpWords.Told(r.Mark) + (r.Roughly ? ", roughly" : ""),
        (r.Area is null ? "" : $"{TreatmentWords.Sentence(TreatmentWords.Plain(r.Area))}. ") + (r.SignedById is null ? "Told by the patient’s own link." : $"Told to {r.SignedBy}."));

    private static string Who(Rater rater) => rater switch
    {
        Rater.Investigator => "injector",
        Rater.Subject => "own",
        _ => "photographs",
    };

    private static string Photographs(PhotographUse use) => use switch
    {
        PhotographUse.No => "none",
        PhotographUse.OwnRecord => "own record only",
        _ => "own record and teaching",
    };

    private static string? Join(params string?[] parts)
    {
        var said = parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.EndsWith('.') ? p : p + ".").ToList();
        return said.Count == 0 ? null : string.Join(" ", said);
    }
}
