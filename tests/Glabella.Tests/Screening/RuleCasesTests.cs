using System.Collections.Immutable;
using Glabella.Screening;
using Glabella.Screening.Rules;

namespace Glabella.Tests.Screening;

/// <summary>Every rule speaks when it should and is silent in a near miss.</summary>
public sealed class RuleCasesTests
{
    [Fact]
    public void Every_rule_has_one_case() =>
        Assert.Equal(RuleBook.Current.Rules.Select(r => r.Code), RuleCases.All.Select(c => c.Rule).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_fires_with_the_tier_of_its_case()
    {
        var wrong = RuleCases.All.Where(c => !Fired(c.Fires).Any(f => f.Rule == c.Rule && Words.Of(f.Severity) == c.Severity))
            .Select(c => $"{c.Rule} as {c.Severity}, but {Shown(c.Fires)}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    [Fact]
    public void Every_rule_is_silent_in_its_near_miss()
    {
        var wrong = RuleCases.All.Where(c => Fired(c.Silent).Any(f => f.Rule == c.Rule)).Select(c => $"{c.Rule}: {Shown(c.Silent)}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    [Fact]
    public void A_near_miss_is_silent_because_it_was_understood()
    {
        var wrong = RuleCases.All.Where(c => Screener.Screen(c.Silent).Unrecognised.Length > 0).Select(c => $"{c.Rule}: {string.Join(" | ", Screener.Screen(c.Silent).Unrecognised)}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    private static ImmutableArray<Finding> Fired(Intake person) => Screener.Screen(person).Findings;

    private static string Shown(Intake person) => string.Join(", ", Fired(person).Select(f => $"{f.Rule} {Words.Of(f.Severity)} ({f.Matched})"));
}
