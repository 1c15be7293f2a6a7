using System.Globalization;
using System.Xml.Linq;
using Glabella.Pages.FaceMap;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>The face with its points, as the server writes it.</summary>
public class FaceMapTests
{
    private static readonly TreatmentPlan[] All =
    [
        Plans.Of("Botox", "glabella"),
        Plans.Of("Botox", "upper-face"),
        Plans.Of("Botox", "platysma"),
        Plans.Of(Plans.Request("Botox", "masseter") with { OffLabel = true }),
        Plans.Of(new PlanRequest { Product = Products.OnabotulinumtoxinA, Protocol = "chronic-migraine", FollowThePainUnits = 40 }),
    ];

    private static IEnumerable<(FaceView View, IReadOnlyList<FaceMapPoint> Points, XElement Svg)> Maps(bool small = false) =>
        from plan in All
        let points = FaceMapPoint.Of(plan)
        from view in points.Select(point => point.View).Distinct()
        select (view, points, XElement.Parse(FaceMapSvg.Write(view, points, "face", "Planned points", small, editable: true)));

    [Fact]
    public void Every_point_of_a_view_is_drawn_once_inside_the_picture() => Assert.All(Maps(), map =>
    {
        var box = ((string)map.Svg.Attribute("viewBox")!).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var drawn = map.Svg.Descendants("g").Where(g => g.Attribute("data-point") is not null).ToArray();

        Assert.Equal(map.Points.Where(p => p.View == map.View).Select(p => p.Id), drawn.Select(g => (string)g.Attribute("data-point")!));
        Assert.All(drawn, g =>
        {
            var at = ((string)g.Attribute("transform")!)["translate(".Length..^1].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(at[0], box[0], box[0] + box[2]);
            Assert.InRange(at[1], box[1], box[1] + box[3]);
        });
    });

    [Fact]
    public void Units_stand_in_the_points_at_13_px_or_more_on_a_phone_or_not_at_all() => Assert.All(Maps(), map =>
    {
        var width = double.Parse(((string)map.Svg.Attribute("viewBox")!).Split(' ')[2], CultureInfo.InvariantCulture);
        var size = (double)map.Svg.Descendants("g").Single(g => (string?)g.Attribute("class") == "fm-points").Attribute("font-size")!;

        Assert.True(!map.Svg.Descendants("text").Any() || size * 330 / width >= 13);
    });

    [Fact]
    public void The_strict_content_policy_holds() => Assert.All(Maps().Concat(Maps(small: true)), map => Assert.All(map.Svg.DescendantsAndSelf(), element =>
    {
        Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Value.Contains("url(", StringComparison.Ordinal));
        Assert.False(element.Name.LocalName is "script" or "style" or "image" or "use" or "foreignObject", element.Name.LocalName);
    }));

    [Fact]
    public void Whoever_does_not_see_it_hears_muscles_and_units()
    {
        var map = Maps().First();

        Assert.Equal("img", (string)map.Svg.Attribute("role")!);
        Assert.Contains("procerus: 4 units; corrugator supercilii: 4, 4, 4, 4 units", map.Svg.Element("desc")!.Value, StringComparison.Ordinal);
        Assert.Equal(["face-t", "face-d"], map.Svg.Attribute("aria-labelledby")!.Value.Split(' '));
    }

    [Fact]
    public void The_person_s_right_side_is_the_left_one_mirrored()
    {
        var points = FaceMapPoint.Of(All[3]);
        double X(FaceView view, string id) => double.Parse(
            ((string)XElement.Parse(FaceMapSvg.Write(view, points, "f", "t", false, false)).Descendants("g").Single(g => (string?)g.Attribute("data-point") == id).Attribute("transform")!)["translate(".Length..].Split(' ')[0],
            CultureInfo.InvariantCulture);

        Assert.Equal(260, X(FaceView.Left, "masseter-1-left") + X(FaceView.Right, "masseter-1-right"), 0.02);
    }

    [Theory]
    [InlineData("4", 4.0)]
    [InlineData("2,5", 2.5)]
    [InlineData("", 0.0)]
    public void What_was_typed_becomes_an_edit(string typed, double units)
    {
        var problems = new Glabella.Components.Problems();
        var edits = FaceMapRow.Read([new() { Id = "glabella-1", Units = typed, X = "0.5", Y = "0.33" }], problems, "Input.Points");

        Assert.True(problems.None);
        Assert.Equal(new PointEdit("glabella-1", units, .5, .33), Assert.Single(edits));
    }

    [Theory]
    [InlineData("four")]
    [InlineData("-1")]
    [InlineData("1e9")]
    public void What_cannot_be_read_gets_a_message_at_its_field_and_no_edit(string typed)
    {
        var problems = new Glabella.Components.Problems();

        Assert.Empty(FaceMapRow.Read([new() { Id = "glabella-1", Units = typed }], problems, "Input.Points"));
        Assert.NotNull(problems["Input.Points[0].Units"]);
    }

    [Fact]
    public void Rows_of_a_plan_read_back_as_the_same_plan()
    {
        var edits = FaceMapRow.Read(FaceMapRow.Of(All[1]), new Glabella.Components.Problems(), "Input.Points");
        var again = Plans.Of(Plans.Request("Botox", "upper-face") with { Edits = edits });

        Assert.Equal(All[1].Totals, again.Totals);
        Assert.All(again.Points, point => Assert.False(point.Moved));
        Assert.Equal(All[1].Cautions, again.Cautions.AsEnumerable());
    }
}
