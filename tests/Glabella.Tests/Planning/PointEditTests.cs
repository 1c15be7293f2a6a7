using Glabella.Planning;

namespace Glabella.Tests.Planning;

/// <summary>What the injector changes on the face map goes through the same laws.</summary>
public class PointEditTests
{
    private static TreatmentPlan Edited(params PointEdit[] edits) => Plans.Of(Plans.Request("Botox", "glabella") with { Edits = [.. edits] });

    [Fact]
    public void Units_of_a_point_change_its_volume_and_every_sum()
    {
        var plan = Edited(new PointEdit("glabella-3-left", 6));

        Assert.Equal(22, plan.Totals.Units);
        Assert.Equal(0.15, plan.Points.Single(point => point.Id == "glabella-3-left").VolumeMl, 1e-9);
        Assert.Equal(28, plan.Vials.Single().WasteUnits, 1e-9);
        Assert.Contains(plan.Cautions, caution => caution.Code == "PLN-202");
    }

    [Fact]
    public void Zero_units_leave_a_point_out()
    {
        var plan = Edited(new PointEdit("glabella-1", 0));

        Assert.Equal((4, 16), (plan.Totals.Points, plan.Totals.Units));
        Assert.DoesNotContain(plan.Points, point => point.Id == "glabella-1");
    }

    [Fact]
    public void A_point_moved_into_the_levator_zone_gets_a_caution_of_its_own()
    {
        // 4 mm above the rim over the left pupil: the label asks for 1 cm (US PI 2.3, recalled).
        var sheet = Sheet.Of(FaceView.Front);
        var plan = Edited(new PointEdit("glabella-3-left", null, 141 / sheet.Width, 106.6 / sheet.Height));

        Assert.Contains(plan.Cautions, caution => caution is { Code: "PLN-207", Point: "glabella-3-left" } && caution.Text.Contains("levator", StringComparison.Ordinal));
        Assert.True(plan.Points.Single(point => point.Id == "glabella-3-left").Moved);
    }

    [Fact]
    public void A_point_moved_off_its_muscle_gets_a_caution() =>
        Assert.Contains(Edited(new PointEdit("glabella-1", null, .5, .15)).Cautions, caution => caution is { Code: "PLN-208", Point: "glabella-1" });

    [Fact]
    public void A_point_that_stays_has_no_such_caution() =>
        Assert.DoesNotContain(Edited(new PointEdit("glabella-1", 4, 0.5, 0.33088)).Cautions, caution => caution.Point is not null);

    [Fact]
    public void Edits_are_held_against_the_caps()
    {
        var request = Plans.Request("Daxxify", "glabella") with { Edits = [new("glabella-1", 12)] };

        Assert.Equal(("PLN-103", 44d), Plans.Refused(request) is var refused ? (refused.Refusal.Rule, refused.Value) : default);
    }

    [Theory]
    [InlineData("forehead-1", 4.0, "INP-007")]
    [InlineData("glabella-1", -1.0, "INP-006")]
    [InlineData("glabella-1", double.NaN, "INP-006")]
    public void An_edit_that_cannot_be_meant_is_refused(string id, double units, string code) =>
        Assert.Equal((code, "points"), Plans.Wrong(Plans.Request("Botox", "glabella") with { Edits = [new(id, units)] }) is var wrong ? (wrong.Code, wrong.Field) : default);
}
