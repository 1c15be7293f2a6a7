using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Screening;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Practice;

/// <summary>
/// Treatments with a toxin elsewhere that the person told of in the newest intake, as the course model can take them. Where day, product,
/// units and area are known they are in the curve like any other; where one of these is not, no number is invented for it, and a sentence says so.
/// </summary>
/// <param name="Before">Those that go into the history.</param>
/// <param name="Next">The day of the first one after the treatment that is forecast; null if none.</param>
/// <param name="NotInCurve">Sentences on those that do not go in, the newest first.</param>
internal sealed record ToldTreatments(ImmutableArray<PastTreatment> Before, LocalDate? Next, ImmutableArray<string> NotInCurve)
{
    /// <summary>
    /// Days after which an earlier treatment that cannot go in is no longer worth a sentence: the length of the curves that are shown,
    /// at whose end hardly anybody has an effect left.
    /// </summary>
    private const int Remembered = 365;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>What was told, beside a treatment.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="treatment">The treatment that is forecast.</param>
    /// <param name="today">Only what lies before this day is of the past.</param>
    /// <param name="isKnown">Whether the course model knows an area, by its id.</param>
    public static ToldTreatments Of(Chart chart, StandingTreatment treatment, LocalDate today, Func<string, bool> isKnown)
    {
        var before = ImmutableArray.CreateBuilder<PastTreatment>();
        List<(LocalDate? Date, string Sentence)> outside = [];
        LocalDate? next = null;
        foreach (var told in chart.ToldToxins)
        {
            if (Ours(chart, told) is { } own)
            {
                outside.Add((told.Date, $"{Named(told)}, as told, is taken for the treatment given here on {Day.Format(own.Date)}."));
            }
            else if (told.Date > treatment.Date)
            {
                if (told.Date <= today)
                {
                    next = next is null || told.Date < next ? told.Date : next;
                    outside.Add((told.Date, $"{Named(told)}, elsewhere, came after this treatment and is not in the curve. From that day the curve does not tell how it stands."));
                }
            }
            else if (told is { Date: { } date, Product: { } product, Units: { } units, Area: { } area } && isKnown(area.Id) && date < treatment.Date)
            {
                before.Add(new PastTreatment(date, product, area, units));
            }
            else if (told.Date is null || Period.DaysBetween(told.Date.Value, treatment.Date) <= Remembered)
            {
                outside.Add((told.Date, $"{Named(told)}, elsewhere, is not in the curve: {Missing(told, isKnown)}. What was left of it is counted as if it were none."));
            }
        }

        return new(before.ToImmutable(), next, [.. outside.OrderByDescending(o => o.Date ?? LocalDate.MaxIsoValue).Select(o => o.Sentence)]);
    }

    private static string Named(PriorTreatment told)
    {
        var product = told.Product?.Name is { } name ? char.ToUpperInvariant(name[0]) + name[1..] : "A toxin of unknown name";
        return $"{product} on {(told.Date is { } date ? Day.Format(date) : "an unknown day")}";
    }

    // People remember the month, not the day.
    private static StandingTreatment? Ours(Chart chart, PriorTreatment told) => told.Date is not { } date ? null : chart.Treatments.FirstOrDefault(own =>
        own.Product == told.Product && Math.Abs(Period.DaysBetween(own.Date, date)) <= 31 && (told.Area is null || own.Areas.Any(a => a.Area == told.Area.Id)));

    private static string Missing(PriorTreatment told, Func<string, bool> isKnown)
    {
        List<string> missing = [];
        void Unless(bool known, string what)
        {
            if (!known)
            {
                missing.Add(what);
            }
        }

        Unless(told.Date is not null, "the day is not known");
        Unless(told.Product is not null, "the product is not known");
        Unless(told.Units is not null, "the units are not known");
        Unless(told.Area is not null, "the area is not known");
        Unless(told.Area is null || isKnown(told.Area.Id), "the course model does not know the area");
        return missing.Count > 0 ? string.Join(", ", missing) : "it was given on the same day";
    }
}
