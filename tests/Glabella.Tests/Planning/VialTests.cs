using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>The least waste, then the fewest vials; dilutions of the label and others.</summary>
public class VialTests
{
    private static PlanRequest Botox(double units) =>
        Plans.Request("Botox", "glabella") with { Units = ImmutableDictionary<Area, double>.Empty.Add(Areas.Glabella, units) };

    [Theory]
    [InlineData(20, "50x1")]
    [InlineData(50, "50x1")]
    [InlineData(50.5, "100x1")]
    [InlineData(100, "100x1")]
    [InlineData(120, "100x1 50x1")]
    [InlineData(155, "100x2")]
    [InlineData(240, "100x2 50x1")]
    public void The_least_waste_then_the_fewest_vials(double units, string vials) =>
        Assert.Equal(vials, string.Join(' ', Plans.Of(Botox(units)).Vials.Select(v => $"{v.VialUnits}x{v.Count}")));

    [Theory]
    // dysportusa.com, dilution chart: 300 U in 2.5 mL, 10 U in 0.08 mL; 300 U in 1.5 mL, 10 U in 0.05 mL.
    [InlineData(2.5, 0.08, 0.08333, true)]
    [InlineData(1.5, 0.05, 0.05, false)]
    public void Both_dilutions_of_the_label_have_its_printed_volume_and_the_exact_one(double diluent, double printed, double exact, bool rounds)
    {
        var plan = Plans.Of(Plans.Request("Dysport", "glabella") with { VialUnits = 300, DiluentMl = diluent });

        Assert.True(plan.Dilution.Labelled);
        Assert.All(plan.Points, point => Assert.Equal(printed, point.LabelVolumeMl));
        Assert.All(plan.Points, point => Assert.Equal(exact, point.VolumeMl, 1e-5));
        Assert.Equal(rounds, plan.Cautions.Any(caution => caution.Code == "PLN-209"));
    }

    [Fact]
    public void Rounding_by_the_label_is_said_only_where_it_rounds()
    {
        Assert.Contains(Plans.Of("Daxxify", "glabella").Cautions, caution => caution.Code == "PLN-209");
        Assert.DoesNotContain(Plans.Of("Botox", "glabella").Cautions, caution => caution.Code == "PLN-209");
    }

    [Fact]
    public void A_dilution_outside_the_label_s_table_is_a_warning_and_has_no_printed_volume()
    {
        var plan = Plans.Of(Plans.Request("Botox", "glabella") with { VialUnits = 100, DiluentMl = 5 });

        Assert.False(plan.Dilution.Labelled);
        Assert.Equal("PLN-203", Assert.Single(plan.Warnings).Code);
        Assert.All(plan.Points, point => Assert.Null(point.LabelVolumeMl));
    }

    [Fact]
    public void A_dilution_alone_takes_the_vial_whose_label_has_it() =>
        Assert.Equal(100, Plans.Of(Plans.Request("Botox", "glabella") with { DiluentMl = 2.5 }).Dilution.VialUnits);

    [Theory]
    [InlineData(75)]
    [InlineData(0)]
    public void A_vial_that_is_not_made_is_no_vial(double units)
    {
        var wrong = Plans.Wrong(Plans.Request("Botox", "glabella") with { VialUnits = units });

        Assert.Equal(("INP-007", "vial"), (wrong.Code, wrong.Field));
        Assert.Equal(["50", "100"], wrong.Candidates.AsEnumerable());
    }

    [Fact]
    public void A_vial_without_a_labelled_dilution_needs_one()
    {
        var request = Plans.Request("Dysport", "glabella") with { VialUnits = 500 };

        Assert.Equal(("INP-005", "dilution"), Plans.Wrong(request) is var wrong ? (wrong.Code, wrong.Field) : default);
        Assert.Equal(0.05, Plans.Of(request with { DiluentMl = 2.5 }).Points[0].VolumeMl, 1e-9);
    }
}
