using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Turns a case into what a run works on; dates become days from the planned treatment.</summary>
internal static class Setup
{
    /// <summary>What is not known of a practice is drawn as for an unseen trial.</summary>
    public static PracticeEffects Unknown { get; } = new(0, Population.Current.PracticeUnmovedSd, 0, Population.Current.PracticeReadingSd);

    public static RunSetup Of(ForecastCase @case, int end)
    {
        var file = ParameterFile.Current;
        double[] curve = [.. CurveDays.Nodes(end)];
        var planned = @case.Planned.Select(p => p.Area).ToArray();

        // Areas that are not planned today, but of which something is known, tell about the person.
        var others = @case.Treatments.Select(t => t.Area).Distinct()
            .Where(a => !planned.Contains(a) && file.Areas.ContainsKey(a.Id))
            .Where(a => @case.Observations.Any(o => o.Area == a) || @case.Reports.Any(r => r.Area == a))
            .OrderBy(a => a.Id, StringComparer.Ordinal);
        var courses = new List<AreaCourse>();
        var evidence = new List<Evidence>();
        foreach (var area in planned.Concat(others))
        {
            var order = courses.Count;
            double Day(NodaTime.LocalDate date) => NodaTime.Period.DaysBetween(@case.Date!.Value, date);
            var seen = @case.Observations.Where(o => o.Area == area).Select(o => new SeenGrade(Day(o.Date), o.Rater, o.Grade))
                .OrderBy(o => o.Day).ThenBy(o => o.Rater).ThenBy(o => o.Grade).ToArray();
            var said = @case.Reports.Where(r => r.Area == area).Select(r => new SaidMark(Day(r.Date), r.Mark, r.Roughly))
                .OrderBy(r => r.Day).ThenBy(r => r.Mark).ThenBy(r => r.Roughly).ToArray();
            var sessions = @case.Treatments.Where(t => t.Area == area).Select(t => new Session(Day(t.Date), t.Product, t.Units))
                .Concat(@case.Planned.Where(p => p.Area == area).Select(p => new Session(0, p.Product, p.Units)))
                .GroupBy(s => (s.Day, s.Product)).Select(g => new Session(g.Key.Day, g.Key.Product, g.Select(s => s.Units).Order().Sum()))
                .Where(s => s.Units > 0).OrderBy(s => s.Day).ThenBy(s => s.Product.Name, StringComparer.Ordinal).ToArray();
            var isPlanned = order < planned.Length;
            var last = Math.Max(curve[^1], seen.Select(s => s.Day).DefaultIfEmpty(0).Max());
            var course = new AreaCourse(order, file.Areas[area.Id], sessions, isPlanned ? curve : [], [.. seen.Select(s => s.Day)], last);
            courses.Add(course);
            evidence.Add(new(course, isPlanned ? @case.Baseline : null, isPlanned, seen, said));
        }

        return new(
            SobolEnsemble.Of(@case.Members, @case.Seed), @case.Practice ?? Unknown, [.. courses], [.. evidence],
            planned.Length, curve.Length, @case.Threads ?? 1, @case.StateRanges ? [.. CurveDays.Days(end)] : null);
    }
}
