using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>Explains the rules, products and areas of this room.</summary>
internal static class PlanningExplanations
{
    public static IEnumerable<Explanation> All() =>
        PlanningRules.File.Rules.Select(OfRule)
            .Concat(Labels.All.Select(OfLabel))
            .Concat(Products.Fillers.Select(OfFiller))
            .Concat(Areas.All.Append(PlannedAreas.ChronicMigraine).Select(OfArea));

    private static Explanation OfRule(PlanningRule rule) => new(
        rule.Code,
        rule.Kind is "warning" or "limit" or "refusal" ? ExplanationType.Problem : ExplanationType.Rule, // what can end or mark a call is met as a problem
        rule.Title,
        rule.Text,
        [.. rule.Values.Select(value => new ExplainedValue(value.Name, value.Value, value.Unit, value.Method, Cite(rule.Source)))],
        Knowledge.Resolve([rule.Source]),
        PlanningRules.Reviewed);

    private static Explanation OfLabel(Label label) => new(
        label.Product.Name,
        ExplanationType.Product,
        $"{label.Product.Brands[0]}, {label.Product.Name}",
        $"Botulinum toxin type {label.Serotype} of {label.Maker}. Its units belong to it alone and never convert to another product's.",
        [
            .. label.Areas.Where(area => area.Bands is null or "2+2").Select(area => new ExplainedValue($"{area.Area.Title}, {area.Doses.Length} points", Text(area.Units), "U", Vocabulary.Method.Label, Cite(area.Source))),
            .. label.Vials.Select(vial => new ExplainedValue("vial", Text(vial.Units), "U", Vocabulary.Method.Label, Cite(vial.Source))),
            new("shortest interval", Text(label.MinimumInterval.Days), "days", Vocabulary.Method.Label, Cite(label.MinimumInterval.Source)),
            .. label.Limits.Select(limit => new ExplainedValue(limit.Text, Text(limit.Units), "U", Vocabulary.Method.Label, Cite(limit.Source))),
        ],
        label.Sources,
        PlanningRules.Reviewed);

    private static Explanation OfFiller(Product filler) => new(
        filler.Name,
        ExplanationType.Product,
        $"{filler.Name}, dermal filler",
        $"Dermal filler, dosed in millilitres; brands: {string.Join(", ", filler.Brands)}. No volume of its label has been read here, so none is planned.",
        [],
        Knowledge.Resolve([PlanningRules.Of("PLN-107").Source]),
        PlanningRules.Reviewed);

    private static Explanation OfArea(Area area)
    {
        var labelled = Labels.All
            .SelectMany(label => label.Areas.Where(a => a.Area == area && a.Bands is null or "2+2").Where(a => a.Area == area).Select(a => (label.Product, a.Doses.Length, Units: a.Units, a.Source))
                .Concat(label.Protocols.Where(_ => area == PlannedAreas.ChronicMigraine).Select(p => (label.Product, p.Doses.Length, Units: p.Doses.Sum(d => d.Units), p.Source))))
            .ToArray();
        var uses = OffLabelUses.All.Where(use => use.Area == area).ToArray();
        var muscles = string.Join(", ", Sites.All.Where(site => site.Area == area).Select(site => site.Muscle).Distinct());
        var text = $"What patients call {area.Plain}. Muscle: {muscles}. "
            + (labelled.Length > 0 ? $"Labelled for {string.Join(", ", labelled.Select(x => x.Product.Name))}." : "No US label gives a dose.")
            + (uses.Length > 0 ? $" Off-label with a published dose: {string.Join(", ", uses.Select(use => use.Product.Name))}." : "");
        return new(
            area.Id,
            ExplanationType.Area,
            area.Title,
            text,
            [
                .. labelled.Select(x => new ExplainedValue($"{x.Product.Name}, {x.Length} points", Text(x.Units), "U", Vocabulary.Method.Label, Cite(x.Source))),
                .. uses.Select(use => new ExplainedValue($"{use.Product.Name}, off-label", Text(use.Units), "U", Vocabulary.Method.Trial, Cite(use.Source))),
            ],
            Knowledge.Resolve([.. labelled.Select(x => x.Source), .. uses.Select(use => use.Source), .. Sites.All.Where(site => site.Area == area).Select(site => site.Source)]),
            PlanningRules.Reviewed);
    }

    private static string Cite(string id) => $"{Knowledge.Sources[id].Title}, {Knowledge.Sources[id].Locator}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
