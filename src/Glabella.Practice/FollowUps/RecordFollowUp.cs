using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Keeps what was seen and said after a treatment. The forecast sharpens, and the place on the recall list moves with it.</summary>
public sealed class RecordFollowUp(ClinicDb db, PracticeLessons lessons, ForecastSize size, IClock clock)
{
    /// <summary>A grade seen, at maximum contraction.</summary>
    /// <param name="Date">The day; null for today.</param>
    /// <param name="Area">Area id.</param>
    /// <param name="Rater">Who graded.</param>
    /// <param name="Grade">The grade.</param>
    public sealed record Seen(LocalDate? Date, string Area, Rater Rater, Grade Grade);

    /// <summary>Something the person says.</summary>
    /// <param name="Date">The day of which it speaks; null for today.</param>
    /// <param name="Mark">One of <see cref="ReportEntry.AllMarks"/>.</param>
    /// <param name="Roughly">The day is only roughly known.</param>
    /// <param name="Area">Area id; null for the whole treatment.</param>
    public sealed record Said(LocalDate? Date, string Mark, bool Roughly, string? Area);

    /// <summary>Something that is not as it should be.</summary>
    /// <param name="Kind">One of <see cref="ComplaintEntry.AllKinds"/>.</param>
    /// <param name="Note">In words; null for nothing.</param>
    public sealed record Wrong(string Kind, string? Note);

    /// <summary>All of it.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="Grades">Grades.</param>
    /// <param name="Reports">Reports.</param>
    /// <param name="Complaints">Complaints.</param>
    public sealed record Request(Guid PatientId, IReadOnlyList<Seen> Grades, IReadOnlyList<Said> Reports, IReadOnlyList<Wrong> Complaints);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Kept.</summary>
        /// <param name="Before">The events of each area as forecast before, by area id; empty if nothing was kept then.</param>
        /// <param name="Forecast">The forecast now; null where the model gives none.</param>
        /// <param name="Recall">The place on the recall list now; null if there is none.</param>
        /// <param name="Urgent">The person has trouble swallowing or breathing: an emergency.</param>
        public sealed record Recorded(ImmutableDictionary<string, ForecastMarks> Before, Forecast? Forecast, RecallPlace? Recall, bool Urgent) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Nobody was treated yet.</summary>
        public sealed record NoTreatment : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        if (chart.LastTreatment is not { } last)
        {
            return new Outcome.NoTreatment();
        }

        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var (now, today) = (clock.Now(), settings.Today(clock));
        if (Problems(request, chart, today) is { Length: > 0 } problems)
        {
            return new Outcome.Refused(problems);
        }

        ImmutableArray<GradeEntry> grades = [.. request.Grades.Select(g => new GradeEntry { PatientId = request.PatientId, SignedAt = now, SignedById = actor.StaffId, SignedBy = actor.Name, Date = g.Date ?? today, Area = Areas.Find(g.Area)!.Id, Rater = g.Rater, Grade = g.Grade })];
        ImmutableArray<ReportEntry> reports = [.. request.Reports.Select(r => new ReportEntry { PatientId = request.PatientId, SignedAt = now, SignedById = actor.StaffId, SignedBy = actor.Name, Date = r.Date ?? today, Mark = r.Mark, Roughly = r.Roughly, Area = Areas.Find(r.Area)?.Id })];
        ImmutableArray<ComplaintEntry> complaints = [.. request.Complaints.Select(c => new ComplaintEntry { PatientId = request.PatientId, SignedAt = now, SignedById = actor.StaffId, SignedBy = actor.Name, Date = today, Kind = c.Kind, Note = Check.Tidy(c.Note) })];
        db.Grades.AddRange(grades);
        db.Reports.AddRange(reports);
        db.Complaints.AddRange(complaints);
        List<AuditNote> notes = [.. grades.Concat<SignedEntry>(reports).Concat(complaints).Select(e => AuditNote.Of(nameof(RecordFollowUp), e))];

        Forecast? forecast = null;
        RecallPlace? place = null;
        if (grades.Length + reports.Length > 0)
        {
            var after = chart with { Grades = [.. chart.Grades.Concat(grades).OrderBy(g => g.Date)], Reports = [.. chart.Reports.Concat(reports).OrderBy(r => r.Date)] };
            forecast = KeptForecast.Of(after, last, today, size, await lessons.Without(db, request.PatientId, cancel).ConfigureAwait(false));
            if (!last.Entry.Elsewhere)
            {
                place = RecallPlace.Of(last, forecast, settings.BookingLeadDays);
                await place.Put(db, request.PatientId, last.Id, cancel).ConfigureAwait(false);
            }

            if (forecast is not null)
            {
                var kept = KeptForecast.Entries(actor, request.PatientId, last, forecast, ForecastOccasion.AfterFollowUp, now);
                db.Forecasts.AddRange(kept);
                notes.AddRange(kept.Select(f => AuditNote.Of(nameof(ForecastFor), f)));
            }
        }

        try
        {
            await db.Commit(actor, clock, notes, cancel).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody marked the recall meanwhile. What was seen and said holds all the same: once more on what is there now.
            db.ChangeTracker.Clear();
            return await Do(actor, request, cancel).ConfigureAwait(false);
        }

        var before = chart.Forecasts.Where(f => f.TreatmentId == last.Id).GroupBy(f => f.Area).ToImmutableDictionary(g => g.Key, g => g.Last().Marks);
        return new Outcome.Recorded(before, forecast, place, complaints.Any(c => c.Kind is "swallowing" or "breathing"));
    }

    private static ImmutableArray<FieldProblem> Problems(Request request, Chart chart, LocalDate today)
    {
        List<FieldProblem> problems = [];
        var first = chart.Treatments.First().Date;
        void Expect(bool holds, string field, string message)
        {
            if (!holds)
            {
                problems.Add(new(field, message));
            }
        }

        for (var i = 0; i < request.Grades.Count; i++)
        {
            var g = request.Grades[i];
            Expect((g.Date ?? today) <= today && (g.Date ?? today) >= first, $"Grades[{i}].Date", "A day from the first treatment until today.");
            Expect(chart.Treatments.Any(t => t.Areas.Any(a => a.Area == Areas.Find(g.Area)?.Id)), $"Grades[{i}].Area", "This area was not treated.");
            Expect(Enum.IsDefined(g.Grade) && Enum.IsDefined(g.Rater), $"Grades[{i}].Grade", "None, mild, moderate or severe.");
        }

        for (var i = 0; i < request.Reports.Count; i++)
        {
            var r = request.Reports[i];
            Expect((r.Date ?? today) <= today && (r.Date ?? today) >= first, $"Reports[{i}].Date", "A day from the first treatment until today.");
            Expect(ReportEntry.AllMarks.Contains(r.Mark), $"Reports[{i}].Mark", "Choose what is said of this day.");
            Expect(r.Area is null || chart.Treatments.Any(t => t.Areas.Any(a => a.Area == Areas.Find(r.Area)?.Id)), $"Reports[{i}].Area", "This area was not treated.");
        }

        for (var i = 0; i < request.Complaints.Count; i++)
        {
            Expect(ComplaintEntry.AllKinds.Contains(request.Complaints[i].Kind), $"Complaints[{i}].Kind", "Choose what is wrong.");
            problems.AddRange(Check.NotLonger(request.Complaints[i].Note, $"Complaints[{i}].Note", 2000));
        }

        Expect(request.Grades.Count + request.Reports.Count + request.Complaints.Count > 0, "", "Nothing was entered yet: a grade, a report or a complaint.");
        return [.. problems];
    }
}
