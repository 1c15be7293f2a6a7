using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

/// <summary>A person whom few members of a prior ensemble resemble must not get ranges that are narrow by chance.</summary>
public sealed class UnusualPersonTests
{
    private static readonly double[] Shares = [0.1, 0.5, 0.9];

    /// <summary>An early fader, treated three times in three areas, with seven grades and two reports.</summary>
    private static readonly ForecastCase EarlyFader = new()
    {
        Planned = Doses(),
        Date = new LocalDate(2026, 10, 12),
        Treatments =
        [
            .. Doses().Select(d => new PastTreatment(new(2026, 1, 10), d.Product, d.Area, d.Units)),
            .. Doses().Select(d => new PastTreatment(new(2026, 7, 13), d.Product, d.Area, d.Units)),
        ],
        Reports =
        [
            new(new(2026, 2, 15), ReportedMark.Gone, true, Areas.Glabella),
            new(new(2026, 7, 16), ReportedMark.Noticed, false, Areas.Glabella),
        ],
        Observations =
        [
            new(new(2026, 7, 30), Rater.Investigator, Grade.Moderate, Areas.Forehead), new(new(2026, 7, 30), Rater.Investigator, Grade.Mild, Areas.Glabella),
            new(new(2026, 7, 30), Rater.Investigator, Grade.Mild, Areas.LateralCanthus), new(new(2026, 7, 30), Rater.Subject, Grade.None, Areas.Glabella),
            new(new(2026, 10, 26), Rater.Investigator, Grade.Moderate, Areas.Forehead), new(new(2026, 10, 26), Rater.Investigator, Grade.Mild, Areas.Glabella),
            new(new(2026, 10, 26), Rater.Investigator, Grade.Mild, Areas.LateralCanthus),
        ],
    };

    [Fact]
    public void Two_seeds_agree_and_many_members_share_the_weight()
    {
        var one = Assert.IsType<Forecast>(Forecaster.Forecast(EarlyFader));
        var two = Assert.IsType<Forecast>(Forecaster.Forecast(EarlyFader with { Seed = 2 }));
        Assert.DoesNotContain(one.Warnings, w => w.Code == "CRS-304");
        Assert.All(one.Areas.Zip(two.Areas), pair =>
        {
            // The contract's tolerance for another seed: p10 and p50 within 3 days, p90 within 8.
            Assert.Equal(pair.First.HalfFaded.P10!.Value, pair.Second.HalfFaded.P10!.Value, 3.0);
            Assert.Equal(pair.First.HalfFaded.P50!.Value, pair.Second.HalfFaded.P50!.Value, 3.0);
            Assert.Equal(pair.First.HalfFaded.P90!.Value, pair.Second.HalfFaded.P90!.Value, 8.0);
        });
    }

    [Fact]
    public void Moving_the_points_changes_how_many_share_the_weight_and_not_what_they_say()
    {
        // Informative enough that few of 4,096 members agree, and little enough that hundreds of 131,072 do.
        var @case = EarlyFader with
        {
            Planned = [Doses()[0]],
            Treatments = [new(new(2026, 1, 10), Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Reports = [new(new(2026, 1, 14), ReportedMark.Noticed, false, Areas.Glabella), new(new(2026, 3, 15), ReportedMark.Gone, false, Areas.Glabella)],
            Observations =
            [
                new(new(2026, 1, 24), Rater.Investigator, Grade.Mild, Areas.Glabella), new(new(2026, 1, 24), Rater.Subject, Grade.None, Areas.Glabella),
                new(new(2026, 2, 20), Rater.Investigator, Grade.Mild, Areas.Glabella), new(new(2026, 10, 26), Rater.Investigator, Grade.Mild, Areas.Glabella),
            ],
        };
        var plain = Run.On(Setup.Of(@case with { Members = 131072 }, 365) with { MostMoves = 0 });
        var few = Setup.Of(@case, 365) with { Ensemble = new SobolEnsemble(4096, 7) };
        var moved = Run.On(few);
        double worth = Weights.Effective(moved.Weights), unmoved = Weights.Effective(Run.On(few with { MostMoves = 0 }).Weights);
        Assert.True(worth > 1.2 * unmoved, $"The points were not moved: {worth:0} against {unmoved:0}.");
        var (expected, share) = Weights.Quantiles(Array.ConvertAll(plain.Marks[0], m => m.HalfFaded), plain.Weights, Shares);
        var (came, shareCame) = Weights.Quantiles(Array.ConvertAll(moved.Marks[0], m => m.HalfFaded), moved.Weights, Shares);
        Assert.Equal(share, shareCame, 0.02);
        Assert.All(expected.Zip(came), q => Assert.Equal(q.First, q.Second, 3.0));
    }

    [Fact]
    public void Moved_points_with_their_corrections_have_the_posterior_of_two_normal_curves()
    {
        // A standard normal seen through a normal likelihood at 1 with SD 0.5: precision 1 + 4, so mean 0.8 and SD 1/√5.
        static double Log(double x) => -0.5 * Math.Pow((x - 1) / 0.5, 2);
        var points = new SobolEnsemble(16384, 1);
        var moved = AdaptedEnsemble.Towards(points, points, Array.ConvertAll(points[Dimension.Amount], Log), 256);
        var numbers = moved[Dimension.Amount];
        Assert.True(numbers.Average() > 0.5, "The points were not moved.");
        var weights = numbers.Zip(moved.Corrections(), (x, correction) => Math.Exp(Log(x) + correction)).ToArray();
        var mean = numbers.Zip(weights, (x, w) => x * w).Sum() / weights.Sum();
        var variance = numbers.Zip(weights, (x, w) => (x - mean) * (x - mean) * w).Sum() / weights.Sum();
        Assert.Equal(0.8, mean, 0.01);
        Assert.Equal(1 / Math.Sqrt(5), Math.Sqrt(variance), 0.01);
    }

    [Fact]
    public void Of_somebody_without_effect_it_is_not_said_how_long_the_effect_lasts()
    {
        var @case = EarlyFader with
        {
            Planned = [Doses()[0]],
            Treatments = [],
            Reports = [new(new(2026, 11, 2), ReportedMark.NotYet, false, Areas.Glabella)],
            Baseline = Grade.Severe,
            Observations = [new(new(2026, 10, 26), Rater.Investigator, Grade.Severe, Areas.Glabella), new(new(2026, 11, 9), Rater.Investigator, Grade.Severe, Areas.Glabella)],
        };
        var learned = Assert.IsType<Forecast>(Forecaster.Forecast(@case)).Learned;
        Assert.Contains(learned, s => s.Contains("answers less surely", StringComparison.Ordinal));
        Assert.DoesNotContain(learned, s => s.Contains("lasts", StringComparison.Ordinal));
    }

    private static ImmutableArray<PlannedDose> Doses() =>
    [
        new(Products.OnabotulinumtoxinA, Areas.Glabella, 20), new(Products.OnabotulinumtoxinA, Areas.Forehead, 20), new(Products.OnabotulinumtoxinA, Areas.LateralCanthus, 24),
    ];
}
