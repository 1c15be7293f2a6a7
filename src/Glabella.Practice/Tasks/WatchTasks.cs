using Glabella.Screening;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The tasks that findings marked "watch" make.</summary>
internal static class WatchTasks
{
    /// <summary>
    /// Days after a treatment on which to look, where neither the rule names a day nor a follow-up is booked: the day of the usual review,
    /// when the effect is full. A convention of the house; the labels name no day.
    /// </summary>
    public const int Days = RecallPlace.ReviewDay;

    /// <summary>One for each finding that asks for a look after a treatment: on the rule's day, else at the follow-up.</summary>
    /// <param name="treatment">The treatment.</param>
    /// <param name="screening">The screening on which it was given.</param>
    /// <param name="followUp">The day of the first follow-up booked after it; null if none is.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<CareTask> After(StandingTreatment treatment, ScreeningEntry screening, LocalDate? followUp, Instant now) =>
        Of(screening, treatment.Id, f => f.WatchDays is { } days ? treatment.Date.PlusDays(days) : followUp ?? treatment.Date.PlusDays(Days), now);

    /// <summary>
    /// One for each such finding in answers that came after a treatment whose effect lasts: what was told now was not known then, so today.
    /// Findings that a task is open for, or that the treatment's own screening already had, make none.
    /// </summary>
    public static IEnumerable<CareTask> Late(Chart chart, ScreeningEntry screening, LocalDate today, Instant now)
    {
        if (chart.LastTreatment is not { } last || !LastsStill(last, today))
        {
            return [];
        }

        var known = chart.Screenings.FirstOrDefault(s => s.Id == last.Entry.ScreeningId)?.Result.Findings.Where(f => f.Watch).Select(f => (f.Rule, f.Matched)).ToHashSet() ?? [];
        return Of(screening, last.Id, _ => today, now)
            .Where(t => !screening.Result.Findings.Any(f => f.Watch && f.Rule == t.Rule && known.Contains((f.Rule, f.Matched))))
            .Where(t => !chart.Tasks.Any(o => o.DoneAt is null && o.Rule == t.Rule && o.TreatmentId == last.Id));
    }

    // The shortest interval between treatments: as long a toxin is taken to act.
    private static bool LastsStill(StandingTreatment last, LocalDate today) =>
        last.Product.Kind == Vocabulary.ProductKind.Toxin && last.Date < today && Period.DaysBetween(last.Date, today) < 84;

    private static IEnumerable<CareTask> Of(ScreeningEntry screening, Guid treatment, Func<Finding, LocalDate> due, Instant now) =>
        screening.Result.Findings.Where(f => f.Watch).DistinctBy(f => (f.Rule, f.Matched)).Select(f => new CareTask
        {
            PatientId = screening.PatientId,
            TreatmentId = treatment,
            ScreeningId = screening.Id,
            Rule = f.Rule,
            Title = f.MatchedHow == MatchedHow.Answer ? f.Title : $"{f.Title} ({f.Matched})",
            Action = f.Action,
            DueOn = due(f),
            CreatedAt = now,
        });
}
