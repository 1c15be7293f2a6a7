using System.Globalization;
using System.Text;
using System.Text.Json;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Tests.Architecture;
using Glabella.Tests.Course.Reference;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>The pages of docs/course that are made from the data file, so that a calibration cannot leave them behind.</summary>
public sealed class CourseDocsTests
{
    private static readonly JsonElement File = ReferenceModel.Current.File;

    [Fact]
    public void The_page_of_parameters_is_the_data_file() => Current("docs/course/parameters.md", ParametersPage());

    [Fact]
    public void The_page_of_worked_numbers_is_what_the_reference_computes() => Current("docs/course/worked-numbers.md", WorkedNumbersPage());

    private static void Current(string relative, string page)
    {
        var path = Path.Combine(Repository.Root, relative);
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(path, page);
        }

        Assert.True(System.IO.File.Exists(path) && page == Repository.Read(relative), $"{relative} is not current: run the tests with GLABELLA_WRITE_DOCS=1 and commit it.");
    }

    private static string ParametersPage()
    {
        var page = new StringBuilder($"""
            # Parameters of the course model {CourseModel.Version}
            Made from [`course-model.json`](../../src/Glabella.Course/Data/course-model.json) by the tests; where a digit matters, read it there. Symbols: [README.md](README.md). *Working value*: the value on the scale on which it is uncertain, on which persons differ and on which random effects add: ln for *log*, logit for *logit*, the value itself for *identity*. *Posterior SD* stands on that scale too; – means that the value is set. *Between persons*: standard deviation of the normal number that makes persons differ, with its own posterior SD and the scale of that. Priors stand in the data file.

            ## Numbers

            | symbol | name | value | unit | scale | working value | posterior SD | between persons | method | source |
            |---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var p in File.GetProperty("parameters").EnumerateArray())
        {
            var between = p.GetProperty("betweenPerson");
            var spread = between.ValueKind == JsonValueKind.Null ? "–"
                : $"{N(between, "sd")}{(N(between, "posteriorSd") is "–" ? "" : $" ({N(between, "posteriorSd")}, {T(between, "posteriorScale")})")}, {T(between, "method")}";
            page.Append($"| {T(p, "symbol")} | `{T(p, "name")}`: {T(p, "meaning")} | {N(p, "value")} | {T(p, "unit")} | {T(p, "scale")} | {N(p, "workingValue")} | {N(p, "posteriorSd")} | {spread} | {T(p, "method")} | {T(p, "source")} |\n");
        }

        page.Append("""

            ## Products
            Against onabotulinumtoxinA: constants of the model, **never** a conversion of units. The half-life is ln 2/kL of the median person.

            | product | ln pot (posterior SD) | pot per unit | ΔkL (posterior SD) | half-life of light chain, d | method | known from |
            |---|---|---|---|---|---|---|

            """);
        foreach (var p in File.GetProperty("products").EnumerateArray().Concat(File.TryGetProperty("trialOnlyProducts", out var others) ? others.EnumerateArray() : []))
        {
            double pot = Math.Exp(p.GetProperty("logPotency").GetDouble()), half = Math.Log(2) / Math.Exp(ReferenceModel.Current.Working("lightChainLossRate") + p.GetProperty("logLossRateShift").GetDouble());
            page.Append(CultureInfo.InvariantCulture, $"| {T(p, "product")} | {N(p, "logPotency")} ({N(p, "logPotencySd")}) | {pot:0.000} | {N(p, "logLossRateShift")} ({N(p, "logLossRateShiftSd")}) | {half:0.0} | {T(p, "method")} | {T(p, "source")} |\n");
        }

        page.Append("""

            ## Areas

            | area | U_area, U of onabotulinumtoxinA | ΔA (posterior SD) | Δκ, logit (posterior SD) | method | known from |
            |---|---|---|---|---|---|

            """);
        foreach (var a in File.GetProperty("areas").EnumerateArray())
        {
            page.Append($"| {T(a, "area")} | {N(a, "referenceUnits")} | {N(a, "logAmountShift")} ({N(a, "logAmountShiftSd")}) | {N(a, "unmovedShareLogitShift")} ({N(a, "unmovedShareLogitShiftSd")}) | {T(a, "method")} | {T(a, "source")} |\n");
        }

        page.Append("""

            ## Levels

            | symbol | what | SD | unit | method | source |
            |---|---|---|---|---|---|

            """);
        foreach (var l in File.GetProperty("levels").EnumerateArray())
        {
            page.Append($"| {T(l, "symbol")} | {T(l, "meaning")} | {N(l, "sd")} | {T(l, "unit")} | {T(l, "method")} | {T(l, "source")} |\n");
        }

        return page.ToString();
    }

    private static string WorkedNumbersPage()
    {
        var page = new StringBuilder($"""
            # Worked numbers of the course model {CourseModel.Version}
            To check another implementation against; made by the tests from the data file. Severity and states come from the tests' reference solver, not from the program ([accuracy.md](accuracy.md)); on the day of a session they are those before it.

            ## One person in full
            Median person (all z 0), 20 U of onabotulinumtoxinA in the glabella.

            """);
        double[] days = [0, 1, 3, 7, 14, 30, 60, 90, 120, 150, 180];
        var first = Solved(WorkedExample.All[0], days);
        page.Append('\n').Append(Row("day", days.Select(d => d.ToString("0", CultureInfo.InvariantCulture)))).Append(Row("---", days.Select(_ => "---")));
        (string Name, Func<ReferenceState, double> Of)[] states =
            [("Z", s => s.Z), ("D", s => s.D), ("B", s => s.B), ("L", s => s.L), ("Eliminated", s => s.Eliminated), ("S", s => s.S), ("R", s => s.R), ("M", s => s.M), ("F", s => s.F), ("C", s => s.C)];
        foreach (var (name, of) in states)
        {
            page.Append(Row(name, first.Select(s => (Math.Round(of(s), 6) + 0.0).ToString("0.000000", CultureInfo.InvariantCulture))));
        }

        page.Append("""

            ## Twelve courses
            Z of the median person in grades. Days count from the first session; sessions as day: units; q and m as in section 1 where they are not 0 and 1.

            | product, area | sessions |
            """).Append(string.Concat(days.Skip(1).Select(d => $" {d} |"))).Append("\n|---|---|").Append(string.Concat(days.Skip(1).Select(_ => "---|"))).Append('\n');
        foreach (var example in WorkedExample.All)
        {
            var sessions = string.Join(", ", example.Json.GetProperty("sessions").EnumerateArray().Select(s => $"{s.GetProperty("day")}: {s.GetProperty("units")} U"));
            var (q, m) = Factors(example);
            page.Append(Row(
                $"{T(example.Json, "product")}, {T(example.Json, "area")}",
                [sessions + (q > 0 ? $"; q {q.ToString(CultureInfo.InvariantCulture)}" : "") + (m == 1 ? "" : $"; m {m.ToString(CultureInfo.InvariantCulture)}"), .. Solved(example, days).Skip(1).Select(s => s.Z.ToString("0.0000", CultureInfo.InvariantCulture))]));
        }

        return page.Append(Crowd()).Append(Subjects()).ToString();
    }

    /// <summary>Population and percentages of the first example, by the program: a typical practice, parameters at their values.</summary>
    private static string Crowd()
    {
        var result = Run.On(new RunSetup(new SobolEnsemble(16384, 1, uncertain: false), Setup.Unknown, [WorkedExample.All[0].Course(1)], [new(WorkedExample.All[0].Course(1), null, true, [], [])], 1, 1, 2));
        string[] names = ["onset", "fullEffect", "halfFaded", "wearOff", "backToBaseline"];
        var page = new StringBuilder("""

            ## A population
            20 U of onabotulinumtoxinA in the glabella; all effects of practice and occasion 0, parameters at their values, enrolment by weights: 16,384 persons, days since the session. Computed by the program; agreement to expect from another implementation is 1 day for p10 and p50, 3 days for p90, 0.005 in probability.

            | event | p10 | p50 | p90 | probability |
            |---|---|---|---|---|

            """);
        for (var i = 0; i < names.Length; i++)
        {
            var (q, probability) = Weights.Quantiles(
                Array.ConvertAll(result.Marks[0], m => i switch { 0 => m.Onset, 1 => m.FullEffect, 2 => m.HalfFaded, 3 => m.WearOff, _ => m.BackToBaseline }), result.Weights, [0.1, 0.5, 0.9]);
            page.Append(CultureInfo.InvariantCulture, $"| {names[i]} | {q[0]:0.0} | {q[1]:0.0} | {q[2]:0.0} | {probability:0.000} |\n");
        }

        string[] codes = ["NM_INV", "NM_SUB", "NM_COMP", "G1_INV", "C2", "NOT_RELAPSED", "SUB_GA", "T_BASE_BOTH", "T_NM_BOTH"];
        int[] visits = [7, 14, 30, 60, 90, 120, 150, 180];
        TrialArm arm = new("a", 50_000, false, Products.OnabotulinumtoxinA, Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, Areas.Glabella, 20)]);
        var trial = TrialSummary.Of(TrialSimulation.Count<Lane4>(
            new("", 1, 1, [.. visits], [arm], new(), [.. codes.Select(c => TrialEndpoints.Codes.Single(k => k.Code == c)).Select(k => new TrialEndpoint(k.Code, k.Kind, k.Rater, k.Code, [.. visits], k.Among))]),
            1, 1, 2, null, null, TestContext.Current.CancellationToken, typical: true));
        page.Append("""

            Percentages of the same population at visits, from 50,000 drawn and enrolled subjects with drawn grades (standard error at most 0.23 points); times: still without the event.

            """).Append('\n').Append(Row("code", visits.Select(v => $"day {v}"))).Append(Row("---", visits.Select(_ => "---")));
        foreach (var endpoint in trial.Arms[0].Endpoints)
        {
            page.Append(Row(endpoint.Endpoint.Code!, endpoint.Points.Select(p => p.Value!.Value.ToString("0.0", CultureInfo.InvariantCulture))));
        }

        return page.ToString();
    }

    /// <summary>The first subjects of a seed, to check random numbers by.</summary>
    private static string Subjects()
    {
        var page = new StringBuilder("""

            ## Three subjects of seed 1
            The first subjects of the first replicate of a one-arm protocol (20 U of onabotulinumtoxinA, glabella, seed 1, visit on day 30) with its drawn effects and parameters: every random number of section 6 is in them.

            | subject | Z0 | κ | A·u | ka | kL | kS | β + b, investigator | β + b, subject | grades at enrolment | Z on day 30 | grades on day 30 | noticed, investigator | noticed, subject |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|

            """);
        TrialArm arm = new("a", 3, false, Products.OnabotulinumtoxinA, Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, Areas.Glabella, 20)]);
        TrialProtocol protocol = new("", 1, 1, [30], [arm], new(), [new("x", TrialKind.NoneOrMild, TrialRater.Investigator, null, [30])]);
        TrialSimulation.Count<Lane1>(protocol, 1, 1, 1, null, null, TestContext.Current.CancellationToken, persons: told =>
        {
            for (var i = 0; i < told.Count; i++)
            {
                double[] numbers = [told.Untreated[i], told.UnmovedShare[i], told.Amount[i], told.UptakeRate[i], told.LossRate[i], told.TurnoverRate[i], told.InvestigatorBias[i], told.SubjectBias[i]];
                page.Append(Row($"{i + 1}",
                [
                    .. numbers.Select(n => n.ToString("0.000000", CultureInfo.InvariantCulture)), $"{told.BaselineInvestigator[i]}, {told.BaselineSubject[i]}",
                    told.Severity[i].ToString("0.0000", CultureInfo.InvariantCulture), $"{told.Investigator[i]}, {told.SubjectGrade[i]}", $"{told.NoticedInvestigator[i]}", $"{told.NoticedSubject[i]}",
                ]));
            }
        });
        return page.ToString();
    }

    private static ReferenceState[] Solved(WorkedExample example, double[] days)
    {
        string product = T(example.Json, "product"), area = T(example.Json, "area");
        var (q, m) = Factors(example);
        ReferenceDose[] doses = [.. example.Json.GetProperty("sessions").EnumerateArray()
            .Select(s => new ReferenceDose(s.GetProperty("day").GetDouble(), ReferenceModel.Current.Amount(area, product, s.GetProperty("units").GetDouble(), factor: (1 - q) / m)))];
        return ReferenceCourse.Solve(ReferenceModel.Current.Person(area, [product]), doses, days);
    }

    private static (double Neutralised, double Mass) Factors(WorkedExample example) => (
        example.Json.TryGetProperty("neutralisedShare", out var q) ? q.GetDouble() : 0, example.Json.TryGetProperty("relativeMuscleMass", out var m) ? m.GetDouble() : 1);

    private static string Row(string first, IEnumerable<string> cells) => $"| {first} | {string.Join(" | ", cells)} |\n";

    private static string T(JsonElement e, string name) => (e.GetProperty(name).GetString() ?? "–").Replace("|", "\\|", StringComparison.Ordinal);

    private static string N(JsonElement e, string name) =>
        e.TryGetProperty(name, out var n) && n.ValueKind == JsonValueKind.Number ? n.GetDouble().ToString("G7", CultureInfo.InvariantCulture) : "–";
}
