using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Calibrating;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>Probabilities that the calibration computes, held to trials in which every grade is drawn.</summary>
public sealed class FigureModelTests
{
    private static readonly ImmutableArray<TrialFigure> Figures =
    [
        Figure(1, "NM_INV", 30), Figure(2, "NM_SUB", 90), Figure(3, "NM_COMP", 120), Figure(4, "G1_INV", 150), Figure(5, "G1_SUB", 60),
        Figure(6, "C2", 30), Figure(7, "SUB_GA", 90), Figure(8, "NOT_RELAPSED", 112), Figure(9, "ONSET_SUB", 2),
        Figure(10, "T_BASE_INV", 150), Figure(11, "T_BASE_BOTH", 150), Figure(12, "T_NM_BOTH", 120), Figure(13, "T_G1_INV", 140), Figure(14, "T_NM_COND", 120),
        Figure(15, "NM_INV", 30, units: 0), Figure(16, "ONSET_SUB", 3, units: 0),
    ];

    /// <summary>Expected: 40,000 drawn subjects of a trial without effects and with every parameter at its mean; their sampling error is at most 0.5 points.</summary>
    [Fact]
    public void What_is_computed_is_what_drawn_grades_give()
    {
        var (model, place) = Model(Figures, 2048);
        var days = new MedianDays(Figures.Length);
        var shares = model.Predict(place, days);
        var drawn = Drawn();
        foreach (var (figure, i) in Figures.Select((f, i) => (f, i)))
        {
            var expected = drawn[(figure.IsPlacebo ? "placebo" : "toxin", figure.Code)];
            if (figure.IsMedian)
            {
                Assert.InRange(days.Day[i], expected - 2.5, expected + 2.5);
            }
            else
            {
                Assert.InRange(100 * shares[i], expected - 1.5, expected + 1.5);
            }
        }
    }

    /// <summary>Expected: percentages of the worked examples with one treatment (a typical trial), stated to agree within half a point for a like ensemble.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    public void Percentages_of_the_worked_examples_are_met(int id)
    {
        var example = WorkedExample.All[id - 1];
        var session = Assert.Single(example.Json.GetProperty("sessions").EnumerateArray());
        string[] codes = ["NM_INV", "NM_SUB", "C2", "G1_INV"];
        var rows = example.Crowd.GetProperty("percent").EnumerateArray().Where(r => r.GetProperty("day").GetInt32() > 0).ToArray();
        ImmutableArray<TrialFigure> figures =
        [
            .. rows.SelectMany((r, i) => codes.Select((c, e) => Figure((4 * i) + e, c, r.GetProperty("day").GetInt32(), session.GetProperty("units").GetDouble()) with
            {
                Product = example.Json.GetProperty("product").GetString()!, Area = Areas.Find(example.Json.GetProperty("area").GetString()!)!, Value = r.GetProperty(c).GetDouble(),
            })),
        ];
        var (model, _) = Model(figures, 8192);
        var shares = model.Predict(WorkedModel.Place(model.Unknowns, 1));
        foreach (var (figure, share) in figures.Zip(shares))
        {
            Assert.Equal(figure.Value, 100 * share, 0.6);
        }
    }

    /// <summary>Expected: differences of predictions a small step to either side.</summary>
    [Fact]
    public void Derivatives_are_what_a_small_step_changes()
    {
        var (model, place) = Model(Figures, 64);
        var shares = model.Predict(place);
        var derivatives = model.Derivatives(place, shares);
        for (var j = 0; j < model.Dimensions; j++)
        {
            var step = new double[model.Dimensions];
            var by = j < model.Unknowns.Count ? 0.005 * model.Unknowns.All[j].Prior.Sd : 1e-3;
            step[j] = by;
            var up = model.Predict(place.Plus(step));
            step[j] = -by;
            var down = model.Predict(place.Plus(step));
            for (var i = 0; i < Figures.Length; i++)
            {
                var slope = (up[i] - down[i]) / (2 * by);
                Assert.Equal(slope, derivatives[i][j], 2e-3 + (0.01 * Math.Abs(slope)));
            }
        }
    }

