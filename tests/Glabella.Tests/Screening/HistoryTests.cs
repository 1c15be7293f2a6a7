using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Screening;

/// <summary>Earlier treatments. 84 days: labels, not more often than every three months; 400 U in 3 months: BOTOX US label, section 2.1.</summary>
public sealed class HistoryTests
{
    private static readonly LocalDate Day = CaseFiles.Day;

    [Theory]
    [InlineData(40, "defer", "SCR-501")]
    [InlineData(83, "defer", "SCR-501")]
    [InlineData(84, "caution", "SCR-508")]
    [InlineData(89, "caution", "SCR-508")]
    [InlineData(90, "clear", null)]
    public void A_toxin_of_any_brand_holds_the_next_for_twelve_weeks(int daysAgo, string decision, string? rule)
    {
        var result = Screener.Screen(With(new PriorTreatment(Day.PlusDays(-daysAgo), Products.IncobotulinumtoxinA, 20, Areas.Glabella)));

        Assert.Equal(decision, Words.Of(result.Decision));
        Assert.Equal(rule, result.Findings.SingleOrDefault()?.Rule);
    }

    [Fact]
    public void The_hold_ends_on_the_day_on_which_the_finding_is_gone()
    {
        var treated = new PriorTreatment(Day.PlusDays(-40), Products.OnabotulinumtoxinA, 20, Areas.Glabella);
        var until = Screener.Screen(With(treated)).Findings.Single().HoldUntil!.Value;

        Assert.Equal(Day.PlusDays(44), until);
        Assert.True(Screener.Screen(On(With(treated), until)).Decision < Decision.Defer);
        Assert.Equal(Decision.Defer, Screener.Screen(On(With(treated), until.PlusDays(-1))).Decision);
    }

    [Fact]
    public void An_unknown_date_counts_as_recent() =>
        Assert.Equal(Decision.Defer, Screener.Screen(With(new PriorTreatment(null, Products.OnabotulinumtoxinA, 20, null))).Decision);

    [Fact]
    public void An_unknown_product_needs_a_decision_and_waits() =>
        Assert.Equal(["SCR-501", "SCR-506"], Screener.Screen(With(new PriorTreatment(Day.PlusDays(-30), null, null, null))).Findings.Select(f => f.Rule));

    [Theory]
    [InlineData(390, "contraindicated")]
    [InlineData(380, "defer")]
    public void Units_of_one_product_are_added_up_over_three_months(double earlier, string decision)
    {
        var intake = With(new PriorTreatment(Day.PlusDays(-70), Products.OnabotulinumtoxinA, earlier, Areas.Glabella));
        var planned = intake.Planned! with { Units = System.Collections.Immutable.ImmutableDictionary<Area, double>.Empty.Add(Areas.Glabella, 20) };

        Assert.Equal(decision, Words.Of(Screener.Screen(intake with { Planned = planned }).Decision));
    }

    [Theory]
    [InlineData(13, "defer")]
    [InlineData(14, "caution")]
    [InlineData(28, "caution")]
    [InlineData(29, "defer")]
    public void A_declared_correction_has_two_to_four_weeks(int daysAgo, string decision)
    {
        var intake = With(new PriorTreatment(Day.PlusDays(-daysAgo), Products.OnabotulinumtoxinA, 20, Areas.Glabella));

        Assert.Equal(decision, Words.Of(Screener.Screen(intake with { Planned = intake.Planned! with { Indication = "correction" } }).Decision));
    }

    [Fact]
    public void An_old_filler_is_told_where_a_filler_is_planned()
    {
        var intake = CaseFiles.Healthy("Restylane") with { PriorTreatments = [new PriorTreatment(new LocalDate(2024, 1, 1), Products.Find("Juvederm"), null, null)] };

        Assert.Contains(Screener.Screen(intake).Findings, f => f.Rule == "SCR-513" && f.Severity == Severity.Information);
    }

    private static Intake With(PriorTreatment prior) => CaseFiles.Healthy() with { PriorTreatments = [prior] };

    private static Intake On(Intake intake, LocalDate day) => intake with { Planned = intake.Planned! with { Date = day } };

    [Fact]
    public void A_course_without_an_end_as_some_systems_write_it_is_answered()
    {
        var open = CaseFiles.Healthy() with { Medications = [new Statement("gentamicin", Stopped: LocalDate.MaxIsoValue)] };

        Assert.Equal(Decision.Defer, Screener.Screen(open).Decision);
    }
}
