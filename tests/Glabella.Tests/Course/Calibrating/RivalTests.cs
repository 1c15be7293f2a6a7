using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Rivals;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Calibrating;

public sealed class RivalTests
{
    [Fact]
    public void A_table_of_two_trials_says_of_each_what_the_other_says()
    {
        var scores = ProductLimitTable.Score([Figures.Percent(1, "A", 30, 80), Figures.Percent(2, "B", 30, 60)]);

        Assert.Equal([60, 80], scores.TrialLeftOut.Select(p => Math.Round(p.Predicted, 9)));
        Assert.Equal([60, 80], scores.ArmLeftOut.Select(p => Math.Round(p.Predicted, 9)));
        Assert.All(scores.Fitted, p => Assert.Equal(70, p.Predicted, 9));
    }

    [Fact]
    public void A_table_prefers_the_near_day_dose_product_and_endpoint()
    {
        ImmutableArray<TrialFigure> figures =
        [
            Figures.Percent(1, "asked", 30, 50), Figures.Percent(2, "near", 28, 80), Figures.Percent(3, "late", 150, 10), Figures.Percent(4, "small dose", 30, 20, units: 5),
            Figures.Percent(5, "other product", 30, 30, product: "daxibotulinumtoxinA"), Figures.Percent(6, "other endpoint", 30, 40, code: "C2"), Figures.Percent(7, "placebo", 30, 2, units: 0),
        ];
        var asked = ProductLimitTable.Score(figures).TrialLeftOut[0];

        Assert.InRange(asked.Predicted, 70, 80);
        Assert.True(asked.Low < 50 && asked.High > 80, $"{asked.Low} … {asked.High}");
    }

    [Fact]
    public void Only_figures_to_be_fitted_are_in_the_table()
    {
        var scores = ProductLimitTable.Score([Figures.Percent(1, "A", 30, 80), Figures.Percent(2, "B", 30, 60), Figures.Percent(3, "C", 30, 5, use: FigureUse.Validate)]);

        Assert.Equal([60, 80, 70], scores.TrialLeftOut.Select(p => Math.Round(p.Predicted, 9)));
        Assert.Equal([true, true, false], scores.Fitted.Select(p => p.Fitted));
    }

    [Fact]
    public void A_course_that_is_log_logistic_is_found_again_and_its_left_out_arm_too()
    {
        // share = 0.03 + 0.97 · peak · 1/(1 + (day/110)^4); the peak's odds double with the dose.
        var rows = new List<TrialFigure>();
        foreach (var trial in new[] { "A", "B", "C", "D" })
        {
            foreach (var units in new[] { 10.0, 20, 40 })
            {
                foreach (var day in new[] { 30.0, 60, 90, 120, 150, 180 })
                {
                    rows.Add(Figures.Percent(rows.Count, trial, day, Truth(units, day), units, n: 900));
                }
            }

            rows.AddRange(new[] { 30.0, 90 }.Select(day => Figures.Percent(1000 + rows.Count, trial, day, 3, 0, n: 900)));
        }

        var scores = Course([.. rows]);

        Assert.True(Rms(scores.Fitted) < 0.7, $"fitted {Rms(scores.Fitted):0.00}");
        Assert.True(Rms(scores.ArmLeftOut) < 1, $"arm {Rms(scores.ArmLeftOut):0.00}");
        Assert.True(Rms(scores.TrialLeftOut) < 1, $"trial {Rms(scores.TrialLeftOut):0.00}");
    }

    [Fact]
    public void A_median_among_responders_is_the_half_life_of_the_course()
    {
        var scores = Course([.. new[] { "A", "B", "C", "D", "E", "F" }.Select((t, i) => Figures.Median(i, t, 133) with { Subjects = 900 })]);

        Assert.All(scores.TrialLeftOut, p => Assert.InRange(p.Predicted, 126, 140));
        Assert.All(scores.TrialLeftOut, p => Assert.True(p.Holds && p.Low < p.High));
    }

    [Fact]
    public void A_bound_that_is_kept_pulls_at_nothing()
    {
        ImmutableArray<TrialFigure> sure = [Figures.Percent(1, "A", 30, 80, n: 900), Figures.Percent(2, "B", 30, 80, n: 900)];
        double Of(double value, FigureBound bound) =>
            Course([.. sure, Figures.Percent(3, "C", 30, value, bound: bound, n: 900)]).Fitted[2].Predicted;

        var kept = Of(60, FigureBound.AtLeast);
        Assert.Equal(kept, Of(20, FigureBound.AtLeast), 6);
        Assert.True(Of(60, FigureBound.Exact) < kept - 5);
        Assert.True(Of(99, FigureBound.AtLeast) > kept + 5);
    }

    [Fact]
    public void Threads_never_change_a_score()
    {
        ImmutableArray<TrialFigure> figures =
        [
            .. new[] { "A", "B", "C" }.SelectMany((t, i) => new[] { Figures.Percent(10 * i, t, 30, 80 - (5 * i)), Figures.Percent((10 * i) + 1, t, 120, 30 + (5 * i), area: Areas.Forehead) }),
        ];

        Assert.Equal(Course(figures, 7).TrialLeftOut, Course(figures, 7, 4).TrialLeftOut);
        Assert.NotEqual(Course(figures, 7).TrialLeftOut, Course(figures, 8).TrialLeftOut);
    }

    private static CalibrationScores Course(ImmutableArray<TrialFigure> figures, long seed = 1, int threads = 1) =>
        LogLogisticCourse.Score(figures, seed, threads, TestContext.Current.CancellationToken);

    private static double Truth(double units, double day)
    {
        var odds = 4 * (units / 20);
        return 100 * (0.03 + (0.97 * odds / (1 + odds) / (1 + Math.Pow(day / 110, 4))));
    }

    private static double Rms(IEnumerable<FigurePrediction> predictions) => Math.Sqrt(predictions.Where(p => !p.Figure.IsPlacebo).Average(p => p.Error * p.Error));
}