    [Fact]
    public void Figures_that_cannot_be_predicted_are_named_with_the_reason()
    {
        var odd = new[]
        {
            Figure(1, "NM_REST", 30), Figure(2, "G1_5PT", 30), Figure(3, "NM_INV", 30) with { Units = null }, Figure(4, "NM_INV", 30) with { Product = "neubotulinumtoxinA" },
            Figure(5, "NM_INV", 30) with { Use = FigureUse.DoNotFit }, Figure(6, "NM_INV", 30),
        };
        var set = new FigureSet([.. odd], new Cohort(8));
        Assert.Equal([1, 2, 3, 4, 5], set.LeftOut.Select(f => f.Row));
        Assert.Contains("rest", set.LeftOut[0].Reason, StringComparison.Ordinal);
        Assert.Contains("units", set.LeftOut[2].Reason, StringComparison.Ordinal);
        Assert.Contains("neubotulinumtoxinA", set.LeftOut[3].Reason, StringComparison.Ordinal);
        Assert.Equal(6, Assert.Single(set.Figures).Row);
    }

    internal static TrialFigure Figure(int row, string code, double dayOrValue, double units = 20)
    {
        var metric = code[0] == 'T' ? FigureMetric.MedianDurationDays : code.StartsWith("ONSET", StringComparison.Ordinal) ? FigureMetric.CumulativeOnsetPercent : FigureMetric.ResponderPercent;
        var median = metric == FigureMetric.MedianDurationDays;
        return new(
            row, "made up", units == 0 ? TrialFigure.Placebo : "onabotulinumtoxinA", units == 0 ? "placebo" : "20 U", units, 200, Areas.Glabella, code, "investigator", metric,
            median ? null : dayOrValue, median ? dayOrValue : 50, FigureBound.Exact, false, FigureUse.Calibrate, false, false);
    }

    internal static (FigureModel Model, CoursePlace Place) Model(ImmutableArray<TrialFigure> figures, int persons)
    {
        var cohort = new Cohort(persons);
        var set = new FigureSet(figures, cohort);
        var unknowns = new Unknowns(ParameterFile.Current);
        return (new(set, unknowns, cohort), CoursePlace.Start(unknowns.BuiltIn(), set.Trials.Length));
    }

    private static Dictionary<(string Arm, string Code), double> Drawn()
    {
        int[] visits = [28, 30, 56, 60, 84, 90, 112, 120, 140, 150, 168, 196, 224, 252, 280, 308, 336, 364, 392];
        int[] every28 = [.. Enumerable.Range(1, 14).Select(i => 28 * i)];
        var found = new Dictionary<(string, string), double>();
        foreach (var (days, codes) in new[] { (visits, new[] { "NM_INV", "NM_SUB", "NM_COMP", "G1_INV", "G1_SUB", "C2", "SUB_GA", "ONSET_SUB" }), (every28, ["NOT_RELAPSED", "T_BASE_INV", "T_BASE_BOTH", "T_NM_BOTH", "T_G1_INV", "T_NM_COND"]) })
        {
            var protocol = Protocol(days, codes);
            var result = TrialSummary.Of(TrialSimulation.Count<Lane4>(protocol, 5, 1, 2, null, null, TestContext.Current.CancellationToken, typical: true));
            foreach (var arm in result.Arms)
            {
                foreach (var endpoint in arm.Endpoints)
                {
                    var figure = Figures.FirstOrDefault(f => f.Code == endpoint.Endpoint.Code && f.IsPlacebo == (arm.Name == "placebo"));
                    if (figure is not null)
                    {
                        found[(arm.Name, endpoint.Endpoint.Code!)] = figure.IsMedian ? endpoint.Median!.InterpolatedDays!.Value : endpoint.Points.First(p => p.Day == figure.Day).Value!.Value;
                    }
                }
            }
        }

        return found;
    }

    private static TrialProtocol Protocol(int[] visits, string[] codes) => new(
        "made up", 5, 1, [.. visits],
        [Arm("toxin", 20), Arm("placebo", 0)], new(),
        [.. codes.Select(c => TrialEndpoints.Codes.First(e => e.Code == c)).Select(e => new TrialEndpoint(e.Code, e.Kind, e.Rater, e.Code, e.Kind == TrialKind.Onset ? [1, 2, 3] : [.. visits], e.Among))]);

    private static TrialArm Arm(string name, double units) =>
        new(name, 40_000, units == 0, units == 0 ? null : Onabotulinum, Areas.Glabella, units == 0 ? [] : [new(0, Onabotulinum, Areas.Glabella, units)]);

    private static Product Onabotulinum => Products.Find("onabotulinumtoxinA")!;
}
