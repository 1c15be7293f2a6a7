using Glabella.Course.Marks;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;
using Glabella.Vocabulary;

namespace Glabella.Course.Forecasting;

/// <summary>A grade seen, on the forecast's clock.</summary>
internal sealed record SeenGrade(double Day, Rater Rater, Grade Grade);

/// <summary>A report, on the forecast's clock.</summary>
internal sealed record SaidMark(double Day, ReportedMark Mark, bool Roughly);

/// <summary>What is known of one area of a person, and how well a handful of members agree with it.</summary>
/// <param name="course">The area.</param>
/// <param name="baseline">Investigator's grade before any treatment; null asks for moderate or severe by both raters, if <paramref name="enrolled"/>.</param>
/// <param name="enrolled">Whether a missing baseline means "as in the trials".</param>
/// <param name="seen">Grades.</param>
/// <param name="said">Reports.</param>
internal sealed class Evidence(AreaCourse course, Grade? baseline, bool enrolled, SeenGrade[] seen, SaidMark[] said)
{
    /// <summary>A grade written down wrongly, or read by chance: keeps one odd entry from deciding everything (assumption).</summary>
    private const double Slip = 0.002;

    /// <summary>A report about something else: likewise (assumption).</summary>
    private const double Misremembered = 0.02;

    /// <summary>Longest time over which a misremembered day is spread, days.</summary>
    private const double MemoryDays = 365;

    /// <summary>Whether there is more than a baseline.</summary>
    public bool Any => seen.Length + said.Length > 0;

    /// <summary>The first and the last node that the likelihood asks for.</summary>
    public (int First, int Last) Nodes()
    {
        int[] nodes =
        [
            .. seen.Select(grade => course.Mesh.NodeAt(grade.Day)), .. said.Select(CycleOf).OfType<Cycle>().SelectMany(cycle => (int[])[cycle.FirstNode, cycle.LastNode]),
        ];
        return nodes.Length == 0 ? (0, 0) : (nodes.Min(), nodes.Max());
    }

    /// <summary>Probability of the baseline; needs no course.</summary>
    public T Baseline<T>(T untreated, T investigatorBias, T subjectBias)
        where T : struct, ILane<T>
    {
        var inv = untreated + (T.Of(Reader.Investigator.PersistentSd) * investigatorBias);
        if (baseline is { } grade)
        {
            return Reader.Investigator.Probability(grade, inv);
        }

        if (!enrolled)
        {
            return T.Of(1);
        }

        var sub = T.Fma(T.Of(Reader.Subject.PersistentSd), subjectBias, untreated + T.Of(Reader.Subject.Bias));
        return Reader.Investigator.ModerateOrSevere(inv) * Reader.Subject.ModerateOrSevere(sub);
    }

    /// <summary>Logarithm of the probability of everything else, given a solved course.</summary>
    public T LogLikelihood<T>(Bench<T> bench, in Rates<T> rates, T investigatorBias, T subjectBias, T kindness)
        where T : struct, ILane<T>
    {
        var sum = T.Of(0);
        foreach (var grade in seen)
        {
            var reader = Reader.Of(grade.Rater);
            var cycle = course.CycleBefore(grade.Day);
            var reading = cycle is null
                ? rates.Untreated
                : T.Load(ref bench.Severity[0], bench.Mesh.NodeAt(grade.Day) * T.Width) - kindness - T.Of(Reader.Expectation(grade.Day - course.Sessions[0].Day));
            reading = T.Fma(T.Of(reader.PersistentSd), grade.Rater == Rater.Subject ? subjectBias : investigatorBias, reading + T.Of(reader.Bias));
            sum += Elementary.Log(T.Fma(reader.Probability(grade.Grade, reading), T.Of(1 - Slip), T.Of(Slip / 4)));
        }

        if (said.Length > 0)
        {
            sum += Reports(bench, rates.Untreated);
        }

        return sum;
    }

    private T Reports<T>(Bench<T> bench, T untreated)
        where T : struct, ILane<T>
    {
        Span<double> sums = stackalloc double[T.Width];
        Span<MarkDays> marks = stackalloc MarkDays[T.Width];
        sums.Clear();
        Cycle? found = null;
        foreach (var report in said)
        {
            if (CycleOf(report) is not { } cycle)
            {
                continue;
            }

            if (cycle != found)
            {
                MarkFinder.Find(bench, untreated, cycle.FirstNode, cycle.LastNode, marks, drawnOn: true);
                found = cycle;
            }

            for (var person = 0; person < T.Width; person++)
            {
                sums[person] += Elementary.Log(Probability(report, marks[person]));
            }
        }

        return T.Load(ref sums[0], 0);
    }

    /// <summary>The last treatment before the report; what is noticed on a treatment's own day is about that treatment.</summary>
    private Cycle? CycleOf(SaidMark report) => report.Mark is ReportedMark.Noticed or ReportedMark.Full or ReportedMark.NotYet
        ? course.CycleBefore(report.Day + 0.5)
        : course.CycleBefore(report.Day) ?? course.CycleBefore(report.Day + 0.5);

    private static double Probability(SaidMark report, in MarkDays marks)
    {
        var sd = report.Roughly ? 10.0 : 3.0;
        var day = report.Mark switch
        {
            ReportedMark.Noticed or ReportedMark.NotYet => marks.Onset,
            ReportedMark.Full => marks.FullEffect,
            ReportedMark.HalfGone => marks.HalfFaded,
            ReportedMark.Baseline => marks.BackToBaseline,
            _ => double.IsNaN(marks.WearOff) ? marks.HalfFaded : marks.WearOff,
        };
        if (report.Mark is ReportedMark.NotYet or ReportedMark.StillThere)
        {
            // Nothing ever noticed agrees with "not yet"; nothing ever there contradicts "still there".
            var later = double.IsNaN(day) ? (report.Mark == ReportedMark.NotYet ? 1 : 0)
                : double.IsPositiveInfinity(day) ? 1
                : Normal.Below((day - report.Day) / sd);
            return ((1 - Misremembered) * later) + (Misremembered / 2);
        }

        var z = (day - report.Day) / sd;
        var density = double.IsFinite(z) ? Elementary.Exp(-0.5 * z * z) / (sd * 2.5066282746310002) : 0;
        return ((1 - Misremembered) * density) + (Misremembered / MemoryDays);
    }
}
