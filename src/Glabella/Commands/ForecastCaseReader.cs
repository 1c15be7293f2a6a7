using System.Collections.Immutable;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Commands;

/// <summary>A case as it was given.</summary>
/// <param name="Case">The case, without problems.</param>
/// <param name="Id">The caller's own id, echoed; or null.</param>
internal sealed record ForecastInput(ForecastCase Case, string? Id);

/// <summary>Reads a forecast's case from options and from a document; options win.</summary>
internal static class ForecastCaseReader
{
    internal static readonly (string Word, Grade Value)[] Grades =
    [
        ("none", Grade.None), ("mild", Grade.Mild), ("moderate", Grade.Moderate), ("severe", Grade.Severe),
        ("0", Grade.None), ("1", Grade.Mild), ("2", Grade.Moderate), ("3", Grade.Severe),
    ];

    private static readonly (string Word, Sex Value)[] Sexes = [("female", Sex.Female), ("male", Sex.Male), ("other", Sex.Other)];

    private static readonly (string Word, Rater Value)[] Raters = [("investigator", Rater.Investigator), ("subject", Rater.Subject), ("photographs", Rater.Photographs)];

    private static readonly (string Word, ReportedMark Value)[] Marks =
    [
        ("noticed", ReportedMark.Noticed), ("full", ReportedMark.Full), ("half-gone", ReportedMark.HalfGone), ("gone", ReportedMark.Gone),
        ("baseline", ReportedMark.Baseline), ("not-yet", ReportedMark.NotYet), ("still-there", ReportedMark.StillThere),
    ];

    private static readonly (string Pointer, string Option)[] Names =
    [
        ("/planned", "--units"), ("/treatments", "--treatment"), ("/observations", "--observe"), ("/reports", "--report"), ("/age", "--age"),
        ("/baseline", "--baseline"), ("/horizonDays", "--horizon"), ("/members", "--members"), ("/seed", "--seed"), ("/threads", "--threads"), ("/today", "--today"),
    ];

    /// <summary>The case; null with a problem logged.</summary>
    public static ForecastInput? Read(Invocation call, Fields? fields, InputLog log)
    {
        var planned = Planned(call, fields, log);
        if (log.Problem is not null)
        {
            return null;
        }

        var first = planned[0].Area;
        var date = OptionDate(call, log, "--date") ?? fields?["date"]?.Date();
        var @case = new ForecastCase
        {
            Planned = planned,
            Date = date,
            AgeYears = Age(call, fields, log, date),
            Sex = (call.Value("--sex") is { } sex ? Wording.Choice(log, sex, "--sex", "sex", Sexes) : null) ?? fields?["sex"]?.Choice("sex", Sexes),
            Baseline = Baseline(call, fields, log),
            Treatments = call.Flag("--treatment")
                ? [.. call.Values("--treatment").Select(t => Treatment(log, t, first)).OfType<PastTreatment>()]
                : fields?["treatments"]?.List(v => Treatment(v, first)).OfType<PastTreatment>().ToImmutableArray() ?? [],
            Observations = call.Flag("--observe")
                ? [.. call.Values("--observe").Select(t => Observation(log, t, first)).OfType<Observation>()]
                : fields?["observations"]?.List(v => Observation(v, first)).OfType<Observation>().ToImmutableArray() ?? [],
            Reports = call.Flag("--report")
                ? [.. call.Values("--report").Select(t => Report(log, t, first)).OfType<Report>()]
                : fields?["reports"]?.List(v => Report(v, first)).OfType<Report>().ToImmutableArray() ?? [],
            Today = OptionDate(call, log, "--today") ?? fields?["today"]?.Date(),
            HorizonDays = (int)(Whole(call, log, "--horizon", 1, 1825, "days") ?? fields?["horizonDays"]?.Whole(1, 1825, "days") ?? 365),
            Members = (int)(Whole(call, log, "--members", 1024, 262144, "") ?? fields?["members"]?.Whole(1024, 262144) ?? 16384),
            Seed = Whole(call, log, "--seed", 0, (1L << 53) - 1, "") ?? fields?["seed"]?.Whole(0, (1L << 53) - 1) ?? 1,
        };
        _ = fields?["threads"];
        var id = fields?["id"]?.Text();
        if (log.Problem is null && CaseProblems.Of(@case) is [var problem, ..])
        {
            log.Refuse(new Problem(problem.Code, problem.Sentence, FieldOf(call, fields, problem.Field)) { Candidates = problem.Candidates });
        }

        return log.Problem is null ? new(@case, id) : null;
    }

