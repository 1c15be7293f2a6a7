using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>Doses as the labels print them. Each row names where the number was read or recalled.</summary>
public class LabelDoseTests
{
    [Theory]
    // BOTOX Cosmetic US PI 2.2 Table 1 (copy at Drugs.com, October 2024): 20 U in 0.5 mL, 24 U in 0.6 mL, 40 U with the forehead.
    [InlineData("onabotulinumtoxinA", "glabella", 5, 20, 0.5)]
    [InlineData("onabotulinumtoxinA", "lateral-canthus", 6, 24, 0.6)]
    [InlineData("onabotulinumtoxinA", "glabella,forehead", 10, 40, 1.0)]
    // hcp.botoxcosmetic.com: 64 Units in 3 areas.
    [InlineData("onabotulinumtoxinA", "upper-face", 16, 64, 1.6)]
    // dysportusa.com: 50 U in five aliquots of 10 U; 300 U in 2.5 mL, so 50 U are 0.41667 mL.
    [InlineData("abobotulinumtoxinA", "glabella", 5, 50, 0.416667)]
    // xeominaesthetic.com: 20 U in five injections of 4 U; 64 U at most in the upper face (prescriberpoint.com).
    [InlineData("incobotulinumtoxinA", "glabella", 5, 20, 0.5)]
    [InlineData("incobotulinumtoxinA", "upper-face", 16, 64, 1.6)]
    // Jeuveau US PI 2.2, 2.3 and Table 1: 4 U in 0.1 mL at five sites.
    [InlineData("prabotulinumtoxinA", "glabella", 5, 20, 0.5)]
    // Daxxify: 8 U (0.1 mL) at five sites, 40 U; 100 U in 1.2 mL, so 40 U are 0.48 mL.
    [InlineData("daxibotulinumtoxinA", "glabella", 5, 40, 0.48)]
    // Letybo US PI 2: 0.1 mL (4 U) at five sites, 20 U.
    [InlineData("letibotulinumtoxinA", "glabella", 5, 20, 0.5)]
    public void A_labelled_area_gets_the_points_units_and_volume_of_the_label(string product, string areas, int points, double units, double volumeMl)
    {
        var plan = Plans.Of(product, areas);

        Assert.Equal(points, plan.Totals.Points);
        Assert.Equal(units, plan.Totals.Units);
        Assert.Equal(volumeMl, plan.Totals.VolumeMl, 1e-5);
        Assert.All(plan.Areas, area => Assert.True(area.Labelled));
    }

    [Theory]
    // BOTOX Cosmetic US PI 2.2 Table 1: 26 U in 0.65 mL, 31 U in 0.78 mL, 36 U in 0.9 mL.
    [InlineData(1, 1, 26, 0.65)]
    [InlineData(1, 2, 31, 0.78)]
    [InlineData(2, 1, 31, 0.78)]
    [InlineData(2, 2, 36, 0.9)]
    public void Platysma_gets_the_label_s_total_for_its_bands(int left, int right, double units, double volumeMl)
    {
        var plan = Plans.Of(Plans.Request("onabotulinumtoxinA", "platysma") with { Bands = new PlatysmaBands(left, right) });

        Assert.Equal(units, plan.Totals.Units);
        Assert.Equal(volumeMl, plan.Totals.VolumeMl, 0.0051);
        Assert.Equal(5 * left, plan.Points.Count(p => p.Side == Side.Left && p.Units == 1));
        Assert.Equal(5 * right, plan.Points.Count(p => p.Side == Side.Right && p.Units == 1));
    }

    [Theory]
    // Chronic migraine, authorised dosing (rxreasoner.com): units by muscle, 155 in 31 sites.
    [InlineData("corrugator supercilii", 10, 2)]
    [InlineData("procerus", 5, 1)]
    [InlineData("frontalis", 20, 4)]
    [InlineData("temporalis", 40, 8)]
    [InlineData("occipitalis", 30, 6)]
    [InlineData("cervical paraspinal", 20, 4)]
    [InlineData("trapezius", 30, 6)]
    public void Chronic_migraine_gets_the_protocol_s_sites_by_muscle(string muscle, double units, int sites)
    {
        var plan = Plans.Of(new PlanRequest { Product = Products.OnabotulinumtoxinA, Protocol = "chronic-migraine" });

        Assert.Equal((155, 31), (plan.Totals.Units, plan.Totals.Points));
        var points = plan.Points.Where(point => point.Muscle == muscle).ToArray();
        Assert.Equal((units, sites), (points.Sum(point => point.Units), points.Length));
        Assert.All(points, point => Assert.Equal(0.1, point.VolumeMl, 1e-9));
    }

    [Fact]
    public void Following_the_pain_adds_at_most_40_units_to_temporalis_occipitalis_and_trapezius()
    {
        // Same source: temporalis up to 50, occipitalis up to 40, trapezius up to 50; 195 U in 39 sites.
        var plan = Plans.Of(new PlanRequest { Product = Products.OnabotulinumtoxinA, Protocol = "chronic-migraine", FollowThePainUnits = 40 });

        Assert.Equal((195, 39), (plan.Totals.Units, plan.Totals.Points));
        double Of(string muscle) => plan.Points.Where(point => point.Muscle == muscle).Sum(point => point.Units);
        Assert.Equal((50, 40, 50), (Of("temporalis"), Of("occipitalis"), Of("trapezius")));
    }

    [Theory]
    [InlineData("onabotulinumtoxinA", 0.1)]
    [InlineData("abobotulinumtoxinA", 0.08)]
    [InlineData("daxibotulinumtoxinA", 0.1)]
    public void The_volume_that_the_label_prints_stands_beside_the_arithmetic_one(string product, double printedMl) =>
        Assert.All(Plans.Of(product, "glabella").Points, point => Assert.Equal(printedMl, point.LabelVolumeMl));
}
