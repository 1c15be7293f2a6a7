using Glabella.Screening;

namespace Glabella.Tests.Screening;

/// <summary>What differs between two answers about one intake.</summary>
public sealed class DifferenceTests
{
    private static readonly ScreeningResult Then = Screener.Screen(CaseFiles.With("medications", "gentamicin i.v.; warfarin; zzxqy"));

    [Fact]
    public void The_same_answer_differs_in_nothing()
    {
        var difference = ScreeningDifference.Between(Then, Screener.Screen(CaseFiles.With("medications", "gentamicin i.v.; warfarin; zzxqy")));
        Assert.True(difference.IsNone);
        Assert.False(difference.IsGraver);
    }

    [Fact]
    public void A_finding_that_only_one_has_appeared_or_is_gone()
    {
        var worst = Then.Findings[0];
        var without = Then with { Findings = Then.Findings.RemoveAt(0), Decision = Decision.Caution };
        Assert.Equal([worst], ScreeningDifference.Between(without, Then).Appeared);
        Assert.Equal([worst], ScreeningDifference.Between(Then, without).Gone);
        Assert.True(ScreeningDifference.Between(without, Then).IsGraver);
        Assert.False(ScreeningDifference.Between(Then, without).IsGraver);
    }

    [Fact]
    public void Tier_words_and_day_are_told_apart()
    {
        var worst = Then.Findings[0];
        ChangedFinding Change(Finding now) => Assert.Single(ScreeningDifference.Between(Then, Then with { Findings = Then.Findings.SetItem(0, now) }).Changed);
        var tier = Change(worst with { Severity = Severity.Contraindicated });
        Assert.True(tier is { TierChanged: true, WordsChanged: false, DayChanged: false });
        Assert.True(Change(worst with { Action = "Another word." }) is { TierChanged: false, WordsChanged: true, DayChanged: false });
        Assert.True(Change(worst with { HoldUntil = CaseFiles.Day.PlusDays(9) }) is { TierChanged: false, WordsChanged: false, DayChanged: true });
    }

    [Fact]
    public void What_is_understood_now_is_said()
    {
        Assert.NotEmpty(Then.Unrecognised);
        var understood = Then with { Unrecognised = [] };
        Assert.Equal(Then.Unrecognised, ScreeningDifference.Between(Then, understood).UnderstoodNow);
        Assert.Equal(Then.Unrecognised, ScreeningDifference.Between(understood, Then).NotUnderstoodNow);
    }
}
