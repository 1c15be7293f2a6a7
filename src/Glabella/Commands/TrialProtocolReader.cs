using System.Collections.Immutable;
using System.Globalization;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>Reads a protocol; defaults are filled in.</summary>
internal static class TrialProtocolReader
{
    private const int LastDay = 3650;

    /// <summary>The protocol; null with a problem logged.</summary>
    public static TrialProtocol? Read(Fields fields, InputLog log)
    {
        var name = fields["name"]?.Text() ?? "";
        var seed = fields["seed"]?.Whole(0, (1L << 53) - 1) ?? 1;
        var replicates = (int)(fields["replicates"]?.Whole(1, 10_000) ?? 100);
        var visits = fields.Needed("visits", "a list of days after the first treatment") is { } days ? Days(days, 400, LastDay) : [];
        var openLabel = fields["openLabel"]?.Flag() ?? false;
        var arms = Arms(fields, log);
        var population = Population(fields["population"]);
        if (log.Problem is not null)
        {
            return null;
        }

        var endpoints = TrialEndpointReader.Read(fields, log, visits, arms);
        fields.End();
        return log.Problem is null ? new(name, seed, replicates, visits, arms, population, endpoints, openLabel) : null;
    }

    /// <summary>A list of whole days, rising.</summary>
    internal static ImmutableArray<int> Days(Value value, int most, int last)
    {
        var days = value.List(v => (v, Day: v.Whole(1, last, "days")), most, "a list of days");
        if (days.IsEmpty)
        {
            value.Refuse("INP-006", $"{value.Pointer} is empty: expected at least one day.");
        }

        for (var i = 1; i < days.Length; i++)
        {
            if (days[i].Day is { } day && days[i - 1].Day is { } before && day <= before)
            {
                days[i].v.Refuse("INP-008", $"Day {day} at {days[i].v.Pointer} does not come after day {before}: the days must rise.");
            }
        }

        return [.. days.Select(d => (int)(d.Day ?? 0))];
    }

    private static ImmutableArray<TrialArm> Arms(Fields fields, InputLog log)
    {
        if (fields.Needed("arms", "a list of at least one arm") is not { } list)
        {
            return [];
        }

        var arms = list.List(v => (Value: v, Arm: Arm(v)), 64, "a list of arms");
        if (log.Problem is null && arms.IsEmpty)
        {
            list.Refuse("INP-006", "/arms is empty: expected at least one arm.");
        }

        for (var i = 1; i < arms.Length && log.Problem is null; i++)
        {
            if (arms.Take(i).Any(a => a.Arm!.Name == arms[i].Arm!.Name))
            {
                log.Refuse(new Problem("INP-006", $"The arm name \"{Problem.Shortened(arms[i].Arm!.Name)}\" stands twice; names of arms differ.", $"/arms/{i}/name"));
            }
        }

        return [.. arms.Select(a => a.Arm).OfType<TrialArm>()];
    }

    private static TrialArm? Arm(Value value)
    {
        var fields = value.Object("an arm {name, product, area, units, n}");
        var name = fields.Needed("name", "the arm's name")?.Text();
        var n = fields.Needed("n", "the number of subjects")?.Whole(1, 100_000, "subjects");
        var placebo = fields["placebo"]?.Flag() ?? false;
        var given = placebo ? fields["product"] : fields.Needed("product", "a toxin's name, or placebo true");
        var product = given is { } text ? Toxin(text) : null;

        var area = fields.Needed("area", "the rated area") is { } place ? ModelArea(place) : null;
        var sessions = Sessions(fields, placebo, product, area);
        fields.End();
        return name is not null && n is { } subjects && area is not null ? new(name, (int)subjects, placebo, placebo ? null : product, area, sessions) : null;
    }

    /// <summary>A toxin of the system, or one that published trials alone know.</summary>
    private static Product? Toxin(Value value)
    {
        if (value.Text("a product's name") is not { } name)
        {
            return null;
        }

        var product = TrialProducts.Find(name);
        if (product is null)
        {
            value.Refuse(Problem.Unknown("product", name, TrialProducts.Nearest(name), value.Pointer));
        }
        else if (product.Kind == ProductKind.Filler)
        {
            value.Refuse("INP-007", $"{product} is a filler; a trial of the course is of a botulinum toxin.");
        }

        return product;
    }