    private static string FieldOf(Invocation call, Fields? fields, string pointer)
    {
        var (_, option) = Names.FirstOrDefault(n => pointer.StartsWith(n.Pointer, StringComparison.Ordinal));
        return option is not null && (fields is null || call.Flag(option)) ? option : pointer;
    }

    private static LocalDate? OptionDate(Invocation call, InputLog log, string option) =>
        call.Value(option) is { } text ? Wording.Date(log, text, option) : null;

    private static long? Whole(Invocation call, InputLog log, string option, long min, long max, string unit) =>
        call.Value(option) is { } text ? Wording.Whole(log, text, option, min, max, unit) : null;

    private static ImmutableArray<PlannedDose> Planned(Invocation call, Fields? fields, InputLog log)
    {
        var given = call.Flag("--product") || call.Flag("--area") || call.Flag("--units");
        if (!given && fields?["planned"] is { } list)
        {
            var read = list.List(Planned);
            if (log.Problem is null && read.IsEmpty)
            {
                list.Refuse("INP-005", "/planned is empty: expected at least one treatment {product, area, units}.");
            }

            return [.. read.OfType<PlannedDose>()];
        }

        _ = fields?["planned"];
        string[] needed = ["--product", "--area", "--units"];
        if (needed.FirstOrDefault(o => !call.Flag(o)) is { } missing)
        {
            var what = missing == "--units" ? "the units of the area, such as --units 20" : missing == "--area" ? "an area, such as --area glabella" : "a product, such as --product Botox";
            log.Refuse(new Problem("INP-005", $"{missing[2..]} missing: expected {what}.", given || fields is null ? missing : "/planned"));
            return [];
        }

        var product = Wording.ProductName(log, call.Value("--product")!, "--product");
        var areas = call.Values("--area").Select(a => Wording.AreaName(log, a, "--area")).ToArray();
        var units = call.Values("--units").Select(u => Wording.Number(log, u, "--units", 0, 1000, "U")).ToArray();
        if (log.Problem is null && areas.Length != units.Length)
        {
            log.Refuse(new Problem("INP-005", $"{areas.Length} times --area and {units.Length} times --units: expected them in pairs.", "--units"));
        }

        return log.Problem is null ? [.. areas.Zip(units, (a, u) => new PlannedDose(product!, a!, u!.Value))] : [];
    }

    private static PlannedDose? Planned(Value value)
    {
        var fields = value.Object("a treatment {product, area, units}");
        var product = fields.Needed("product", "a toxin's name")?.Product();
        var area = fields.Needed("area", "an area's name")?.Area();
        var units = fields.Needed("units", "the total units of the area")?.Number(0, 1000, "U");
        fields.End();
        return product is not null && area is not null && units is { } u ? new(product, area, u) : null;
    }

    private static int? Age(Invocation call, Fields? fields, InputLog log, LocalDate? date)
    {
        var age = (int?)(Whole(call, log, "--age", 18, 110, "years") ?? fields?["age"]?.Whole(18, 110, "years"));
        var birth = fields?["birthDate"];
        if (age is not null || birth?.Date() is not { } born)
        {
            return age;
        }

        if (date is not { } day)
        {
            birth!.Value.Refuse("INP-005", "The date of the planned treatment (--date) is needed once a birth date is given.");
            return null;
        }

        var years = day >= born ? Period.Between(born, day, PeriodUnits.Years).Years : -1;
        if (years < 0)
        {
            birth!.Value.Refuse("INP-008", "The birth date is after the day of the treatment.");
        }
        else if (years is < 18 or > 110)
        {
            birth!.Value.Refuse("INP-006", $"The age on the day of the treatment is {years}: expected 18 to 110 years.");
        }

        return years;
    }

