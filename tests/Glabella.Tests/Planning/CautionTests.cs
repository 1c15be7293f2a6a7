using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>What a plan says beside its numbers.</summary>
public class CautionTests
{
    private static IEnumerable<string> Codes(TreatmentPlan plan) => plan.Cautions.Select(caution => caution.Code);

    [Theory]
    // BOTOX Cosmetic US PI 2.2: forehead lines are treated together with glabellar lines.
    [InlineData("forehead", true)]
    [InlineData("forehead,lateral-canthus", true)]
    [InlineData("forehead,glabella", false)]
    [InlineData("upper-face", false)]
    [InlineData("glabella", false)]
    public void The_forehead_without_the_glabella_is_named(string areas, bool named) =>
        Assert.Equal(named, Codes(Plans.Of("Botox", areas)).Contains("PLN-201"));

    [Theory]
    [InlineData("glabella", "PLN-221")]
    [InlineData("forehead", "PLN-222")]
    [InlineData("lateral-canthus", "PLN-223")]
    [InlineData("platysma", "PLN-224")]
    public void Every_area_names_its_danger(string area, string code) => Assert.Contains(code, Codes(Plans.Of("Botox", area)));

    [Fact]
    public void A_dose_that_was_not_re_read_is_called_unverified()
    {
        Assert.Contains("PLN-211", Codes(Plans.Of("Xeomin", "forehead")));
        Assert.DoesNotContain("PLN-211", Codes(Plans.Of("Botox", "glabella")));
    }

    [Fact]
    public void Units_other_than_the_label_s_are_named() => Assert.Contains(
        "PLN-202", Codes(Plans.Of(Plans.Request("Botox", "glabella") with { Units = ImmutableDictionary<Area, double>.Empty.Add(Areas.Glabella, 30) })));

    [Fact]
    public void For_men_an_adjustment_is_named_and_none_is_applied_because_none_was_measured()
    {
        // Keaney and Alster, review: higher doses more effective in men, no multiplier measured.
        var plan = Plans.Of(Plans.Request("Botox", "glabella") with { Sex = Sex.Male, Adjust = true });

        var adjustment = Assert.Single(plan.Adjustments);
        Assert.Equal((null, false, 20), (adjustment.Factor, adjustment.Applied, plan.Totals.Units));
        Assert.Contains(plan.Warnings, warning => warning.Code == "PLN-212");
        Assert.Empty(Plans.Of(Plans.Request("Botox", "glabella") with { Sex = Sex.Female }).Adjustments);
    }

    [Theory]
    // Dysport monograph: adults under 65.
    [InlineData("Dysport", 64, false)]
    [InlineData("Dysport", 65, true)]
    [InlineData("Botox", 65, false)]
    [InlineData("Botox", 17, true)]
    public void An_age_outside_the_label_is_named(string product, int age, bool named) =>
        Assert.Equal(named, Codes(Plans.Of(Plans.Request(product, "glabella") with { AgeYears = age })).Contains("PLN-206"));
}
