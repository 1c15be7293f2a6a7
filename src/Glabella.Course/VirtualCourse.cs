using Glabella.Course.Forecasting;
using Glabella.Course.Marks;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>The hidden course of a virtual person in one area, and what people would see and say of it.</summary>
public sealed class VirtualCourse
{
    private readonly VirtualPerson person;
    private readonly AreaCourse course;
    private readonly Bench<Lane1> bench;
    private readonly double untreated, kindness;
    private readonly (double Investigator, double Subject) bias;

    internal VirtualCourse(VirtualPerson person, AreaCourse course, Bench<Lane1> bench, double untreated, (double, double) bias, double kindness) =>
        (this.person, this.course, this.bench, this.untreated, this.bias, this.kindness) = (person, course, bench, untreated, bias, kindness);

    /// <summary>True severity of the line at maximum contraction on a day, grades; on a treatment's own day before it.</summary>
    public double Severity(int day) => course.Sessions.Length == 0 || day <= course.Sessions[0].Day ? untreated : bench.Severity[bench.Mesh.NodeAt(day)];

    /// <summary>The grade that a rater would write down on a day: bias, expectation and a fresh error included.</summary>
    public Grade Read(int day, Rater rater)
    {
        var reader = Reader.Of(rater);
        var reading = Severity(day) + (rater == Rater.Subject ? bias.Subject : bias.Investigator)
            + (reader.ErrorSd * person.Chance(3 + (ulong)rater, Place(day)));
        if (course.CycleBefore(day) is not null)
        {
            reading -= kindness + Reader.Expectation(day - course.Sessions[0].Day);
        }

        return (Grade)Reader.Cuts.Count(cut => reading > cut);
    }

    private ulong Place(int day) => ((ulong)(uint)course.Order << 32) | (uint)day;

    /// <summary>The true day of an event of the cycle that a treatment day belongs to; null if it does not happen before the next cycle or the last day.</summary>
    public double? TrueDay(int treatmentDay, EffectMark mark)
    {
        if (course.Cycles.LastOrDefault(c => c.Day <= treatmentDay) is not { } cycle)
        {
            return null;
        }

        Span<MarkDays> marks = stackalloc MarkDays[1];
        MarkFinder.Find(bench, new Lane1(untreated), cycle.FirstNode, cycle.LastNode, marks);
        var day = mark switch
        {
            EffectMark.Onset => marks[0].Onset,
            EffectMark.FullEffect => marks[0].FullEffect,
            EffectMark.HalfFaded => marks[0].HalfFaded,
            EffectMark.WearOff => marks[0].WearOff,
            _ => marks[0].BackToBaseline,
        };
        return double.IsFinite(day) ? day : null;
    }

    /// <summary>
    /// The day that the person would name for an event: true day with an error of 3 days, for a late reporter
    /// two weeks late with an error of 10 days; a beginning is named within a day, and no day lies before the treatment or
    /// after the last day or the next cycle. Null where the event does not happen.
    /// </summary>
    public int? ReportedDay(int treatmentDay, EffectMark mark)
    {
        if (TrueDay(treatmentDay, mark) is not { } day)
        {
            return null;
        }

        var error = person.Chance(16 + (ulong)mark, Place(treatmentDay));
        var early = mark is EffectMark.Onset or EffectMark.FullEffect;
        var said = person.Kind == VirtualKind.LateReporter && !early ? day + 14 + (10 * error) : day + ((mark == EffectMark.Onset ? 1 : 3) * error);
        var next = course.Cycles.FirstOrDefault(c => c.Day > treatmentDay)?.Day ?? bench.Mesh.Times[^1];
        var from = treatmentDay + 1;
        return (int)Math.Clamp(Math.Ceiling(said), from, Math.Max(from, next));
    }
}
