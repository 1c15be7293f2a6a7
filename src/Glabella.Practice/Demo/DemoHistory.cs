using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>One session of an invented person.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Plan">What was given: the label's plan.</param>
internal sealed record DemoSession(LocalDate Date, PlanRequest Request, TreatmentPlan Plan);

/// <summary>A grade that somebody wrote down.</summary>
internal sealed record DemoGrade(LocalDate Date, Area Area, Rater Rater, Grade Grade);

/// <summary>Something the person said.</summary>
internal sealed record DemoReport(LocalDate Date, string Mark, bool Roughly);

/// <summary>
/// The years of one invented person: sessions from the label, outcomes from the course model with a hidden truth.
/// A function of its dice: no clock, no database.
/// </summary>
internal sealed class DemoHistory
{
    private readonly DemoDice _dice;
    private readonly LocalDate _today;
    private readonly VirtualPerson _truth;
    private readonly List<DemoSession> _sessions = [];
    private readonly List<DemoGrade> _grades = [];
    private readonly List<DemoReport> _reports = [];

    private DemoHistory(Patient patient, VirtualPerson truth, DemoDice dice, LocalDate today) =>
        (Patient, _truth, _dice, _today) = (patient, truth, dice, today);

    public Patient Patient { get; }

    public VirtualKind Kind => _truth.Kind;

    public IReadOnlyList<DemoSession> Sessions => _sessions;

    public IReadOnlyList<DemoGrade> Grades => _grades;

    public IReadOnlyList<DemoReport> Reports => _reports;

    /// <summary>A person's years. With <paramref name="daysAgo"/> the sessions are on these days, else the person comes back when it fades.</summary>
    public static DemoHistory Of(Patient patient, long seed, VirtualKind kind, Product product, ImmutableArray<Area> areas, LocalDate today, DemoDice dice, IReadOnlyList<int>? daysAgo = null)
    {
        var history = new DemoHistory(patient, new VirtualPerson(seed, kind), dice, today);
        if (daysAgo is not null)
        {
            foreach (var days in daysAgo)
            {
                history.Treat(product, areas, today.PlusDays(-days));
            }
        }
        else
        {
            history.Live(product, areas, OpenDay(today.PlusDays(-dice.Between(20, 1095))));
        }

        history.Tell();
        return history;
    }

    internal static LocalDate OpenDay(LocalDate date) => date.DayOfWeek == IsoDayOfWeek.Sunday ? date.PlusDays(1) : date;

    private void Live(Product product, ImmutableArray<Area> areas, LocalDate first)
    {
        for (var date = first; date < _today && Treat(product, areas, date);)
        {
            var day = Day(date);
            var course = Course(_sessions[^1].Plan.Areas[0].Area, day + 420);
            var faded = course.TrueDay(day, EffectMark.WearOff) is { } wearOff ? (int)(wearOff - day) : 110;
            var stays = Kind == VirtualKind.NonResponder && _sessions.Count > 1 ? 0.35 : 0.93;
            if (!_dice.Falls(stays))
            {
                return;
            }

            date = OpenDay(date.PlusDays(Math.Max(91, faded + 16 + (int)(13 * _dice.Normal()))));
        }
    }

    private bool Treat(Product product, ImmutableArray<Area> areas, LocalDate date)
    {
        var request = new PlanRequest
        {
            Product = product,
            Areas = areas,
            Date = date,
            Sex = Patient.Sex,
            AgeYears = Patient.AgeOn(date),
            Prior = [.. _sessions.SelectMany(s => s.Plan.Areas.Select(a => new PriorTreatment(s.Date, product, a.Units, a.Area)))],
        };
        var outcome = Planner.Plan(request);
        if (outcome is not TreatmentPlan && areas.Length > 1)
        {
            // Not every label gives every area; all six give the glabella.
            request = request with { Areas = [areas[0]] };
            outcome = Planner.Plan(request);
        }

        if (outcome is not TreatmentPlan plan)
        {
            return false;
        }

        _sessions.Add(new DemoSession(date, request, plan));
        return true;
    }

    private int Day(LocalDate date) => Period.DaysBetween(_sessions[0].Date, date);

    private VirtualCourse Course(Area area, int lastDay) => _truth.Course(
        area,
        [.. _sessions.Where(s => s.Plan.Areas.Any(a => a.Area == area)).Select(s => new VirtualTreatment(Day(s.Date), s.Plan.Product, s.Plan.Areas.First(a => a.Area == area).Units))],
        lastDay);

    private void Tell()
    {
        if (_sessions.Count == 0)
        {
            return;
        }

        var courses = _sessions[^1].Plan.Areas.Select(a => (a.Area, Course: Course(a.Area, Day(_today)))).ToList();
        for (var i = 0; i < _sessions.Count; i++)
        {
            var session = _sessions[i];
            var next = i + 1 < _sessions.Count ? _sessions[i + 1].Date : _today.PlusDays(1);
            var (seen, asked) = (_dice.Falls(0.55), _dice.Falls(0.4));
            var visit = OpenDay(session.Date.PlusDays(14 + _dice.Between(-1, 3)));
            foreach (var (area, course) in courses)
            {
                if (i == 0 || _dice.Falls(0.3))
                {
                    _grades.Add(new DemoGrade(session.Date, area, Rater.Investigator, course.Read(Day(session.Date), Rater.Investigator)));
                }

                if (visit < next && visit < _today && seen)
                {
                    _grades.Add(new DemoGrade(visit, area, Rater.Investigator, course.Read(Day(visit), Rater.Investigator)));
                    if (asked)
                    {
                        _grades.Add(new DemoGrade(visit, area, Rater.Subject, course.Read(Day(visit), Rater.Subject)));
                    }
                }
            }

            Say(courses[0].Course, session, next);
        }
    }

    private void Say(VirtualCourse course, DemoSession session, LocalDate next)
    {
        var day = Day(session.Date);
        void Maybe(double share, EffectMark mark, string word, bool roughly)
        {
            if (_dice.Falls(share) && course.ReportedDay(day, mark) is { } named && _sessions[0].Date.PlusDays(named) is var date && date < next && date < _today)
            {
                _reports.Add(new DemoReport(date, word, roughly));
            }
        }

        if (Kind == VirtualKind.NonResponder && session.Date.PlusDays(21) < _today)
        {
            _reports.Add(new DemoReport(session.Date.PlusDays(21), "not-yet", false));
            return;
        }

        var late = Kind == VirtualKind.LateReporter;
        Maybe(0.4, EffectMark.Onset, "noticed", false);
        Maybe(late ? 0.9 : 0.6, EffectMark.WearOff, "gone", late || _dice.Falls(0.85));
    }
}