    private static Area? ModelArea(Value value)
    {
        var area = value.Area();
        if (area is not null && !CourseModel.Areas.Contains(area))
        {
            value.Refuse("INP-007", $"{area.Title} have no course in the model, which knows {string.Join(", ", CourseModel.Areas)}.");
            return null;
        }

        return area;
    }

    private static ImmutableArray<TrialSession> Sessions(Fields fields, bool placebo, Product? product, Area? area)
    {
        var units = fields["units"] is { } u ? Units(u) : null;
        var treatments = fields["treatments"];
        var also = fields["also"];
        if (placebo || product is null || area is null)
        {
            return [];
        }

        ImmutableArray<TrialSession> sessions;
        if (treatments is { } list)
        {
            var read = list.List(v => (Value: v, Session: Session(v, product, area)), 1000, "a list of treatments");
            if (read.Length > 0 && read[0].Session is { Day: not 0 } first)
            {
                read[0].Value.Refuse("INP-008", $"The first treatment is on day {first.Day}: expected day 0 first.");
            }

            for (var i = 1; i < read.Length; i++)
            {
                if (read[i].Session is { } s && read[i - 1].Session is { } before && s.Day < before.Day)
                {
                    read[i].Value.Refuse("INP-008", $"The treatment on day {s.Day} stands after one on day {before.Day}: the days must not fall.");
                }
            }

            if (read.IsEmpty)
            {
                list.Refuse("INP-006", $"{list.Pointer} is empty: expected at least one treatment.");
            }
            else if (units is not null)
            {
                list.Refuse("INP-006", $"{list.Pointer} and units are both given: expected one of them.");
            }
            else if (!read.Any(r => r.Session is null) && !read.Any(r => r.Session!.Day == 0 && r.Session.Area == area))
            {
                list.Refuse("INP-006", $"{list.Pointer} treats the rated area, {area}, not on day 0.");
            }

            sessions = [.. read.Select(r => r.Session).OfType<TrialSession>()];
        }
        else
        {
            units ??= fields.Needed("units", "the total units of the area, or treatments") is null ? null : units;
            sessions = units is { } total ? [new(0, product, area, total)] : [];
        }

        return also is { } others ? [.. sessions, .. others.List(v => Session(v, product, area), 1000, "a list of areas").OfType<TrialSession>()] : sessions;
    }

    private static TrialSession? Session(Value value, Product product, Area area)
    {
        var fields = value.Object("a treatment {day, units, product, area}");
        var day = fields["day"] is { } d ? d.Whole(0, LastDay, "days") : 0;
        var units = fields.Needed("units", "units") is { } u ? Units(u) : null;
        var own = fields["product"] is { } p ? Toxin(p) : product;
        var place = fields["area"] is { } a ? a.Area() : area;
        fields.End();
        return day is { } on && units is { } total && own is not null && place is not null ? new((int)on, own, place, total) : null;
    }

    private static double? Units(Value value)
    {
        var units = value.Number(0, 1000, "U");
        if (units == 0)
        {
            value.Refuse("INP-006", $"{value.Pointer} is 0: expected more than 0 and at most 1000 U.");
            return null;
        }

        return units;
    }

    private static TrialPopulation Population(Value? value)
    {
        if (value is not { } given)
        {
            return new();
        }

        var fields = given.Object("an object {femaleShare, ageMean, ageSd, baselineGrades}");
        var female = fields["femaleShare"]?.Number(0, 1) ?? 0.88;
        var age = fields["ageMean"]?.Number(18, 90, "years") ?? 46;
        var spread = fields["ageSd"]?.Number(0, 30, "years") ?? 10;
        double? moderate = null;
        if (fields["baselineGrades"] is { } shares)
        {
            var grades = shares.Object("an object {moderate, severe}");
            double m = grades.Needed("moderate", "a share")?.Number(0, 1) ?? 0, s = grades.Needed("severe", "a share")?.Number(0, 1) ?? 0;
            grades.End();
            if (Math.Abs(m + s - 1) > 0.001)
            {
                shares.Refuse("INP-006", string.Create(CultureInfo.InvariantCulture, $"The shares at {shares.Pointer} sum to {Math.Round(m + s, 6)}: expected 1."));
            }

            moderate = m / Math.Max(m + s, 1e-9);
        }

        fields.End();
        return new(female, age, spread, moderate);
    }
}
