using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Glabella.Course;
using Glabella.Tests.Architecture;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>What instruments measured of muscle and skin (the series of <c>Data/trials.json</c>, never fitted) beside the model's force and line.</summary>
public sealed class InstrumentsPageTests
{
    private const string Page = "docs/course/instruments.md";

    private static readonly Lazy<JsonElement[]> Series = new(() =>
        [.. JsonDocument.Parse(Calibration.Tables).RootElement.GetProperty("series").EnumerateArray()]);

    private static readonly ImmutableArray<int> Visits = [.. Enumerable.Range(1, 60), 75, 90, 105, 120, 125, 140, 150, 165, 180];

    /// <summary>Mean over 100 trials of 40 subjects, enrolled as trials enrol.</summary>
    private static readonly Lazy<(Means Ona, Means Inco)> Model = new(() =>
        (Of(Products.OnabotulinumtoxinA, 20), Of(Products.IncobotulinumtoxinA, 25)));

    [Fact]
    public void The_page_of_instruments_is_what_the_model_gives_beside_the_published_series()
    {
        var page = Text();
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
        }

        Assert.True(page == Repository.Read(Page), $"{Page} is not current: run the tests with GLABELLA_WRITE_DOCS=1 and commit it.");
    }

    /// <summary>Expected: a mean improvement of almost one point at five months (Prager 2013, 25 U); and the onset of all of it in the first week.</summary>
    [Fact]
    public void What_the_line_shows_is_of_the_size_that_was_measured()
    {
        var inco = Model.Value.Inco;
        Assert.InRange(inco.Improvement(150), 0.4, 1.0);
        Assert.InRange(inco.Improvement(3) / inco.Improvements.Max(), 0.6, 0.95);
    }

    private static string Text()
    {
        var (ona, inco) = Model.Value;
        var page = new StringBuilder("""
            # Beside instruments
            What was measured of muscle and skin rather than graded: the series in [`trials.json`](../../src/Glabella.Course/Data/trials.json). None was fitted. Made by the tests; model values are means over 4,000 simulated subjects of the glabella (100 trials of 40, each with its own effects and parameters).

            | published | measured | day | published change | nearest in the model | model |
            |---|---|---:|---:|---|---:|

            """);
        void Row(string trial, string measured, string day, string published, string nearest, double model, string unit = "%") =>
            page.Append(CultureInfo.InvariantCulture, $"| {Link(trial)} | {measured} | {day} | {published} | {nearest} | {model:0.#} {unit} |\n");

        const string force = "loss of force, 1 − F";
        Row("Wilson", "strain of frowning skin, horizontal compression", "14", Loss("Wilson", 0), force, 100 * ona.Lost(14));
        Row("Wilson", "the same, vertical stretch", "14", Loss("Wilson", 1), force, 100 * ona.Lost(14));
        Row("Bhatnagar", "displacement of muscle", "14", $"{Point("Bhatnagar", 0, 0).Replace(">=", "≥ ", StringComparison.Ordinal)} %", force, 100 * ona.Lost(14));
        Row("Winn", "EMG of the corrugator, amplitude of motor units", "21", $"{Point("Winn", 0, 0)} %", force, 100 * ona.Lost(21));
        Row("Winn", "the same, maximal amplitude", "21", $"{Point("Winn", 1, 0)} %", force, 100 * ona.Lost(21));
        var edb = Of("extensor digitorum").GetProperty("series")[0];
        Row("extensor digitorum", "M-wave of a foot muscle, 15 to 20 U", edb.GetProperty("peak_day").ToString(), $"{edb.GetProperty("range")[0]} to {edb.GetProperty("range")[1]} %", force, 100 * ona.Lost(6));
        Row("Prager", "share of the greatest mean effect, 25 U incobotulinumtoxinA", "3", $"{Point("Prager", 0, 0)} %", "the same of the line's improvement, Z0 − Z", 100 * inco.Improvement(3) / inco.Improvements.Max());
        Row("Prager", "mean improvement, five-point scale", "150", $"{Point("Prager", 1, 0)} point", "mean improvement, Z0 − Z", inco.Improvement(150), "grade");
        var back = Of("Speckle-guided").GetProperty("series")[0].GetProperty("values");
        Row("Speckle-guided", "muscle function \"returned to normal\"", $"{back[0]}", "0 %", force, 100 * ona.Lost(back[0].GetInt32()));
        Row("Speckle-guided", "the same, other placing", $"{back[1]}", "0 %", force, 100 * ona.Lost(back[1].GetInt32()));
        Row("stereophotography", "dynamic line scale, fall of the mean", "30", (Number("stereophotography", 2, 0) - Number("stereophotography", 2, 1)).ToString("0.#", CultureInfo.InvariantCulture), "mean improvement, Z0 − Z", ona.Improvement(30), "grade");
        Row("stereophotography", "dynamic irregularity, share of the day-30 effect left", "90", $"{100 * Number("stereophotography", 0, 2) / Number("stereophotography", 0, 1):0} %", "the same of Z0 − Z", 100 * ona.Improvement(90) / ona.Improvement(30));
        page.Append(CultureInfo.InvariantCulture, $"""

            Greatest loss of force in the model: {100 * ona.Losts.Max():0} % on day {Means.DayOf(ona.Losts)} (20 U), greatest improvement of the line on day {Means.DayOf(ona.Improvements)}; in the foot muscle the peak was on day {edb.GetProperty("peak_day")}.

            - **Force falls further than strain and EMG.** Instruments saw 54 to 78 % where F has lost more than 90 %. Skin is pulled by neighbours that nobody treated (in Wilson's study the untreated forehead fell as much), and an electrode records what is near it; F is transmission times bulk of the treated muscle alone, a state of the model that no trial in the tables measured. `STRAIN` of a simulated trial is therefore no calibrated scale, and the program says so.
            - **The line falls further too** than in the one small study that prints a mean (1.3 grades; units in the corrugators alone, brand not visible). Trials with hundreds of subjects, which the model follows, print shares and no means.
            - **The first days agree better than the depth.** The line has most of its effect by day 3, in the model as in Prager's study; onset *diaries* are wider, since noticing has a threshold of its own and expectation takes part.
            - **"Normal" came sooner than F does.** Ten women's muscle function was normal after 18 to 20 weeks, when F is still reduced on average; published lines of that time are too (42 to 47 % at least one grade better on day 150). What counts as normal was not visible.
            - **The skin goes on.** At rest the surface improved from day 30 to day 90 while the dynamic line faded. The crease C does the same, but it is calibrated on lines at maximum contraction only, and lines at rest are not simulated.
            - Another serotype (type E: onset within a day, 14 to 30 days) stands in the table as a contrast and has no course here.

            """);
        return page.ToString();
    }

    private static JsonElement Of(string name) => Series.Value.Single(s => s.GetProperty("trial").GetString()!.Contains(name, StringComparison.Ordinal));

    private static string Link(string name) => Of(name) is var s ? $"[{s.GetProperty("trial").GetString()}]({s.GetProperty("url").GetString()})" : "";

    private static JsonElement Of(string name, int series, int point) => Of(name).GetProperty("series")[series].GetProperty("points")[point][1];

    private static string Point(string name, int series, int point) => Of(name, series, point).ToString();

    private static double Number(string name, int series, int point) => Of(name, series, point).GetDouble();

    private static string Loss(string name, int series) => $"{100 * (1 - (Number(name, series, 1) / Number(name, series, 0))):0} %";

    private static Means Of(Product product, double units)
    {
        var arm = new TrialArm("a", 40, false, product, Areas.Glabella, [new(0, product, Areas.Glabella, units)]);
        var protocol = new TrialProtocol("instruments", 1, 100, Visits, [arm], new(), [new("strain", TrialKind.StrainReduction, TrialRater.Instrument, "STRAIN", Visits)]);
        double[] lost = new double[Visits.Length], better = new double[Visits.Length];
        var n = 0;
        TrialSimulation.Count(protocol, 1, 100, 2, null, null, TestContext.Current.CancellationToken, subjects =>
        {
            for (var i = 0; i < subjects.Count; i++, n++)
            {
                for (var v = 0; v < Visits.Length; v++)
                {
                    lost[v] += 1 - subjects.Force[(i * Visits.Length) + v];
                    better[v] += subjects.Untreated[i] - subjects.Severity[(i * Visits.Length) + v];
                }
            }
        });
        return new([.. lost.Select(x => x / n)], [.. better.Select(x => x / n)]);
    }

    /// <summary>Means over subjects at the visits.</summary>
    private sealed record Means(ImmutableArray<double> Losts, ImmutableArray<double> Improvements)
    {
        public double Lost(int day) => Losts[Visits.IndexOf(day)];

        public double Improvement(int day) => Improvements[Visits.IndexOf(day)];

        public static int DayOf(ImmutableArray<double> values) => Visits[values.IndexOf(values.Max())];
    }
}
