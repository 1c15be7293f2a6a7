using System.Text;
using Glabella.Screening;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Tests.Screening;

/// <summary>The checks of a rule fail when they should: each fault is planted once.</summary>
public sealed class RuleFaultsTests
{
    private static readonly Rule Good = RuleBook.Current.Rules.Single(r => r.Code == "SCR-101");

    [Fact]
    public void A_rule_without_a_source_fails() => Assert.Equal(
        ["SCR-101 has no source: open one and enter it in sources.json, or say that it is recalled."],
        RuleFaults.Of(Good with { Sources = [], LabelIn = Tiers<Jurisdiction>.None }));

    [Fact]
    public void A_rule_file_that_names_an_unknown_source_is_not_read()
    {
        Assert.Throws<KeyNotFoundException>(() => Read("\"sources\": [\"nowhere\"]"));
        Assert.Empty(Read("\"sources\": []").Sources);
    }

    [Fact]
    public void Each_other_fault_is_found()
    {
        Assert.Empty(RuleFaults.Of(Good));
        Found("without title, place", Good with { Sources = [new Source("x", "A paper on it", "abstract", SourceStatus.Seen, null)] });
        Found("claims Label", Good with { Sources = [new Source("x", "A paper on it", "abstract", SourceStatus.Recalled, null)], LabelIn = Tiers<Jurisdiction>.None, Note = null });
        Found("in no sentence", Good with { Action = "wait" });
        Found("never be set off", Good with { When = new Triggers() });
        Found("a stem that is none", Good with { When = Good.When with { Stems = ["floxacin"] } });
        Found("milder than a label", Good with { Severity = Severity.Information });
        Found("nobody opened one", Good with { Sources = [new Source("x", "A paper on it", "abstract", SourceStatus.Recalled, null)] });
        Found("more than information", Good with { EvidenceNote = "weak: opinion" });
    }

    [Theory]
    [InlineData("Stop warfarin five days before.", true)]
    [InlineData("Pause the anticoagulant for three days.", true)]
    [InlineData("Ask the patient to hold apixaban.", true)]
    [InlineData("Bridge with heparin.", true)]
    [InlineData("Marcumar drei Tage vorher absetzen.", true)]
    [InlineData("Arrêtez l'anticoagulant la veille.", true)]
    [InlineData("Suspenda el anticoagulante.", true)]
    [InlineData("Sospendere l'anticoagulante.", true)]
    [InlineData("Pare a varfarina.", true)]
    [InlineData("Kan sulandırıcıyı bırakın.", true)]
    [InlineData("Odstawić warfarynę.", true)]
    [InlineData("Den Blutverdünner nicht absetzen.", false)]
    [InlineData("N'arrêtez pas l'anticoagulant, ne jamais arrêter.", true)]
    [InlineData("Non sospendere l'anticoagulante.", false)]
    [InlineData("Kan sulandırıcıyı bırakmayın.", false)]
    [InlineData("Do not stop the anticoagulant.", false)]
    [InlineData("Never stop a prescribed antiplatelet without its prescriber.", false)]
    [InlineData("It goes on.", false)]
    public void A_sentence_that_tells_to_stop_is_known_as_such(string sentence, bool stops) => Assert.Equal(stops, RuleFaults.TellsToStop(sentence));

    private static void Found(string fault, Rule rule) => Assert.Contains(RuleFaults.Of(rule), f => f.Contains(fault, StringComparison.Ordinal));

    private static Rule Read(string last)
    {
        var json = $$"""
            { "family": "f", "rules": [ { "code": "SCR-999", "origin": "o", "title": "t", "topic": "drug", "for": "toxin", "when": { "drugs": ["warfarin"] },
              "severity": "defer", "direction": "d", "effect": "e", "action": "a", "mechanism": "m", "evidence": "label", "evidenceNote": "n", "reviewed": "2026-12-01", {{last}} } ] }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return RuleFile.Read(stream, []).Single();
    }
}
