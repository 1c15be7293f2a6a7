using Glabella.Planning;

namespace Glabella.Tests.Planning;

/// <summary>The sites stand where their words say, on the drawn face (landmarks and borders of <c>geometry.json</c>).</summary>
public class AnatomyTests
{
    public static TheoryData<string> AllSites => [.. Sites.All.Select(site => site.Id)];

    public static TheoryData<string> LabelledSites =>
        [.. Labels.All.SelectMany(label => label.Areas.SelectMany(a => a.Doses).Concat(label.Protocols.SelectMany(p => p.Doses.Concat(p.FollowThePain?.Doses ?? [])))).Select(dose => dose.Site).Distinct()];

    [Theory]
    [MemberData(nameof(AllSites))]
    public void A_site_lies_on_its_muscle(string id)
    {
        var site = Sites.Of(id);
        var muscles = Sheet.Of(site.View).Muscles;

        Assert.All(site.Regions, region =>
        {
            // A site on the midline stands where two regions meet: half a millimetre to either side is inside one.
            var inward = site.Regions.Length == 1 ? 0 : region.EndsWith("left", StringComparison.Ordinal) ? .5 : -.5;
            Assert.True(muscles.Single(muscle => muscle.Id == region).Holds(new Position(site.X + inward, site.Y)), region);
        });
    }

    [Theory]
    [MemberData(nameof(LabelledSites))]
    public void A_labelled_site_lies_in_no_danger_in_any_view(string id)
    {
        var site = Sites.Of(id);

        Assert.Empty(Sheet.Of(site.View).DangersAt(site.Position));
        Assert.All(site.AlsoIn, other => Assert.Empty(Sheet.Of(other.View).DangersAt(new Position(other.X, other.Y))));
    }

    [Theory]
    [MemberData(nameof(AllSites))]
    public void A_site_lies_in_the_dangers_that_it_names_and_in_no_other(string id)
    {
        var site = Sites.Of(id);

        Assert.Equal(site.WithinDanger.Order(), Sheet.Of(site.View).DangersAt(site.Position).Select(danger => danger.Id).Order());
    }

    [Theory]
    [MemberData(nameof(AllSites))]
    public void Left_and_right_are_exact_mirrors(string id)
    {
        var site = Sites.Of(id);
        if (site.Side == Side.Midline)
        {
            Assert.Equal(Sheet.Of(site.View).Midline, site.X);
            return;
        }

        var twin = Sites.Of(site.Mirror!);
        var midline = Sheet.Of(site.View).Midline;
        Assert.Equal((site.Id, site.Y, site.Depth, site.Muscle), (twin.Mirror, twin.Y, twin.Depth, twin.Muscle));
        Assert.NotEqual(site.Side, twin.Side);
        Assert.Equal(midline is { } m ? (2 * m) - site.X : site.X, twin.X, 1e-9);
    }

    [Theory]
    [InlineData(Side.Left)]
    [InlineData(Side.Right)]
    public void The_lateral_corrugator_site_is_at_least_1_cm_above_the_bony_rim(Side side)
    {
        // BOTOX Cosmetic US PI 2.3 (recalled): at least 1 cm above the bony supraorbital ridge.
        var name = side == Side.Left ? "left" : "right";
        var site = Sites.Of($"glabella-3-{name}");
        var rim = Sheet.Of(FaceView.Front).Dangers.Single(danger => danger.Id == $"orbital-rim-{name}").Polygon;

        Assert.True(rim.Where(p => Math.Abs(p.X - site.X) < 2).Min(p => p.Y) - site.Y >= 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sites_at_the_eye_corner_are_15_to_20_mm_from_it(int number)
    {
        // BOTOX Cosmetic US PI 2.3 (recalled): 1.5 to 2.0 cm temporal to the lateral canthus. The front view shortens what runs
        // backward, the side view what runs outward: together they give the distance in space.
        var site = Sites.Of($"lateral-canthus-{number}-left");
        var side = site.AlsoIn.Single(other => other.View == FaceView.Left);
        var (front, profile) = (Sheet.Of(FaceView.Front).Landmarks["exocanthion-left"], Sheet.Of(FaceView.Left).Landmarks["exocanthion"]);
        var (outward, backward, down) = (site.X - front.X, side.X - profile.X, site.Y - front.Y);

        Assert.InRange(Math.Sqrt((outward * outward) + (backward * backward) + (down * down)), 15, 20.5);
    }

    [Fact]
    public void Forehead_sites_are_at_least_2_cm_above_the_brow()
    {
        // Rule of the sites, after US PI 2.4 (recalled).
        var brow = Sheet.Of(FaceView.Front).Landmarks["brow-peak-left"].Y;

        Assert.All(Sites.All.Where(site => site.Area == Glabella.Vocabulary.Areas.Forehead), site => Assert.True(brow - site.Y >= 20, site.Id));
    }

    [Fact]
    public void A_left_site_is_on_the_viewer_s_right_from_the_front_and_on_the_left_from_behind()
    {
        Assert.All(Sites.All.Where(site => site is { View: FaceView.Front, Side: Side.Left }), site => Assert.True(site.X > 110));
        Assert.All(Sites.All.Where(site => site is { View: FaceView.Back, Side: Side.Left }), site => Assert.True(site.X < 210));
    }
}
