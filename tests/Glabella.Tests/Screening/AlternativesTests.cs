using System.Collections.Immutable;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Screening;

/// <summary>Other plans under which a finding no longer holds.</summary>
public sealed class AlternativesTests
{
    [Fact]
    public void Another_product_is_offered_where_the_finding_is_about_the_product()
    {
        var intake = CaseFiles.With("allergies", "cow's milk protein", "Dysport");
        var offer = Assert.Single(Of(intake), a => a.Planned.Products!.Value[0] == Products.OnabotulinumtoxinA);
        Assert.Equal(AlternativeKind.Product, offer.Kind);
        Assert.Equal(Decision.Clear, offer.Result.Decision);
        Assert.Equal(Severity.Contraindicated, Assert.Single(offer.Gone).Severity);
    }

    [Fact]
    public void No_product_is_offered_where_the_finding_holds_for_all() =>
        Assert.Empty(Of(CaseFiles.With("conditions", "myasthenia gravis")));

    [Fact]
    public void An_area_is_left_out_where_the_finding_is_about_the_area()
    {
        // Calcium hydroxylapatite in the lips is contraindicated, and at the corners of the mouth it is not.
        var intake = Planned(CaseFiles.Healthy("Radiesse"), [Areas.Perioral, Areas.MouthCorners]);
        Assert.Equal(Decision.Contraindicated, Screener.Screen(intake).Decision);
        var offer = Assert.Single(Of(intake), a => a.Kind == AlternativeKind.Areas);
        Assert.Equal([Areas.MouthCorners], offer.Planned.Areas!.Value);
        Assert.True(offer.Result.Decision < Decision.Contraindicated);
    }

    [Fact]
    public void An_area_that_asks_for_care_can_be_left_out_too()
    {
        var intake = Planned(CaseFiles.With("conditions", "dry eye"), [Areas.LateralCanthus, Areas.Masseter]);
        Assert.Equal([Areas.Masseter], Assert.Single(Of(intake), a => a.Kind == AlternativeKind.Areas).Planned.Areas!.Value);
    }

    [Fact]
    public void The_first_day_on_which_nothing_stands_in_the_way_is_found_and_not_a_day_later()
    {
        var intake = CaseFiles.Healthy() with
        {
            PriorTreatments = [new(CaseFiles.Day.PlusDays(-30), Products.OnabotulinumtoxinA, 20, Areas.Glabella)],
            Medications = [new Statement("gentamicin i.v.", Stopped: CaseFiles.Day.PlusDays(50))],
        };
        var offer = Assert.Single(Of(intake), a => a.Kind == AlternativeKind.Day);
        Decision On(LocalDate day) => Screener.Screen(intake with { Planned = intake.Planned! with { Date = day } }).Decision;
        Assert.True(offer.Result.Decision <= Decision.Caution);
        Assert.True(offer.Planned.Date > CaseFiles.Day.PlusDays(50));
        Assert.Equal(Decision.Defer, On(offer.Planned.Date!.Value.PlusDays(-1)));
    }

    [Fact]
    public void No_day_is_offered_where_nobody_knows_when_it_ends() =>
        Assert.DoesNotContain(Of(CaseFiles.With("medications", "gentamicin i.v.")), a => a.Kind == AlternativeKind.Day);

    [Fact]
    public void What_somebody_decided_on_asks_for_no_way_out()
    {
        var intake = CaseFiles.With("allergies", "cow's milk protein", "Dysport");
        var result = Screener.Screen(intake);
        Assert.NotEmpty(Alternative.Of(intake, result, Products.Toxins));
        Assert.Empty(Alternative.Of(intake, result, Products.Toxins, decided: _ => true));
    }

    private static ImmutableArray<Alternative> Of(Intake intake) => Alternative.Of(intake, Screener.Screen(intake), Products.Toxins);

    private static Intake Planned(Intake intake, ImmutableArray<Area> areas) => intake with { Planned = intake.Planned! with { Areas = areas } };
}
