using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Planning;

/// <summary>Caps, intervals and refusals.</summary>
public class LimitTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static PlanRequest After(string product, int daysAgo, double units) =>
        Plans.Request("Botox", "glabella") with { Date = Day, Prior = [new(Day.PlusDays(-daysAgo), Products.Find(product)!, units, null)] };

    [Theory]
    // BOTOX Cosmetic US PI 2.1: not over 400 Units in a 3-month interval; 20 U are planned.
    [InlineData(380, 400)]
    [InlineData(379.5, 399.5)]
    public void Units_up_to_the_cap_are_planned(double earlier, double counted)
    {
        var limit = Plans.Of(After("Botox", 29, earlier)).Limits.Single(l => l.Rule == "PLN-101");

        Assert.Equal((400, counted), (limit.Limit, limit.Value));
        Assert.Single(limit.Counted);
    }

    [Fact]
    public void One_unit_over_the_cap_is_refused_with_limit_and_value()
    {
        var refused = Plans.Refused(After("Botox", 29, 381));

        Assert.Equal(("PLN-101", 400d, 401d), (refused.Refusal.Rule, refused.Limit, refused.Value));
        Assert.Contains("401 U", refused.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void A_treatment_counts_while_fewer_than_90_days_lie_between(int daysAgo, bool counts) =>
        Assert.Equal(counts, Planner.Plan(After("Botox", daysAgo, 390)) is PlanRefused);

    [Fact]
    public void Units_of_another_product_are_never_counted_but_its_weakness_is_named()
    {
        var plan = Plans.Of(After("Dysport", 29, 390));

        Assert.Equal(20, plan.Limits.Single(l => l.Rule == "PLN-101").Value);
        Assert.Contains(plan.Cautions, caution => caution.Code == "PLN-210");
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void A_plan_before_the_label_s_interval_says_so_and_when_it_could_be(int daysAgo, bool early)
    {
        var plan = Plans.Of(After("Botox", daysAgo, 20));

        Assert.Equal(Day.PlusDays(90 - daysAgo), plan.EarliestDate);
        Assert.Equal(early, plan.Cautions.Any(caution => caution.Code == "PLN-205"));
    }

    [Fact]
    public void The_migraine_protocol_has_an_interval_of_12_weeks()
    {
        // Chronic migraine, authorised dosing (rxreasoner.com): once every 12 weeks.
        var plan = Plans.Of(new PlanRequest { Product = Products.OnabotulinumtoxinA, Protocol = "chronic-migraine", Date = Day, Prior = [new(Day.PlusDays(-84), Products.OnabotulinumtoxinA, 155, null)] });

        Assert.Equal(Day, plan.EarliestDate);
    }

    [Theory]
    // Daxxify monograph: 40 Units a session. Dysport US PI 2 (recalled): 50 U. Letybo (Drugs.com): 20 U. Jeuveau US PI 5.8: 20 U.
    [InlineData("daxibotulinumtoxinA", 40)]
    [InlineData("abobotulinumtoxinA", 50)]
    [InlineData("letibotulinumtoxinA", 20)]
    [InlineData("prabotulinumtoxinA", 20)]
    public void More_than_the_label_s_dose_in_a_session_is_refused(string product, double most)
    {
        PlanRequest Of(double units) => Plans.Request(product, "glabella") with { Units = ImmutableDictionary<Area, double>.Empty.Add(Areas.Glabella, units) };

        Assert.IsType<TreatmentPlan>(Planner.Plan(Of(most)));
        var refused = Plans.Refused(Of(most + .5));
        Assert.Equal(("PLN-103", most, most + .5), (refused.Refusal.Rule, refused.Limit, refused.Value));
    }

    [Fact]
    public void A_higher_dose_that_was_studied_can_be_planned_off_label_and_no_point_is_called_labelled()
    {
        // J Drugs Dermatol 2021, S1545961621P0980X: single doses of 50 to 125 Units abobotulinumtoxinA.
        PlanRequest Of(double units) => Plans.Request("Dysport", "glabella") with { OffLabel = true, Units = ImmutableDictionary<Area, double>.Empty.Add(Areas.Glabella, units) };

        var plan = Plans.Of(Of(125));
        Assert.All(plan.Points, point => Assert.False(point.Labelled));
        Assert.Contains(plan.Cautions, caution => caution.Code == "PLN-204");
        Assert.Equal("PLN-103", Plans.Refused(Of(126)).Refusal.Rule);
    }

    [Fact]
    public void The_three_areas_with_an_open_label_trial_of_daxibotulinumtoxinA_are_off_label_and_marked_on_every_point()
    {
        // NCT04259086 (PubMed 36533798): 40 U glabella, 32 U forehead, 48 U lateral canthus.
        var plan = Plans.Of(Plans.Request("Daxxify", "upper-face") with { OffLabel = true });

        Assert.Equal([40d, 32d, 48d], plan.Areas.Select(area => area.Units));
        Assert.All(plan.Points, point => Assert.False(point.Labelled));
    }

    [Theory]
    [InlineData("Dysport", "forehead", "PLN-105")]
    [InlineData("Jeuveau", "lateral-canthus", "PLN-105")]
    [InlineData("Botox", "masseter", "PLN-105")]
    [InlineData("Juvederm", "glabella", "PLN-107")]
    public void Without_a_label_for_the_area_there_is_no_plan(string product, string area, string rule) =>
        Assert.Equal(rule, Plans.Refused(Plans.Request(product, area)).Refusal.Rule);

    [Theory]
    [InlineData("Dysport", "forehead")]
    [InlineData("Botox", "bunny-lines")]
    [InlineData("Botox", "chin")]
    [InlineData("Letybo", "lateral-canthus")]
    public void Off_label_without_a_published_dose_there_is_no_plan_either(string product, string area) =>
        Assert.Equal("PLN-105", Plans.Refused(Plans.Request(product, area) with { OffLabel = true }).Refusal.Rule);

    [Fact]
    public void Off_label_units_outside_the_source_are_refused()
    {
        // Aesthet Surg J 2025, sjaf042: 48 and 72 U; the earlier study began at 24 U.
        PlanRequest Of(double units) => Plans.Request("Botox", "masseter") with { OffLabel = true, Units = ImmutableDictionary<Area, double>.Empty.Add(Areas.Masseter, units) };

        Assert.Equal(48, Plans.Of(Plans.Request("Botox", "masseter") with { OffLabel = true }).Totals.Units);
        Assert.Equal(("PLN-109", 72d, 96d), Plans.Refused(Of(96)) is var r ? (r.Refusal.Rule, r.Limit, r.Value) : default);
    }

    [Fact]
    public void A_protocol_of_another_product_is_refused() =>
        Assert.Equal("PLN-106", Plans.Refused(new PlanRequest { Product = Products.Find("Jeuveau")!, Protocol = "chronic-migraine" }).Refusal.Rule);

    [Fact]
    public void More_than_40_units_do_not_follow_the_pain() =>
        Assert.Equal("PLN-108", Plans.Refused(new PlanRequest { Product = Products.OnabotulinumtoxinA, Protocol = "chronic-migraine", FollowThePainUnits = 45 }).Refusal.Rule);
}
