using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>A whole calibration of a small table: short chains, few persons.</summary>
public sealed class CalibrationTests
{
    private static readonly ImmutableArray<TrialFigure> Table =
    [
        FigureModelTests.Figure(1, "NM_INV", 30) with { Value = 80, Trial = "A" }, FigureModelTests.Figure(2, "NM_INV", 120) with { Value = 25, Trial = "A" },
        FigureModelTests.Figure(3, "NM_INV", 30, units: 0) with { Value = 3, Trial = "A" },
        FigureModelTests.Figure(4, "NM_INV", 30) with { Value = 90, Trial = "B" }, FigureModelTests.Figure(5, "T_BASE_BOTH", 150) with { Trial = "B" },
        FigureModelTests.Figure(6, "NM_INV", 30) with { Value = 85, Trial = "C", Use = FigureUse.Validate },
        FigureModelTests.Figure(7, "NM_REST", 30) with { Trial = "C" },
    ];

    private static readonly CalibrationOptions Short = new(Chains: 2, Draws: 16, Persons: 32, Threads: 1);

    [Fact]
    public void Threads_change_no_figure()
    {
        var (one, _) = Calibration.Run(Table, Short, stop: TestContext.Current.CancellationToken);
        var (two, _) = Calibration.Run(Table, Short with { Threads = 2 }, stop: TestContext.Current.CancellationToken);
        Assert.Equal(one!.Parameters.Select(p => p.Posterior), two!.Parameters.Select(p => p.Posterior));
        Assert.Equal(one.Predictions, two.Predictions);
        Assert.Equal(one.Scores[0].TrialLeftOut, two.Scores[0].TrialLeftOut);
        Assert.NotEqual(one.Predictions, Calibration.Run(Table, Short with { Seed = 2 }, stop: TestContext.Current.CancellationToken).Result!.Predictions);
    }

    [Fact]
    public void What_is_fitted_is_met_more_closely_than_what_is_left_out()
    {
        var (result, _) = Calibration.Run(Table, Short, stop: TestContext.Current.CancellationToken);
        Assert.Equal([true, true, true, true, true, false], result!.Predictions.Select(p => p.Fitted));
        Assert.Equal(7, Assert.Single(result.LeftOut).Row);
        Assert.All(result.Predictions, p => Assert.True(p.Low <= p.High));
        Assert.All(result.Predictions.Where(p => !p.Figure.IsMedian), p => Assert.InRange(p.Predicted, 0, 100));
        double Rms(IEnumerable<FigurePrediction> of) => Math.Sqrt(of.Where(p => !p.Figure.IsMedian).Average(p => p.Error * p.Error));
        Assert.True(Rms(result.Predictions.Take(5)) < Rms(result.Scores[0].TrialLeftOut.Take(5)));
    }

    /// <summary>A held-out trial is predicted from the others; it does not pull on them.</summary>
    [Fact]
    public void A_trial_held_out_changes_nothing_but_its_own_row()
    {
        var without = Table.RemoveAll(f => f.Trial == "B");
        var (held, _) = Calibration.Run(Table, Short with { Holdout = ["B"], Score = false }, stop: TestContext.Current.CancellationToken);
        var (absent, _) = Calibration.Run(without, Short with { Score = false }, stop: TestContext.Current.CancellationToken);
        Assert.False(held!.Predictions.Single(p => p.Figure.Row == 4).Fitted);
        foreach (var (a, b) in held.Parameters.Zip(absent!.Parameters))
        {
            // Two short runs of one posterior.
            Assert.InRange(a.Posterior.Mean - b.Posterior.Mean, -1.5 * a.Prior.Sd, 1.5 * a.Prior.Sd);
        }
    }

    /// <summary>
    /// Expected: what a simulated trial of the same size shows, effects and parameters drawn anew for each of 300 replicates; one per cent and a
    /// bit is the sampling error. The check's range also holds the model's own error of a figure, so it is a little wider.
    /// </summary>
    [Fact]
    public void A_check_predicts_of_an_unseen_trial_what_simulated_trials_show()
    {
        ImmutableArray<int> days = [7, 30, 120];
        ImmutableArray<TrialFigure> figures = [.. days.Select(d => Calibrating.Figures.Percent(d, "nobody knows it", d, 50, n: 405))];
        var (check, _) = Calibration.Run(figures, new(Check: true, Threads: 2), stop: TestContext.Current.CancellationToken);
        var trial = TrialSimulation.Run(
            new("", 1, 300, days, [new("a", 405, false, Products.OnabotulinumtoxinA, Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, Areas.Glabella, 20)])], new(),
                [new("nm", TrialKind.NoneOrMild, TrialRater.Investigator, "NM_INV", days)]),
            threads: 2, TestContext.Current.CancellationToken);
        foreach (var (prediction, point) in check!.Predictions.Zip(trial.Arms[0].Endpoints[0].Points))
        {
            Assert.Equal(point.Value!.Value, prediction.Predicted, 1.5);
            Assert.InRange(point.Range80!.Value.Low!.Value - prediction.Low, -1, 5);
            Assert.InRange(prediction.High - point.Range80.Value.High!.Value, -1, 5);
        }
    }

    [Fact]
    public void A_check_fits_nothing()
    {
        var (result, failed) = Calibration.Run(Table, Short with { Check = true }, stop: TestContext.Current.CancellationToken);
        Assert.Null(failed);
        Assert.All(result!.Parameters, p => Assert.Null(p.RHat));
        Assert.Equal(Table.Length - 1, result.Predictions.Length);
    }

    [Fact]
    public void The_parameter_file_has_the_posterior_in_it()
    {
        var (result, _) = Calibration.Run(Table, Short with { Score = false }, stop: TestContext.Current.CancellationToken);
        var file = System.Text.Json.Nodes.JsonNode.Parse(CalibratedParameterFile.Write(result!, "a test"))!;
        var loss = result!.Parameters.Single(p => p.Name == "lightChainLossRate");
        var written = file["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "lightChainLossRate")!;
        Assert.Equal(loss.Posterior.Mean, (double)written["workingValue"]!, 1e-5);
        Assert.Equal(Math.Exp(loss.Posterior.Mean), (double)written["value"]!, 1e-6);
        Assert.Equal(result.Parameters.Length, file["posterior"]!["names"]!.AsArray().Count);
        Assert.Equal("a test", (string)file["modelVersion"]!);
    }
}
