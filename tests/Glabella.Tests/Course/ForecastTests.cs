using System.Collections.Immutable;
using CsCheck;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

public sealed class ForecastTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static ForecastCase Plain(double units = 20) => new()
    {
        Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, units)], Members = 2048, Threads = 2, HorizonDays = 200,
    };

    private static ForecastCase Known { get; } = Plain() with
    {
        Date = Day,
        Treatments = [new(Day.PlusDays(-183), Products.OnabotulinumtoxinA, Areas.Glabella, 20), new(Day.PlusDays(-330), Products.AbobotulinumtoxinA, Areas.Glabella, 50)],
        Observations = [new(Day.PlusDays(-169), Rater.Investigator, Grade.Mild, Areas.Glabella), new(Day.PlusDays(-169), Rater.Subject, Grade.None, Areas.Glabella)],
        Reports = [new(Day.PlusDays(-90), ReportedMark.Gone, true, Areas.Glabella), new(Day.PlusDays(-180), ReportedMark.Noticed, false, Areas.Glabella)],
    };

    private static Forecast Of(ForecastCase @case) => Assert.IsType<Forecast>(Forecaster.Forecast(@case));

    [Fact]
    public void Threads_change_no_bit()
    {
        foreach (var @case in new[] { Plain(), Known })
        {
            Same(Of(@case with { Threads = 1 }), Of(@case with { Threads = 5 }));
        }
    }

    [Fact]
    public void Widths_of_vectors_change_no_bit()
    {
        foreach (var @case in new[] { Plain(), Known })
        {
            var setup = Setup.Of(@case, 200);
            var (one, four, eight) = (Run.On<Lane1>(setup), Run.On<Lane4>(setup), Run.On<Lane8>(setup));
            foreach (var wide in new[] { four, eight })
            {
                Assert.Equal(one.Weights, wide.Weights);
                Assert.Equal(one.Curves[0].Severity, wide.Curves[0].Severity);
                Assert.Equal(one.Curves[0].Reading, wide.Curves[0].Reading);
                Assert.Equal(one.Curves[0].SeveritySums, wide.Curves[0].SeveritySums);
                Assert.Equal(one.Curves[0].StateSums, wide.Curves[0].StateSums);
                Assert.Equal(one.Marks[0].Select(m => m.WearOff), wide.Marks[0].Select(m => m.WearOff));
            }
        }
    }

    [Fact]
    public void Moving_all_dates_moves_only_dates()
    {
        var moved = Known with
        {
            Date = Day.PlusDays(1234),
            Treatments = [.. Known.Treatments.Select(t => t with { Date = t.Date.PlusDays(1234) })],
            Observations = [.. Known.Observations.Select(o => o with { Date = o.Date.PlusDays(1234) })],
            Reports = [.. Known.Reports.Select(r => r with { Date = r.Date.PlusDays(1234) })],
        };
        Forecast here = Of(Known), there = Of(moved);
        Assert.Equal(here.Areas[0].Curve.Select(c => c with { Date = null }), there.Areas[0].Curve.Select(c => c with { Date = null }));
        Assert.Equal(here.Areas[0].WearOff.Date!.Value.PlusDays(1234), there.Areas[0].WearOff.Date);
        Assert.Equal(here.Learned, there.Learned);
    }

    [Fact]
    public void The_order_of_what_is_known_changes_no_bit() =>
        Same(Of(Known), Of(Known with { Treatments = [.. Known.Treatments.Reverse()], Observations = [.. Known.Observations.Reverse()], Reports = [.. Known.Reports.Reverse()] }));

    [Fact]
    public void Zero_units_leave_every_day_as_day_0()
    {
        var area = Of(Plain(0)).Areas[0];
        Assert.All(area.Curve, day => Assert.Equal(area.Curve[0] with { Day = day.Day }, day));
        Assert.All(Enum.GetValues<EffectMark>(), mark => Assert.Equal(new MarkForecast(null, null, null, null, 0), area[mark]));
    }

    [Fact]
    public void More_units_never_raise_a_days_mean_or_lower_the_chance_of_onset() => Gen.Select(Gen.Double[1, 200], Gen.Double[1, 200]).Sample(
        (a, b) =>
        {
            var less = Of(Plain(Math.Min(a, b)) with { Members = 1024 }).Areas[0];
            var more = Of(Plain(Math.Max(a, b)) with { Members = 1024 }).Areas[0];
            Assert.True(more.Onset.Probability >= less.Onset.Probability);
            Assert.All(less.Curve.Zip(more.Curve), days => Assert.True(days.Second.Grade.Mean <= days.First.Grade.Mean + 2e-5));
        },
        iter: 15);

    [Fact]
    public void Shares_are_shares_and_ranges_are_ordered() => Assert.All(Of(Known).Areas[0].Curve, day =>
    {
        Assert.Equal(1, day.None + day.Mild + day.Moderate + day.Severe, 1e-12);
        Assert.True(day.None >= 0 && day.Mild >= 0 && day.Moderate >= 0 && day.Severe >= 0);
        Assert.InRange(day.Grade.P10, 0, day.Grade.P90);
    });

    [Fact]
    public void Weights_are_a_distribution_and_say_what_they_are_worth()
    {
        var forecast = Of(Known);
        Assert.InRange(forecast.EffectiveMembers, 50, forecast.Members);
        Assert.InRange(Of(Plain()).EffectiveMembers, 0.6 * 2048, 2048);
    }

    [Fact]
    public void Another_seed_moves_quantiles_by_days_only()
    {
        AreaForecast a = Of(Plain() with { Members = 16384, HorizonDays = 365 }).Areas[0], b = Of(Plain() with { Members = 16384, Seed = 77, HorizonDays = 365 }).Areas[0];
        foreach (var mark in Enum.GetValues<EffectMark>())
        {
            Assert.Equal(a[mark].P10!.Value, b[mark].P10!.Value, 3.0);
            Assert.Equal(a[mark].P50!.Value, b[mark].P50!.Value, 3.0);
            Assert.Equal(a[mark].P90!.Value, b[mark].P90!.Value, 8.0);
        }
    }

    [Fact]
    public void A_touch_up_belongs_to_its_cycle_and_days_count_from_the_first_session()
    {
        var forecast = Of(Plain(5) with { Date = Day, Treatments = [new(Day.PlusDays(-14), Products.OnabotulinumtoxinA, Areas.Glabella, 20)] });
        var area = forecast.Areas[0];
        Assert.Equal(-14, area.CycleDay);
        Assert.Equal(Day.PlusDays(-14 + (int)Math.Round(area.WearOff.P50!.Value)), area.WearOff.Date);
        Assert.Contains(forecast.Warnings, w => w.Code == "CRS-303");
    }

    [Fact]
    public void A_practice_that_reads_kindly_changes_readings_and_not_the_line()
    {
        var average = Of(Plain() with { Practice = new(0, 0.1, 0, 0.01) }).Areas[0];
        var kind = Of(Plain() with { Practice = new(0, 0.1, 0.4, 0.01) }).Areas[0];
        Assert.Equal(average.Curve.Select(c => c.Grade), kind.Curve.Select(c => c.Grade));
        Assert.Equal(average.Curve[0], kind.Curve[0]);
        Assert.True(kind.Curve[60].None > average.Curve[60].None + 0.05);
    }

    [Fact]
    public void A_finer_memory_narrows_more_than_a_rough_one()
    {
        double Width(ImmutableArray<Report> reports)
        {
            var area = Of(Known with { Observations = [], Reports = reports, Members = 16384, HorizonDays = 365 }).Areas[0];
            return area.HalfFaded.P90!.Value - area.HalfFaded.P10!.Value;
        }

        double nothing = Width([]), rough = Width([new(Day.PlusDays(-90), ReportedMark.Gone, true, Areas.Glabella)]), exact = Width([new(Day.PlusDays(-90), ReportedMark.Gone, false, Areas.Glabella)]);
        Assert.True(exact < rough && rough < 0.8 * nothing, $"{nothing:0} → {rough:0} → {exact:0} days");
    }

    [Theory]
    [InlineData(401, "CRS-101")]
    [InlineData(900, "CRS-101")]
    public void More_than_the_labels_cap_is_refused_with_its_source(double units, string rule)
    {
        var refused = Assert.IsType<ForecastRefused>(Forecaster.Forecast(Plain(units)));
        Assert.Equal(rule, refused.Refusal.Rule);
        Assert.NotEmpty(refused.Refusal.Sources);
    }

    [Fact]
    public void Earlier_units_of_the_period_count_towards_the_cap()
    {
        ForecastCase After(int days) => Plain(250) with { Date = Day, Treatments = [new(Day.PlusDays(-days), Products.OnabotulinumtoxinA, Areas.Glabella, 200)] };
        Assert.IsType<ForecastRefused>(Forecaster.Forecast(After(60)));
        Assert.IsType<Forecast>(Forecaster.Forecast(After(120)));
    }

    [Fact]
    public void An_area_without_trials_has_no_forecast() =>
        Assert.Equal("CRS-102", Assert.IsType<ForecastRefused>(Forecaster.Forecast(Plain() with { Planned = [new(Products.OnabotulinumtoxinA, Areas.Masseter, 30)] })).Refusal.Rule);

    [Fact]
    public void A_case_with_problems_names_them()
    {
        var wrong = Known with { Observations = [new(Day.PlusDays(-400), Rater.Subject, Grade.Mild, Areas.Glabella)] };
        Assert.Equal(("INP-008", "/observations/0/date"), CaseProblems.Of(wrong).Select(p => (p.Code, p.Field)).Single());
        Assert.Throws<ArgumentException>(() => Forecaster.Forecast(wrong));
    }

    private static void Same(Forecast a, Forecast b)
    {
        Assert.Equal(a.Areas[0].Curve, b.Areas[0].Curve);
        Assert.All(Enum.GetValues<EffectMark>(), mark => Assert.Equal(a.Areas[0][mark], b.Areas[0][mark]));
        Assert.Equal(a.Learned, b.Learned);
    }
}
