using Glabella.Screening;
using Glabella.Screening.Names;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Tests.Screening;

/// <summary>What every rule must have.</summary>
public sealed class RulesTests
{
    private static readonly RuleBook Book = RuleBook.Current;

    [Fact]
    public void Codes_are_permanent_in_form_and_given_once()
    {
        Assert.All(Book.Rules, r => Assert.Matches("^SCR-[0-9]{3}$", r.Code));
        Assert.Equal(Book.Rules.Length, Book.Rules.Select(r => r.Code).Distinct().Count());
    }

    [Fact]
    public void Every_rule_has_a_source_a_sentence_for_effect_and_one_for_action() => Assert.All(Book.Rules, r =>
    {
        Assert.NotEmpty(r.Sources);
        Assert.True(r.Effect.Length > 15 && r.Effect.EndsWith('.'), r.Code);
        Assert.True(r.Action.Length > 6 && r.Action.EndsWith('.'), r.Code + ": " + r.Action);
        Assert.All(r.Sources, s => Assert.True(s.Title.Length > 5 && s.Locator.Length > 2, r.Code));
    });

    [Fact]
    public void A_rule_that_nobody_has_read_a_page_for_says_so() => Assert.All(
        Book.Rules.Where(r => r.Sources.All(s => s.Status == SourceStatus.Recalled)),
        r => Assert.Contains(r.Sources, s => s.Id.Contains("recalled", StringComparison.Ordinal)));

    [Fact]
    public void Every_rule_can_be_set_off() => Assert.All(Book.Rules, r => Assert.True(
        r.When.Drugs.Length + r.When.Atc.Length + r.When.Classes.Length + r.When.Conditions.Length + r.When.Allergens.Length + r.When.Procedures.Length > 0
        || r.When.Answer is not null || r.When.Planned is not null, r.Code));

    [Fact]
    public void Every_trigger_is_a_name_that_the_reader_knows() => TriggersAreKnown(Book);

    /// <summary>A name that the reader lost would make its rules silent.</summary>
    internal static void TriggersAreKnown(RuleBook book)
    {
        var conditions = Terms.Conditions.All.Select(t => t.Name).ToHashSet();
        var allergens = Terms.Allergens.All.Select(t => t.Name).ToHashSet();
        var classes = Terms.Classes.All.Select(t => t.Name).ToHashSet();
        Assert.All(book.Rules, r =>
        {
            Assert.All(r.When.Drugs, d => Assert.True(IsDrug(d), $"{r.Code}: no drug '{d}' in the vocabulary"));
            Assert.All(r.When.Conditions.Concat(r.When.Procedures), c => Assert.True(conditions.Contains(c), $"{r.Code}: no condition '{c}'"));
            Assert.All(r.When.Allergens, a => Assert.True(allergens.Contains(a) || IsDrug(a), $"{r.Code}: no allergen '{a}'"));
            Assert.All(r.When.Classes, c => Assert.True(classes.Contains(c), $"{r.Code}: no class '{c}'"));
        });
    }

    [Fact]
    public void No_rule_tells_anyone_to_stop_an_anticoagulant() => Assert.All(
        Book.Rules.Where(r => r.Family.StartsWith("Bleeding", StringComparison.Ordinal)),
        r => Assert.DoesNotMatch("(?i)^stop |(?<!not |never )stop (the|it|a|taking)", r.Action));

    [Fact]
    public void Labels_are_a_floor_for_the_tier_unless_the_rule_says_that_it_clears() => Assert.All(Book.Rules, r => Assert.All(r.LabelIn, l => Assert.True(
        (r.SeverityIn.TryGetValue(l.Key, out var s) ? s : r.Severity) >= l.Value || r.Resolves, r.Code)));

    [Fact]
    public void Every_rule_is_explained_with_a_value_and_a_source()
    {
        Assert.Equal(Book.Rules.Select(r => r.Code), ScreeningRules.Explanations.Select(e => e.Code));
        Assert.All(ScreeningRules.Explanations, e =>
        {
            Assert.NotEmpty(e.Values);
            Assert.NotEmpty(e.Sources);
            Assert.True(e.Text.Length > 20);
        });
    }

    [Fact]
    public void Every_rule_is_set_off_by_a_case()
    {
        var fired = new HashSet<string>();
        foreach (var c in CaseFiles.All)
        {
            foreach (var area in new[] { "glabella", "perioral", "masseter" })
            {
                foreach (var product in new[] { c.Product, "Restylane", "Radiesse" })
                {
                    fired.UnionWith(Screener.Screen(CaseFiles.With(c.Field, c.Text, product, area)).Findings.Select(f => f.Rule));
                }
            }
        }

        // The rules that look at answers, dates and plans have their tests in LifeStageTests and HistoryTests.
        Assert.Empty(Book.Rules.Where(r => r.When.Answer is null && r.When.Planned is null && !fired.Contains(r.Code)).Select(r => r.Code + " " + r.Title));
    }

    private static bool IsDrug(string name)
    {
        var table = NameTable.Current;
        var index = table.Find(Glabella.Screening.Reading.Phrase.Fold(name));
        return index >= 0 && table.Meanings(index).Any(m => m.Parts.Any(p => p.Name == name));
    }
}
