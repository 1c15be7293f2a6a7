using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Tests.Screening;

/// <summary>Our tier, the label's word beside it, and what product, country and purpose change.</summary>
public sealed class TierTests
{
    [Fact]
    public void A_systemic_aminoglycoside_defers_and_shows_the_word_of_the_label()
    {
        var finding = Screener.Screen(CaseFiles.With("medications", "gentamicin injections")).Findings.Single();

        Assert.Equal(("SCR-101", Severity.Defer, Severity.Caution), (finding.Rule, finding.Severity, finding.Label));
        Assert.EndsWith("The US label itself asks for: caution.", finding.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gentamicin", Severity.Caution)]
    [InlineData("colistin", Severity.Caution)]
    public void For_a_medical_purpose_the_word_of_the_label_is_the_tier(string drug, Severity tier)
    {
        var intake = CaseFiles.With("medications", drug);
        var medical = Screener.Screen(intake with { Planned = intake.Planned! with { Indication = "chronic-migraine" } }).Findings.Single();

        Assert.Equal((tier, null), (medical.Severity, medical.Label));
    }

    [Theory]
    [InlineData("Letybo", Jurisdiction.UK, Decision.Contraindicated)]
    [InlineData("Letybo", Jurisdiction.EU, Decision.Contraindicated)]
    [InlineData("Letybo", Jurisdiction.US, Decision.Refer)]
    [InlineData("Botox", Jurisdiction.CA, Decision.Contraindicated)]
    [InlineData("Botox", Jurisdiction.UK, Decision.Refer)]
    [InlineData("Dysport", Jurisdiction.CA, Decision.Contraindicated)]
    [InlineData("Alluzience", Jurisdiction.EU, Decision.Contraindicated)]
    [InlineData("Dysport", Jurisdiction.UK, Decision.Refer)]
    [InlineData("Botox", Jurisdiction.EU, Decision.Refer)]
    public void Motor_neurone_disease_is_as_the_label_of_product_and_country_says(string product, Jurisdiction jurisdiction, Decision decision) =>
        Assert.Equal(decision, Screener.Screen(CaseFiles.With("conditions", "motor neurone disease", product) with { Jurisdiction = jurisdiction }).Decision);

    [Fact]
    public void One_product_may_be_forbidden_while_another_is_not()
    {
        var intake = CaseFiles.With("conditions", "motor neurone disease") with { Jurisdiction = Jurisdiction.UK };
        var both = Screener.Screen(intake with { Planned = intake.Planned! with { Products = [Products.LetibotulinumtoxinA, Products.OnabotulinumtoxinA] } });

        Assert.Equal([Decision.Contraindicated, Decision.Refer], both.ByProduct.Select(p => p.Decision));
    }

    [Fact]
    public void One_fact_has_the_tier_of_each_products_label()
    {
        var intake = CaseFiles.With("medications", "amitriptyline");
        var both = Screener.Screen(intake with { Planned = intake.Planned! with { Products = [Products.OnabotulinumtoxinA, Products.DaxibotulinumtoxinA] } });

        Assert.Equal([("daxibotulinumtoxinA", Severity.Caution), ("onabotulinumtoxinA", Severity.Information)], both.Findings.Select(f => (f.Products.Single(), f.Severity)));
        Assert.Equal([Decision.Clear, Decision.Caution], both.ByProduct.Select(p => p.Decision));
        Assert.Empty(both.Findings[0].Stricter);
        Assert.Equal([Jurisdiction.US], Screener.Screen(CaseFiles.With("medications", "amitriptyline", "Daxxify") with { Jurisdiction = Jurisdiction.EU }).Findings.Single().Stricter);
    }

    [Theory]
    [InlineData("Letybo", Jurisdiction.EU, Decision.Defer)]
    [InlineData("Letybo", Jurisdiction.US, Decision.Caution)]
    [InlineData("Botox", Jurisdiction.EU, Decision.Caution)]
    public void Breastfeeding_is_as_the_label_of_product_and_country_says(string product, Jurisdiction jurisdiction, Decision decision) =>
        Assert.Equal(decision, Screener.Screen(CaseFiles.Healthy(product) with { Breastfeeding = true, Jurisdiction = jurisdiction }).Decision);

    [Theory]
    [InlineData("aflofloxacin", false)]
    [InlineData("zabofloxacin", true)]
    [InlineData("nadifloxacin", false)]
    public void A_stem_holds_for_names_that_no_list_has(string drug, bool found) =>
        Assert.Equal(found, Screener.Screen(CaseFiles.With("medications", drug)).Findings.Any(f => f.Rule == "SCR-106" && f.Matched == drug));

    [Theory]
    [InlineData("lactulose")]
    [InlineData("macrogol")]
    [InlineData("cetirizine")]
    [InlineData("loratadine")]
    [InlineData("mirabegron")]
    [InlineData("metoclopramide")]
    [InlineData("domperidone")]
    [InlineData("mefloquine")]
    [InlineData("simeticone")]
    public void What_only_shares_a_chapter_of_the_classification_is_not_meant(string drug) =>
        Assert.Empty(Screener.Screen(CaseFiles.With("medications", drug)).Findings);
}
