using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Course;

/// <summary>Something in a case that its author must put right.</summary>
/// <param name="Code">INP-005, INP-006, INP-007 or INP-008.</param>
/// <param name="Field">JSON pointer into the case, such as <c>/observations/0/date</c>.</param>
/// <param name="Sentence">What is wrong and what was expected.</param>
/// <param name="Candidates">Names that would do, or empty.</param>
public sealed record CaseProblem(string Code, string Field, string Sentence, ImmutableArray<string> Candidates);

/// <summary>Checks a case.</summary>
public static class CaseProblems
{
    private const long LargestSeed = (1L << 53) - 1;

    /// <summary>All problems of a case, in the order of its fields; empty if it can be forecast.</summary>
    public static ImmutableArray<CaseProblem> Of(ForecastCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return [.. Numbers(@case).Concat(Planned(@case)).Concat(Dates(@case)).Concat(Marks(@case))];
    }

    private static CaseProblem Range(string pointer, string sentence) => new("INP-006", pointer, sentence, []);

    private static CaseProblem Order(string pointer, string sentence) => new("INP-008", pointer, sentence, []);

    private static IEnumerable<CaseProblem> Numbers(ForecastCase c)
    {
        if (c.AgeYears is < 18 or > 110)
        {
            yield return Range("/age", $"The age {c.AgeYears} is outside 18 to 110 years.");
        }

        if (c.Baseline is Grade.None)
        {
            yield return Range("/baseline", "A baseline of none leaves nothing to treat; it is mild, moderate or severe.");
        }

        if (c.HorizonDays is < 1 or > 1825)
        {
            yield return Range("/horizonDays", $"The horizon {c.HorizonDays} is outside 1 to 1,825 days.");
        }

        if (c.Members is < 1024 or > 262144 || !System.Numerics.BitOperations.IsPow2(c.Members))
        {
            yield return Range("/members", $"The number of members {c.Members} is no power of two from 1,024 to 262,144.");
        }

        if (c.Seed is < 0 or > LargestSeed)
        {
            yield return Range("/seed", $"The seed {c.Seed} is outside 0 to 2^53 - 1.");
        }

        if (c.Threads is < 1 or > 256)
        {
            yield return Range("/threads", $"The number of threads {c.Threads} is outside 1 to 256.");
        }
    }

