using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Screening;

/// <summary>Age, pregnancy, breastfeeding, and what was not asked.</summary>
public sealed class LifeStageTests
{
    [Theory]
    [InlineData(2008, 12, 2, "contraindicated")]
    [InlineData(2008, 12, 1, "clear")]
    [InlineData(1961, 12, 1, "caution")]
    [InlineData(1961, 12, 2, "clear")]
    public void Eighteen_and_sixty_five_count_from_the_birthday(int year, int month, int day, string decision) =>
        Assert.Equal(decision, Words.Of(Screener.Screen(CaseFiles.Healthy() with { BirthDate = new LocalDate(year, month, day) }).Decision));

    [Fact]
    public void Under_eighteen_waits_for_the_birthday()
    {
        var finding = Screener.Screen(CaseFiles.Healthy() with { BirthDate = new LocalDate(2008, 12, 2) }).Findings.Single();

        Assert.Equal("SCR-204", finding.Rule);
        Assert.Equal(new LocalDate(2026, 12, 2), finding.HoldUntil);
    }

    /// <summary>The rules before said nothing of a child with migraine: its chart looked clear.</summary>
    [Fact]
    public void Under_eighteen_a_medical_purpose_is_a_specialist_s_to_decide()
    {
        var healthy = CaseFiles.Healthy();
        var child = healthy with { BirthDate = new LocalDate(2010, 6, 1), Planned = healthy.Planned! with { Indication = "chronic-migraine" } };

        Assert.Equal(Decision.Clear, Screener.Screen(child, new() { RulesVersion = "2026-12-01" }).Decision);
        var now = Screener.Screen(child);
        Assert.Equal(Decision.Refer, now.Decision);
        Assert.Equal(("SCR-204", new LocalDate(2028, 6, 1)), (now.Findings.Single().Rule, now.Findings.Single().HoldUntil!.Value));
    }

    [Fact]
    public void Somebody_born_on_29_February_comes_of_age_on_1_March()
    {
        var born = CaseFiles.Healthy() with { BirthDate = new LocalDate(2008, 2, 29) };

        Assert.Equal(Decision.Contraindicated, Screener.Screen(born with { Planned = born.Planned! with { Date = new LocalDate(2026, 2, 28) } }).Decision);
        Assert.Equal(Decision.Clear, Screener.Screen(born with { Planned = born.Planned! with { Date = new LocalDate(2026, 3, 1) } }).Decision);
    }

    [Theory]
    [InlineData("letibotulinumtoxinA", Jurisdiction.UK, "contraindicated")]
    [InlineData("letibotulinumtoxinA", Jurisdiction.US, "caution")]
    [InlineData("onabotulinumtoxinA", Jurisdiction.UK, "caution")]
    public void Seventy_five_is_the_end_for_one_product_in_two_countries(string product, Jurisdiction jurisdiction, string decision) =>
        Assert.Equal(decision, Words.Of(Screener.Screen(CaseFiles.Healthy(product) with { BirthDate = new LocalDate(1950, 1, 1), Jurisdiction = jurisdiction }).Decision));

    [Fact]
    public void Pregnancy_waits_and_breastfeeding_needs_care()
    {
        Assert.Equal(Decision.Defer, Screener.Screen(CaseFiles.Healthy() with { Pregnant = true }).Decision);
        Assert.Equal(Decision.Caution, Screener.Screen(CaseFiles.Healthy() with { Breastfeeding = true }).Decision);
        Assert.Equal(Decision.Caution, Screener.Screen(CaseFiles.Healthy() with { TryingToConceive = true }).Decision);
        Assert.Equal(Decision.Defer, Screener.Screen(CaseFiles.Healthy("Restylane", "perioral") with { Breastfeeding = true }).Decision);
    }

    [Fact]
    public void A_filler_under_twenty_one_is_outside_the_US_label()
    {
        var young = CaseFiles.Healthy("Restylane", "perioral") with { BirthDate = new LocalDate(2006, 6, 1) };

        Assert.Contains(Screener.Screen(young).Findings, f => f.Rule == "SCR-213" && f.Severity == Severity.Refer);
        Assert.Contains(Screener.Screen(young with { Jurisdiction = Jurisdiction.UK }).Findings, f => f.Rule == "SCR-213" && f.Severity == Severity.Information);
    }

    [Fact]
    public void Nothing_asked_means_everything_is_asked()
    {
        var result = Screener.Screen(new Intake());

        Assert.Equal(Decision.Incomplete, result.Decision);
        Assert.Equal(
            ["/birthDate", "/pregnant", "/breastfeeding", "/medications", "/conditions", "/allergies", "/priorTreatments", "/planned/date", "/planned/products", "/planned/areas"],
            result.NotAsked.Select(q => q.Field));
    }

    [Fact]
    public void Men_and_people_of_sixty_are_not_asked_about_pregnancy()
    {
        Assert.Empty(Screener.Screen(CaseFiles.Healthy() with { Sex = Sex.Male, Pregnant = null, Breastfeeding = null }).NotAsked);
        Assert.Empty(Screener.Screen(CaseFiles.Healthy() with { BirthDate = new LocalDate(1966, 12, 1), Pregnant = null, Breastfeeding = null }).NotAsked);
        Assert.Equal(2, Screener.Screen(CaseFiles.Healthy() with { BirthDate = new LocalDate(1966, 12, 2), Pregnant = null, Breastfeeding = null }).NotAsked.Length);
    }

    [Fact]
    public void Myasthenia_is_forbidden_in_Europe_and_a_question_for_the_neurologist_in_the_US()
    {
        var intake = CaseFiles.With("conditions", "myasthenia gravis");

        var us = Screener.Screen(intake).Findings.Single();
        Assert.Equal(Severity.Refer, us.Severity);
        Assert.Equal([Jurisdiction.EU, Jurisdiction.UK, Jurisdiction.CA, Jurisdiction.AU], us.Stricter);
        Assert.Equal(Decision.Contraindicated, Screener.Screen(intake, new ScreeningOptions { Jurisdiction = Jurisdiction.EU }).Decision);
    }
}
