using Glabella.Components;
using Glabella.Practice;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.FollowUp;

/// <summary>A follow-up read from what was typed, with the names of the fields that its parts came from.</summary>
/// <param name="Request">What to record.</param>
/// <param name="GradeFields">Field of each grade.</param>
/// <param name="ReportFields">Field of each report.</param>
internal sealed record FollowUpRead(RecordFollowUp.Request Request, IReadOnlyList<string> GradeFields, IReadOnlyList<string> ReportFields)
{
    /// <summary>Reads a form; what is wrong stands in <paramref name="problems"/>.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="patient">Whose.</param>
    /// <param name="last">The treatment that is followed up.</param>
    /// <param name="earlier">The treatment before whose wear-off is asked; null if none.</param>
    /// <param name="treated">Its areas.</param>
    /// <param name="today">Today.</param>
    /// <param name="problems">Messages.</param>
    public static FollowUpRead Of(FollowUpForm form, Guid patient, StandingTreatment last, StandingTreatment? earlier, IReadOnlyList<Area> treated, LocalDate today, Problems problems)
    {
        var date = problems.Date("Input.Date", form.Date, "Write the day.");
        if (date is { } day)
        {
            problems.Demand(day >= last.Date && day <= today, "Input.Date", $"A day from the treatment, {last.Date.InFull()}, until today.");
        }

        List<(RecordFollowUp.Seen Grade, string Field)> grades = [];
        foreach (var area in treated)
        {
            Grade(form.Injector, "Injector", area, Rater.Investigator);
            Grade(form.Own, "Own", area, Rater.Subject);
        }

        List<(RecordFollowUp.Said Report, string Field)> reports = [];
        var spoken = treated.FirstOrDefault(a => a.Id == form.Area)?.Id;
        foreach (var (mark, _) in FollowUpWords.Asked)
        {
            var field = $"Input.Days[{mark}]";
            if (problems.Date(field, form.Days.GetValueOrDefault(mark), null) is { } told
                && problems.Demand(told > last.Date && told <= today, field, $"A day after the treatment, {last.Date.InFull()}, until today."))
            {
                reports.Add((new(told, mark, form.Roughly, spoken), field));
            }
        }

        if (form.Standing is "not-yet" or "still-there" or "baseline")
        {
            reports.Add((new(date, form.Standing, Roughly: false, spoken), "Input.Standing"));
        }

        if (earlier is not null && problems.Date("Input.LastGone", form.LastGone, null) is { } gone
            && problems.Demand(gone > earlier.Date && gone <= last.Date, "Input.LastGone", $"A day between the two treatments: {earlier.Date.InFull()} and {last.Date.InFull()}."))
        {
            reports.Add((new(gone, "gone", form.Roughly, null), "Input.LastGone"));
        }

        var note = problems.Optional("Input.Note", form.Note, 2000);
        List<RecordFollowUp.Wrong> complaints = [.. form.Complaints.Select((kind, i) => new RecordFollowUp.Wrong(kind, i == 0 ? note : null))];
        if (complaints.Count == 0 && note is not null)
        {
            complaints.Add(new("other", note));
        }

        if (problems.None && grades.Count + reports.Count + complaints.Count == 0)
        {
            problems.Add(treated.Count > 0 ? $"Input.Injector[{treated[0].Id}]" : "Input.Note", "Nothing was entered yet: a grade, a day or a complaint.");
        }

        return new(new(patient, [.. grades.Select(g => g.Grade)], [.. reports.Select(r => r.Report)], complaints), [.. grades.Select(g => g.Field)], [.. reports.Select(r => r.Field)]);

        void Grade(Dictionary<string, string?> typed, string list, Area area, Rater rater)
        {
            if (GradeWords.Read(typed.GetValueOrDefault(area.Id)) is { } grade)
            {
                grades.Add((new(date, area.Id, rater, grade), $"Input.{list}[{area.Id}]"));
            }
        }
    }

    /// <summary>The form's field behind a field that the act refused ("Reports[1].Date").</summary>
    public string FieldOf(string refused)
    {
        var fields = refused.StartsWith("Grades[", StringComparison.Ordinal) ? GradeFields : refused.StartsWith("Reports[", StringComparison.Ordinal) ? ReportFields : [];
        var open = refused.IndexOf('[', StringComparison.Ordinal);
        var close = refused.IndexOf(']', StringComparison.Ordinal);
        return open >= 0 && close > open && int.TryParse(refused.AsSpan(open + 1, close - open - 1), out var i) && i < fields.Count ? fields[i]
            : refused.StartsWith("Complaints", StringComparison.Ordinal) ? "Input.Note" : "Input.Date";
    }
}