    private static IEnumerable<CaseProblem> Planned(ForecastCase c)
    {
        if (c.Planned.IsDefaultOrEmpty)
        {
            yield return new("INP-005", "/planned", "A planned treatment is needed: product, area and units.", []);
            yield break;
        }

        for (var i = 0; i < c.Planned.Length; i++)
        {
            var p = c.Planned[i];
            foreach (var problem in Dose($"/planned/{i}", p.Product, p.Units))
            {
                yield return problem;
            }

            if (c.Planned.Take(i).Any(q => q.Area == p.Area))
            {
                yield return Range($"/planned/{i}/area", $"The area {p.Area} is planned twice; one entry gives its total units.");
            }
        }

        for (var i = 0; i < c.Treatments.Length; i++)
        {
            foreach (var problem in Dose($"/treatments/{i}", c.Treatments[i].Product, c.Treatments[i].Units))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<CaseProblem> Dose(string pointer, Product product, double units)
    {
        if (product.Kind != ProductKind.Toxin)
        {
            yield return new("INP-007", $"{pointer}/product", $"{product} is a filler; a forecast is for a botulinum toxin.", [.. Products.Toxins.Select(t => t.Name)]);
        }

        if (!(units is >= 0 and <= 1000))
        {
            yield return Range($"{pointer}/units", $"The units {units.ToString(CultureInfo.InvariantCulture)} are outside 0 to 1,000 U.");
        }
    }

    private static IEnumerable<CaseProblem> Dates(ForecastCase c)
    {
        if (c.Date is not { } date)
        {
            (bool Given, string Pointer, string Name)[] dated =
            [
                (!c.Treatments.IsEmpty, "/treatments", "an earlier treatment"), (!c.Observations.IsEmpty, "/observations", "an observation"),
                (!c.Reports.IsEmpty, "/reports", "a report"), (c.Today is not null, "/today", "today"),
            ];
            foreach (var (_, pointer, name) in dated.Where(d => d.Given))
            {
                yield return new("INP-005", pointer, $"The date of the planned treatment (--date) is needed once {name} has one.", []);
            }

            yield break;
        }

        for (var i = 0; i < c.Treatments.Length; i++)
        {
            if (c.Treatments[i].Date >= date)
            {
                yield return Order($"/treatments/{i}/date", $"The earlier treatment of {Text(c.Treatments[i].Date)} is not before the planned one of {Text(date)}.");
            }
        }

        var end = date.PlusDays(c.HorizonDays);
        for (var i = 0; i < c.Observations.Length; i++)
        {
            foreach (var problem in Day($"/observations/{i}/date", "observation", c.Observations[i].Date, c.Observations[i].Area, c, end))
            {
                yield return problem;
            }
        }

        for (var i = 0; i < c.Reports.Length; i++)
        {
            foreach (var problem in Day($"/reports/{i}/date", "report", c.Reports[i].Date, c.Reports[i].Area, c, end))
            {
                yield return problem;
            }
        }

        if (c.Today is { } today && today < First(c, null) is true)
        {
            yield return Order("/today", $"Today, {Text(today)}, is before the first treatment.");
        }
    }

    private static IEnumerable<CaseProblem> Day(string pointer, string what, LocalDate day, Area area, ForecastCase c, LocalDate end)
    {
        if (First(c, area) is not { } first)
        {
            yield return Order(pointer, $"The {what} of {Text(day)} is about the area {area}, which was never treated and is not planned.");
        }
        else if (day < first)
        {
            yield return Order(pointer, $"The {what} of {Text(day)} is before the first treatment of the area {area}, {Text(first)}.");
        }
        else if (day > end)
        {
            yield return Order(pointer, $"The {what} of {Text(day)} is after the horizon of the forecast, {Text(end)}.");
        }
    }

    private static LocalDate? First(ForecastCase c, Area? area)
    {
        var days = c.Treatments.Where(t => area is null || t.Area == area).Select(t => t.Date)
            .Concat(c.Planned.Where(p => area is null || p.Area == area).Select(_ => c.Date!.Value)).ToArray();
        return days.Length == 0 ? null : days.Min();
    }

    /// <summary>Reports about one cycle stand in the order of the course.</summary>
    private static IEnumerable<CaseProblem> Marks(ForecastCase c)
    {
        if (c.Date is not { } date)
        {
            yield break;
        }

        for (var i = 0; i < c.Reports.Length; i++)
        {
            var late = c.Reports[i];
            if (Stage(late.Mark) is not { } stage)
            {
                continue;
            }

            foreach (var early in c.Reports.Where(r => r.Area == late.Area && r.Date > late.Date && Stage(r.Mark) < stage))
            {
                var between = c.Treatments.Where(t => t.Area == late.Area).Select(t => t.Date).Append(date).Any(t => t >= late.Date && t < early.Date);
                if (!between)
                {
                    yield return Order($"/reports/{i}/date", $"'{Name(late.Mark)}' on {Text(late.Date)} stands before '{Name(early.Mark)}' on {Text(early.Date)} of the same treatment.");
                    break;
                }
            }
        }
    }

    private static int? Stage(ReportedMark mark) => mark switch
    {
        ReportedMark.Noticed => 0,
        ReportedMark.Full => 1,
        ReportedMark.HalfGone => 2,
        ReportedMark.Gone => 2,
        ReportedMark.Baseline => 3,
        _ => null,
    };

    /// <summary>A report's mark as the command line writes it.</summary>
    internal static string Name(ReportedMark mark) => mark switch
    {
        ReportedMark.Noticed => "noticed",
        ReportedMark.Full => "full",
        ReportedMark.HalfGone => "half-gone",
        ReportedMark.Gone => "gone",
        ReportedMark.Baseline => "baseline",
        ReportedMark.NotYet => "not-yet",
        _ => "still-there",
    };

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
