using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>The knowledge files hang together: every number has a source, every site exists, every code is explained.</summary>
public class KnowledgeFilesTests
{
    [Fact]
    public void Every_source_id_on_a_label_resolves() => Assert.All(Labels.All, label => Assert.All(
        label.Vials.Select(v => v.Source)
            .Concat(label.Reconstitution.Select(r => r.Source))
            .Concat(label.Areas.Select(a => a.Source))
            .Concat(label.Limits.Select(l => l.Source))
            .Concat(label.Limits.Select(l => l.OffLabel?.Source ?? l.Source))
            .Concat(label.Facts.Select(f => f.Source))
            .Concat(label.Protocols.Select(p => p.Source))
            .Concat(label.AgeLimits.Select(a => a.Source))
            .Append(label.MinimumInterval.Source)
            .Append(label.Maximum.Source)
            .Append(label.Source),
        id => Assert.Contains(label.Sources, source => source.Id == id)));

    [Fact]
    public void Every_source_of_rules_sites_and_off_label_uses_resolves() => Assert.All(
        PlanningRules.File.Rules.Select(rule => rule.Source)
            .Concat(OffLabelUses.All.Select(use => use.Source))
            .Concat(Sites.All.Select(site => site.Source)),
        id => Assert.True(Knowledge.Sources.ContainsKey(id), id));

    [Fact]
    public void A_source_id_means_one_source_in_every_file()
    {
        var all = Labels.All.SelectMany(label => label.Sources).Concat(OffLabelUses.File.Sources).Concat(PlanningRules.File.Sources).Concat(Sites.File.Sources).Concat(Aftercare.Sources);

        Assert.All(all.GroupBy(source => source.Id), same => Assert.Single(same.Distinct()));
    }

    [Fact]
    public void A_source_that_was_seen_has_an_address_unless_it_is_this_house() => Assert.All(
        Knowledge.Sources.Values.Where(source => source.Status == SourceStatus.Seen && source.Id != "plan-house" && source.Title.Contains("copy", StringComparison.Ordinal)),
        source => Assert.NotNull(source.Url));

    [Fact]
    public void Every_site_that_a_dose_names_exists() => Assert.All(
        Labels.All.SelectMany(label => label.Areas.SelectMany(a => a.Doses).Concat(label.Protocols.SelectMany(p => p.Doses)).Concat(label.Protocols.SelectMany(p => p.FollowThePain?.Doses ?? [])))
            .Select(dose => dose.Site)
            .Concat(OffLabelUses.All.SelectMany(use => use.Sites)),
        id => Assert.Contains(Sites.All, site => site.Id == id));

    [Fact]
    public void Every_explanation_has_a_text_and_a_source_and_its_own_code()
    {
        Assert.All(PlanningRules.Explanations, e => Assert.True(e.Text.Length > 20 && e.Title.Length > 0 && !e.Sources.IsEmpty, e.Code));
        Assert.Equal(PlanningRules.Explanations.Length, PlanningRules.Explanations.Select(e => e.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Areas.All, area => Assert.Contains(PlanningRules.Explanations, e => e.Code == area.Id));
        Assert.All(Products.All, product => Assert.Contains(PlanningRules.Explanations, e => e.Code == product.Name));
    }

    [Fact]
    public void The_numbers_that_a_rule_names_are_those_of_the_labels()
    {
        string[] Of(string code) => [.. Labels.All.SelectMany(label => label.Limits).Where(limit => limit.Rule == code).Select(limit => limit.Units.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order()];

        Assert.All(["PLN-101", "PLN-102", "PLN-103"], code => Assert.Equal(Of(code), PlanningRules.Of(code).Values.Select(value => value.Value).Order()));
    }
}
