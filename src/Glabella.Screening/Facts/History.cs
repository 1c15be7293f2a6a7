using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening.Facts;

/// <summary>Earlier treatments: interval, cumulative units, unknown product, old filler.</summary>
internal static class History
{
    /// <summary>Adds what the earlier treatments say.</summary>
    public static void Look(Case person)
    {
        if (person.Intake.PriorTreatments is not { IsDefault: false } prior)
        {
            prior = [];
        }

        for (var i = 0; i < prior.Length; i++)
        {
            var treatment = prior[i];
            var field = "/priorTreatments/" + i.ToString(CultureInfo.InvariantCulture);
            if (treatment.Product?.Kind == ProductKind.Filler)
            {
                Add(person, "priorFiller", Describe(treatment), field, "filler", null);
            }
            else if (person.ToxinPlanned)
            {
                Toxin(person, treatment.Date, Describe(treatment), field, treatment.Product is null, MatchedHow.Answer);
            }
        }

        Cumulative(person, prior);
    }

    /// <summary>Adds what an earlier toxin says; also one that a medication list names.</summary>
    public static bool Toxin(Case person, LocalDate? date, string input, string field, bool unknownProduct, MatchedHow how)
    {
        var rule = person.Book.ForAnswer("interval")[0];
        var least = (int)rule.Value("minimumIntervalDays");
        var usual = (int)rule.Value("usualIntervalDays");
        var days = date is { } d && person.Day is { } day ? Period.DaysBetween(d, day) : (int?)null;
        if (date is not null && days is null)
        {
            return false;
        }

        LocalDate? hold = date is { } on ? Case.Later(on, least) : null;
        if (unknownProduct && (days is null || days < least))
        {
            Add(person, "unknownProduct", input, field, "unknown toxin", hold, how);
        }

        if (person.Correction && days is >= 14 and <= 28)
        {
            return Add(person, "correction", input, field, "botulinum toxin", null, how);
        }

        if (days is null || days < least)
        {
            return Add(person, "interval", input, field, "botulinum toxin", hold, how);
        }

        return days < usual && date is { } given && Add(person, "intervalUsual", input, field, "botulinum toxin", Case.Later(given, usual), how);
    }

    private static void Cumulative(Case person, ImmutableArray<PriorTreatment> prior)
    {
        var rule = person.Book.ForAnswer("cumulative")[0];
        var planned = 0d;
        foreach (var units in person.Planned.Units?.Values ?? [])
        {
            planned += units;
        }

        foreach (var product in person.Products)
        {
            if (!rule.Values.Any(v => v.Name == product.Name + ".units"))
            {
                continue;
            }

            var cap = rule.Value(product.Name + ".units");
            var period = (int)rule.Value(product.Name + ".days");
            var counted = prior.Where(t => t.Product == product && t.Units is not null && (t.Date is null || person.Day is null || Period.DaysBetween(t.Date.Value, person.Day.Value) < period)).ToList();
            var total = counted.Sum(t => t.Units!.Value) + planned;
            if (total > cap)
            {
                var input = $"{Case.Number(total - planned)} U in {period.ToString(CultureInfo.InvariantCulture)} days and {Case.Number(planned)} U planned";
                var only = rule with { Products = [product] };
                person.Add(only, new Fact(input, "/priorTreatments", product.Name.ToLowerInvariant(), MatchedHow.Answer, HoldUntil: FreeFrom(counted, planned, cap, period)));
            }
        }
    }

    // The day on which enough earlier units have left the period; none if the plan alone is too much or a day is unknown.
    private static LocalDate? FreeFrom(List<PriorTreatment> counted, double planned, double cap, int period)
    {
        var left = counted.Sum(t => t.Units!.Value) + planned;
        foreach (var treatment in counted.Where(t => t.Date is not null).OrderBy(t => t.Date!.Value))
        {
            left -= treatment.Units!.Value;
            if (left <= cap)
            {
                return Case.Later(treatment.Date!.Value, period);
            }
        }

        return null;
    }

    private static bool Add(Case person, string answer, string input, string field, string matched, LocalDate? hold, MatchedHow how = MatchedHow.Answer)
    {
        var said = false;
        foreach (var rule in person.Book.ForAnswer(answer))
        {
            said |= person.Add(rule, new Fact(input, field, matched, how, HoldUntil: hold));
        }

        return said;
    }

    private static string Describe(PriorTreatment t) => string.Join(
        " ",
        new[] { t.Date is { } d ? Case.Iso(d) : "unknown date", t.Product?.Name ?? "unknown product", t.Units is { } u ? Case.Number(u) + " U" : null, t.Area?.Id }.Where(x => x is not null));
}
