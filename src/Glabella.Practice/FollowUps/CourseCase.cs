using System.Collections.Immutable;
using System.Globalization;
using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>One treatment of a chart as the course model takes it: what came before, what was seen, what was said.</summary>
/// <param name="Case">The case; null if no area of the treatment is known to the model.</param>
/// <param name="AreasLeftOut">Ids of treated areas that the model does not know.</param>
/// <param name="Ignored">Sentences on grades and reports that contradict the rest and were left out.</param>
/// <param name="NotInCurve">Sentences on treatments elsewhere that the person told of and that are not in the curve.</param>
public sealed record CourseCase(ForecastCase? Case, ImmutableArray<string> AreasLeftOut, ImmutableArray<string> Ignored, ImmutableArray<string> NotInCurve)
{
    /// <summary>The case of a treatment on a day.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="treatment">The treatment that is forecast.</param>
    /// <param name="today">Only what was known by this day goes in.</param>
    /// <param name="size">Size of the ensemble.</param>
    public static CourseCase Of(Chart chart, StandingTreatment treatment, LocalDate today, ForecastSize size)
    {
        var sameDay = chart.Treatments.Where(t => t.Date == treatment.Date && t.Product == treatment.Product).SelectMany(t => t.Areas)
            .Concat(chart.Treatments.Any(t => t.Id == treatment.Id) ? [] : treatment.Areas).ToList();
        var planned = Doses(treatment.Product, sameDay).ToImmutableArray();
        ImmutableArray<string> leftOut = [.. sameDay.Select(a => a.Area).Distinct(StringComparer.Ordinal).Where(a => !IsKnown(a))];
        if (planned.Length == 0)
        {
            return new CourseCase(null, leftOut, [], []);
        }

        var told = ToldTreatments.Of(chart, treatment, today, IsKnown);
        var earlier = chart.Treatments.Where(t => t.Date < treatment.Date && t.Product.Kind == ProductKind.Toxin)
            .GroupBy(t => (t.Date, t.Product))
            .SelectMany(g => Doses(g.Key.Product, g.SelectMany(t => t.Areas)).Select(d => new PastTreatment(g.Key.Date, g.Key.Product, d.Area, d.Units)))
            .Concat(told.Before)
            .OrderBy(t => t.Date)
            .ToImmutableArray();
        var horizon = Math.Clamp(Period.DaysBetween(treatment.Date, today) + 60, 365, 1825);
        var end = treatment.Date.PlusDays(horizon);
        var next = chart.Treatments.Where(t => t.Date > treatment.Date).Select(t => (LocalDate?)t.Date).FirstOrDefault();
        // What is seen or said after another treatment, here or elsewhere, is of that one.
        bool Counts(LocalDate date) => date <= today && date <= end && (next is null || date < next) && (told.Next is null || date < told.Next);
        var age = chart.Patient.AgeOn(treatment.Date);
        var @case = new ForecastCase
        {
            Planned = planned,
            Date = treatment.Date,
            AgeYears = age is >= 18 and <= 110 ? age : null,
            Sex = chart.Patient.Sex,
            Treatments = earlier,
            Observations = [.. chart.Grades.Where(g => Counts(g.Date)).Select(g => new Observation(g.Date, g.Rater, g.Grade, Areas.Find(g.Area)!))],
            Reports = [.. chart.Reports.Where(r => Counts(r.Date)).Select(r => new Report(r.Date, MarkOf(r.Mark), r.Roughly, Areas.Find(r.Area) ?? planned[0].Area))],
            Today = today >= treatment.Date && next is null ? today : null,
            HorizonDays = horizon,
            Members = size.Members,
            Threads = size.Threads ?? Math.Min(Environment.ProcessorCount, 256),
        };
        return new CourseCase(@case, leftOut, [], told.NotInCurve).WithoutContradictions();
    }

    /// <summary>The model's name of a reported mark.</summary>
    public static ReportedMark MarkOf(string mark) => mark switch
    {
        "noticed" => ReportedMark.Noticed,
        "full" => ReportedMark.Full,
        "half-gone" => ReportedMark.HalfGone,
        "gone" => ReportedMark.Gone,
        "baseline" => ReportedMark.Baseline,
        "not-yet" => ReportedMark.NotYet,
        "still-there" => ReportedMark.StillThere,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "no mark"),
    };

    private static bool IsKnown(string area) => Areas.Find(area) is { } known && CourseModel.Areas.Contains(known);

    private static IEnumerable<PlannedDose> Doses(Product product, IEnumerable<TreatedArea> areas) =>
        product.Kind == ProductKind.Toxin
            ? areas.Where(a => IsKnown(a.Area)).GroupBy(a => a.Area).Select(g => new PlannedDose(product, Areas.Find(g.Key)!, g.Sum(a => a.Units)))
            : [];

    // People misremember. What cannot be true beside the rest is left out, and said so, rather than giving no forecast.
    private CourseCase WithoutContradictions()
    {
        var (@case, ignored) = (Case!, Ignored);
        while (CaseProblems.Of(@case) is [var problem, ..])
        {
            if (problem.Field.Split('/') is not ["", var list, var place, ..] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var i))
            {
                throw new InvalidOperationException($"The record made a case that cannot be forecast: {problem.Code} {problem.Field}.");
            }

            @case = list switch
            {
                "observations" => @case with { Observations = @case.Observations.RemoveAt(i) },
                "reports" => @case with { Reports = @case.Reports.RemoveAt(i) },
                "treatments" => @case with { Treatments = @case.Treatments.RemoveAt(i) },
                _ => throw new InvalidOperationException($"The record made a case that cannot be forecast: {problem.Code} {problem.Field}."),
            };
            ignored = ignored.Add(problem.Sentence);
        }

        return this with { Case = @case, Ignored = ignored };
    }
}
