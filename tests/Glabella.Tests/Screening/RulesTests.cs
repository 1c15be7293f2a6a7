using Glabella.Screening;
using Glabella.Screening.Names;
using Glabella.Screening.Rules;

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
    public void No_rule_has_a_fault() => Assert.Empty(Book.Rules.SelectMany(RuleFaults.Of));

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
    public void No_text_of_any_release_tells_anyone_to_stop_an_anticoagulant() => Assert.All(
        ScreeningRules.Versions.SelectMany(v => RuleBook.Of(v).Rules),
        r => Assert.Empty(RuleFaults.Texts(r).SelectMany(RuleFaults.Sentences).Where(s => RuleFaults.TellsToStop(s) && (RuleFaults.SpeaksOfAnticoagulants(s) || IsAnticoagulantRule(r))).Select(s => $"{r.Code}: {s}")));

    [Fact]
    public void No_sentence_anywhere_in_the_data_tells_anyone_to_stop_an_anticoagulant()
    {
        var assembly = typeof(Screener).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Assert.Empty(RuleFaults.Strings(reader.ReadToEnd()).SelectMany(RuleFaults.Sentences).Where(s => RuleFaults.TellsToStop(s) && RuleFaults.SpeaksOfAnticoagulants(s) && s.Contains(' ', StringComparison.Ordinal) && char.IsUpper(s[0])).Select(s => $"{name}: {s}"));
        }
    }

    [Fact]
    public void A_look_afterwards_has_a_day_with_a_reason()
    {
        Assert.NotEmpty(Book.Rules.Where(r => r.Watch is not null));
        Assert.All(Book.Rules.Where(r => r.Watch is not null), r =>
        {
            Assert.InRange(r.Watch!.Days!.Value, 1, 84);
            var shown = Assert.Single(ScreeningRules.Explanations.Single(e => e.Code == r.Code).Values, v => v.Name == "lookAfterTreatment");
            Assert.Equal((r.Watch.Method, r.Watch.Reason), (shown.Method, shown.Source));
            Assert.True(r.Watch.Method != Glabella.Vocabulary.Method.Assumption || r.Watch.Reason!.StartsWith("Expert convention", StringComparison.Ordinal), r.Code);
        });
    }

    [Fact]
    public void Every_finding_of_a_screening_has_a_mark_of_its_own() => Assert.All(CaseFiles.All, c =>
    {
        var findings = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product)).Findings;
        Assert.Equal(findings.Length, findings.Select(f => f.Mark).Distinct().Count());
    });

    [Fact]
    public void Every_rule_rests_on_a_page_that_was_opened() => Assert.Empty(Book.Rules.Where(r => !r.Sources.Any(s => s.Status == Glabella.Vocabulary.SourceStatus.Seen)).Select(r => r.Code));

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

    // Oral, injected, and antiplatelet drugs.
    private static bool IsAnticoagulantRule(Rule rule) => rule.When.Atc.Any(a => a.StartsWith("B01", StringComparison.Ordinal));

    private static bool IsDrug(string name)
    {
        var table = Lexicon.Current;
        var index = table.Find(Glabella.Screening.Reading.Phrase.Fold(name));
        return index >= 0 && table.Meanings(index).Any(m => m.Parts.Any(p => p.Name == name));
    }
}