    private static Grade? Baseline(Invocation call, Fields? fields, InputLog log)
    {
        if (call.Value("--baseline") is { } text)
        {
            return Wording.Choice(log, text, "--baseline", "grade of a line to treat", Grades.AsSpan()[1..4].ToArray().Concat(Grades[5..]).ToArray());
        }

        return fields?["baseline"] is { } value ? GradeOf(value) : null;
    }

    private static Grade? GradeOf(Value value) => value.Kind == JsonKind.Number
        ? value.Whole(0, 3) is { } number ? (Grade)number : null
        : value.Choice("grade", Grades);

    private static PastTreatment? Treatment(Value value, Area first)
    {
        var fields = value.Object("an earlier treatment {date, product, units, area}");
        var (date, product) = (fields.Needed("date", "a day")?.Date(), fields.Needed("product", "a toxin's name")?.Product());
        var units = fields.Needed("units", "units")?.Number(0, 1000, "U");
        var area = fields["area"] is { } named ? named.Area() : first;
        fields.End();
        return date is { } day && product is not null && units is { } u && area is not null ? new(day, product, area, u) : null;
    }

    private static PastTreatment? Treatment(InputLog log, string text, Area first)
    {
        if (text.Split(':') is not { Length: 3 or 4 } parts)
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --treatment: expected DATE:PRODUCT:UNITS[:AREA], such as 2026-06-01:Botox:20.", "--treatment"));
            return null;
        }

        var (date, product) = (Wording.Date(log, parts[0], "--treatment"), Wording.ProductName(log, parts[1], "--treatment"));
        var units = Wording.Number(log, parts[2], "--treatment", 0, 1000, "U");
        var area = parts.Length == 4 ? Wording.AreaName(log, parts[3], "--treatment") : first;
        return date is { } day && product is not null && units is { } u && area is not null ? new(day, product, area, u) : null;
    }

    private static Observation? Observation(Value value, Area first)
    {
        var fields = value.Object("an observation {date, rater, grade, area}");
        var (date, rater) = (fields.Needed("date", "a day")?.Date(), fields.Needed("rater", "a rater")?.Choice("rater", Raters));
        var grade = fields.Needed("grade", "a grade") is { } given ? GradeOf(given) : null;
        var area = fields["area"] is { } named ? named.Area() : first;
        fields.End();
        return date is { } day && rater is { } who && grade is { } seen && area is not null ? new(day, who, seen, area) : null;
    }

    private static Observation? Observation(InputLog log, string text, Area first)
    {
        if (text.Split(':') is not { Length: 3 or 4 } parts)
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --observe: expected DATE:RATER:GRADE[:AREA], such as 2026-12-15:investigator:mild.", "--observe"));
            return null;
        }

        var (date, rater) = (Wording.Date(log, parts[0], "--observe"), Wording.Choice(log, parts[1], "--observe", "rater", Raters));
        var grade = Wording.Choice(log, parts[2], "--observe", "grade", Grades);
        var area = parts.Length == 4 ? Wording.AreaName(log, parts[3], "--observe") : first;
        return date is { } day && rater is { } who && grade is { } seen && area is not null ? new(day, who, seen, area) : null;
    }

    private static Report? Report(Value value, Area first)
    {
        var fields = value.Object("a report {date, mark, roughly, area}");
        var (date, mark) = (fields.Needed("date", "a day")?.Date(), fields.Needed("mark", "a mark")?.Choice("mark", Marks));
        var roughly = fields["roughly"]?.Flag() ?? false;
        var area = fields["area"] is { } named ? named.Area() : first;
        fields.End();
        return date is { } day && mark is { } what && area is not null ? new(day, what, roughly, area) : null;
    }

    private static Report? Report(InputLog log, string text, Area first)
    {
        var roughly = text.StartsWith('~');
        if ((roughly ? text[1..] : text).Split(':') is not { Length: 2 or 3 } parts)
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --report: expected DATE:MARK[:AREA], such as ~2026-09-10:gone.", "--report"));
            return null;
        }

        var (date, mark) = (Wording.Date(log, parts[0], "--report"), Wording.Choice(log, parts[1], "--report", "mark", Marks));
        var area = parts.Length == 3 ? Wording.AreaName(log, parts[2], "--report") : first;
        return date is { } day && mark is { } what && area is not null ? new(day, what, roughly, area) : null;
    }
}
