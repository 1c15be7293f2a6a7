using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

/// <summary>How far published trials reach: a caution with its reason outside of them, silence inside.</summary>
public sealed class ValidityTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static ForecastCase Plain(Product product, Area area, double units) =>
        new() { Planned = [new(product, area, units)], Date = Day, AgeYears = 46, Sex = Sex.Female, Baseline = Grade.Severe, Members = 1024 };

    private static ForecastCase Botox(double units = 20) => Plain(Products.OnabotulinumtoxinA, Areas.Glabella, units);

    private static ForecastCase Treated(Product product, double units, params ReadOnlySpan<int> daysBefore)
    {
        var treatments = ImmutableArray.CreateBuilder<PastTreatment>();
        foreach (var days in daysBefore)
        {
            treatments.Add(new(Day.PlusDays(-days), product, Areas.Glabella, units));
        }

        return Plain(product, Areas.Glabella, units) with { Treatments = treatments.ToImmutable() };
    }

    private static AreaForecast Of(ForecastCase @case) => Assert.IsType<Forecast>(Forecaster.Forecast(@case)).Areas[0];

    private static void Cautioned(ForecastCase @case, string code, ValidityLevel level, params ReadOnlySpan<string> words)
    {
        var area = Of(@case);
        var caution = Assert.Single(area.Cautions, c => c.Code == code);
        Assert.False(string.IsNullOrWhiteSpace(caution.Source));
        Assert.Equal(level, area.Validity.Level);
        Assert.Equal(level == ValidityLevel.Extrapolated, area.Validity.Reasons.Contains(caution.Text));
        foreach (var word in words)
        {
            Assert.Contains(word, caution.Text, StringComparison.Ordinal);
        }
    }

    private static void Silent(ForecastCase @case, string code) => Assert.DoesNotContain(Of(@case).Cautions, c => c.Code == code);

    [Fact]
    public void Twenty_units_in_the_glabella_of_a_woman_of_46_are_inside()
    {
        var area = Of(Botox());
        Assert.Empty(area.Cautions);
        Assert.Equal(ValidityLevel.Informed, area.Validity.Level);
        Assert.Empty(area.Validity.Reasons);
    }

    [Theory]
    [InlineData(9.5, "below the lowest", "10 U", "Carruthers 2005")]
    [InlineData(81, "above the highest", "80 U", "48-week")]
    public void A_dose_outside_is_named_with_the_trial_that_ends_there(double units, string side, string limit, string trial)
    {
        Cautioned(Botox(units), "CRS-201", ValidityLevel.Extrapolated, side, limit, trial);
        Silent(Botox(units < 20 ? 10 : 80), "CRS-201");
    }

    [Fact]
    public void A_dose_that_was_given_but_not_calibrated_says_so() =>
        Cautioned(Plain(Products.IncobotulinumtoxinA, Areas.Glabella, 60), "CRS-201", ValidityLevel.Extrapolated, "24 U", "NT 201");

    [Fact]
    public void A_touch_up_counts_with_the_session_before_it()
    {
        var touchUp = Botox(10) with { Treatments = [new(Day.PlusDays(-20), Products.OnabotulinumtoxinA, Areas.Glabella, 75)] };
        Cautioned(touchUp, "CRS-201", ValidityLevel.Extrapolated, "85 U in this cycle");
        Silent(touchUp with { Treatments = [touchUp.Treatments[0] with { Date = Day.PlusDays(-120) }] }, "CRS-201");
    }

    [Theory]
    [InlineData("abobotulinumtoxinA", "forehead", 30)]
    [InlineData("abobotulinumtoxinA", "lateral-canthus", 60)]
    [InlineData("prabotulinumtoxinA", "forehead", 20)]
    [InlineData("prabotulinumtoxinA", "lateral-canthus", 24)]
    [InlineData("letibotulinumtoxinA", "forehead", 20)]
    [InlineData("letibotulinumtoxinA", "lateral-canthus", 24)]
    public void A_pair_without_a_trial_says_from_which_products_it_is_carried_over(string product, string area, double units) =>
        Cautioned(Plain(Products.Find(product)!, Areas.Find(area)!, units), "CRS-202", ValidityLevel.Extrapolated, "onabotulinumtoxinA");

    [Theory]
    [InlineData("onabotulinumtoxinA", "forehead", 20)]
    [InlineData("onabotulinumtoxinA", "lateral-canthus", 24)]
    [InlineData("daxibotulinumtoxinA", "forehead", 32)]
    [InlineData("daxibotulinumtoxinA", "lateral-canthus", 48)]
    [InlineData("incobotulinumtoxinA", "forehead", 15)]
    [InlineData("incobotulinumtoxinA", "lateral-canthus", 24)]
    public void A_pair_with_a_trial_is_inside(string product, string area, double units)
    {
        var @case = Plain(Products.Find(product)!, Areas.Find(area)!, units);
        Silent(@case, "CRS-202");
        Assert.Equal(ValidityLevel.Informed, Of(@case).Validity.Level);
    }

    [Theory]
    [InlineData(65, "few people")]
    [InlineData(80, "nobody")]
    public void An_age_that_trials_hardly_saw_is_an_extrapolation(int age, string who)
    {
        Cautioned(Botox() with { AgeYears = age }, "CRS-203", ValidityLevel.Extrapolated, who);
        Silent(Botox() with { AgeYears = 64 }, "CRS-203");
        Silent(Botox() with { AgeYears = null }, "CRS-203");
    }

    [Fact]
    public void Minors_have_no_forecast() => Assert.Contains(CaseProblems.Of(Botox() with { AgeYears = 17 }), p => p.Code == "INP-006");

    [Theory]
    [InlineData(14, "touch-up 14 days")]
    [InlineData(41, "touch-up 41 days")]
    [InlineData(42, "42 days after the last treatment")]
    [InlineData(83, "83 days after the last treatment")]
    public void A_short_interval_says_which_it_is(int days, string words)
    {
        Cautioned(Treated(Products.OnabotulinumtoxinA, 20, days), "CRS-204", ValidityLevel.Extrapolated, words);
        Silent(Treated(Products.OnabotulinumtoxinA, 20, 84), "CRS-204");
    }

    [Theory]
    [InlineData("incobotulinumtoxinA", 20, "day 30")]
    [InlineData("prabotulinumtoxinA", 20, "day 30")]
    [InlineData("letibotulinumtoxinA", 20, "day 28")]
    public void A_duration_that_nobody_published_says_whose_it_is(string product, double units, string last) =>
        Cautioned(Plain(Products.Find(product)!, Areas.Glabella, units), "CRS-205", ValidityLevel.Informed, last, "onabotulinumtoxinA");

    [Fact]
    public void The_late_part_of_a_long_course_is_the_models_alone()
    {
        Cautioned(Plain(Products.DaxibotulinumtoxinA, Areas.Glabella, 40), "CRS-207", ValidityLevel.Informed, "day 196", "SAKURA 3");
        Silent(Botox(), "CRS-207");
        Silent(Plain(Products.IncobotulinumtoxinA, Areas.Glabella, 20), "CRS-207");
    }

    [Fact]
    public void More_treatments_in_a_row_than_studied_are_counted()
    {
        Silent(Treated(Products.OnabotulinumtoxinA, 20, 120, 240), "CRS-206");
        Cautioned(Treated(Products.OnabotulinumtoxinA, 20, 120, 240, 360), "CRS-206", ValidityLevel.Informed, "Treatment 4", "at most 3");
        Silent(Treated(Products.OnabotulinumtoxinA, 20, 120, 240, 700), "CRS-206");
        Silent(Treated(Products.OnabotulinumtoxinA, 20, 120, 240, 250), "CRS-206");
        Cautioned(Treated(Products.IncobotulinumtoxinA, 20, 120), "CRS-206", ValidityLevel.Informed, "single treatments only");
    }

    [Fact]
    public void A_mild_line_and_a_man_are_named()
    {
        Cautioned(Botox() with { Baseline = Grade.Mild }, "CRS-208", ValidityLevel.Informed);
        Silent(Botox() with { Baseline = Grade.Moderate }, "CRS-208");
        Cautioned(Botox() with { Sex = Sex.Male }, "CRS-209", ValidityLevel.Informed, "11 of 100", "40 to 80 U");
        Assert.DoesNotContain("40 to 80", Assert.Single(Of(Botox(40) with { Sex = Sex.Male }).Cautions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_units_need_no_caution() => Assert.Empty(Of(Botox(0) with { AgeYears = 80, Baseline = Grade.Mild }).Cautions);

    [Theory]
    [InlineData("platysma", 30, "CRS-102")]
    [InlineData("glabella", 401, "CRS-101")]
    public void Beyond_hard_limits_there_is_only_the_reason(string area, double units, string code)
    {
        var refused = Assert.IsType<ForecastRefused>(Forecaster.Forecast(Plain(Products.OnabotulinumtoxinA, Areas.Find(area)!, units)));
        Assert.Equal(code, refused.Refusal.Rule);
    }

    [Fact]
    public void Every_limit_is_explained_with_its_values_and_sources()
    {
        foreach (var code in new[] { "CRS-201", "CRS-202", "CRS-203", "CRS-204", "CRS-205", "CRS-206", "CRS-207", "CRS-208", "CRS-209" })
        {
            var explanation = Assert.Single(CourseModel.Explanations, e => e.Code == code);
            Assert.True(code == "CRS-208" || explanation.Values.Length > 0, code);
            Assert.DoesNotContain(explanation.Sources, s => s.Id == "calibration-2026-11");
        }
    }

    [Fact]
    public void The_file_of_trials_is_whole()
    {
        var studied = StudiedTrials.Current;
        Assert.All(studied.Trials, t =>
        {
            Assert.Contains(t.SourceId, studied.Sources.Keys);
            Assert.NotEmpty(t.Units);
            Assert.True(t.Treatments >= 1 && (t.LastDay is null or > 0) && (t.LastDay is not null || !t.Calibrated), t.Name);
        });
        Assert.Empty(studied.Sources.Keys.Except(studied.Trials.Select(t => t.SourceId)).Except(studied.SourceIds.Values.SelectMany(ids => ids)));
    }
}
