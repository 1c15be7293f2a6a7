using System.Collections.Immutable;
using Glabella.Course;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What one person's follow-ups can teach of the practice: the case of all treatments, and of what was seen and said after our own.</summary>
/// <param name="Case">The case.</param>
/// <param name="FollowUps">Days on which something was seen or said after a treatment of ours.</param>
internal sealed record LessonCase(ForecastCase Case, int FollowUps)
{
    /// <summary>The case; null if nothing was seen or said yet after a treatment of ours.</summary>
    /// <param name="chart">Treatments, grades and reports; nothing else of it is read.</param>
    /// <param name="today">Only what was known by this day goes in.</param>
    public static LessonCase? Of(Chart chart, LocalDate today)
    {
        // Another clinic's hand and eye say nothing of ours: what belongs to its treatments is left out. A grade on the day of a treatment is the one before it.
        bool Ours(LocalDate date) => chart.Treatments.LastOrDefault(t => t.Date < date) is not { Entry.Elsewhere: true };
        var grades = chart.Grades.Where(g => Ours(g.Date)).ToImmutableArray();
        var reports = chart.Reports.Where(r => Ours(r.Date)).ToImmutableArray();
        var first = chart.Treatments.Where(t => !t.Entry.Elsewhere).Select(t => (LocalDate?)t.Date).FirstOrDefault();
        var days = grades.Select(g => g.Date).Concat(reports.Select(r => r.Date)).Where(d => d > first && d <= today).Distinct().Count();
        if (days == 0 || chart.LastTreatment is not { } last)
        {
            return null;
        }

        var course = CourseCase.Of(chart with { Grades = grades, Reports = reports }, last, today, new ForecastSize(Threads: 1));
        return course.Case is { } @case && @case.Observations.Length + @case.Reports.Length > 0 ? new(@case, days) : null;
    }
}
