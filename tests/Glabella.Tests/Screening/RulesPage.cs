using System.Globalization;
using System.Text;
using Glabella.Screening;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;
using NodaTime.Text;

namespace Glabella.Tests.Screening;

/// <summary>The page <c>docs/screening/rules.md</c>: a table of all rules, then each with what it rests on.</summary>
internal static class RulesPage
{
    /// <summary>The page of a rule book.</summary>
    public static string Of(RuleBook book)
    {
        var opened = book.Rules.Count(Opened);
        var page = new StringBuilder();
        page.Append("# Every screening rule\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Rules of {ScreeningRules.Version}: {book.Rules.Length}, of which {opened} rest on at least one page that was opened; the others say *no page opened*. ");
        page.Append("Made by a test from `src/Glabella.Screening/Data/rules/*.json`; how to change one: [README.md](README.md). Not a clinical decision: a qualified prescriber owns every outcome.\n");
        var families = book.Rules.GroupBy(r => r.Family).OrderBy(g => g.First().Code, StringComparer.Ordinal).ToList();
        page.Append("\n| rule | | tier | evidence |\n|---|---|---|---|\n");
        foreach (var rule in families.SelectMany(f => f))
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}](#{Anchor(rule)}) | {rule.Title} | {Words.Of(rule.Severity)}{Elsewhere(rule)} | {EvidenceOf(rule)} |\n");
        }

        foreach (var family in families)
        {
            page.Append("\n## ").Append(family.Key).Append('\n');
            foreach (var rule in family)
            {
                Append(page, rule);
            }
        }

        return page.ToString();
    }

    private static bool Opened(Rule rule) => rule.Sources.Any(s => s.Status == SourceStatus.Seen);

    private static string EvidenceOf(Rule rule) =>
        Spaced(Words.Of(rule.Evidence)) + (rule.EvidenceNote.StartsWith("weak", StringComparison.Ordinal) ? ", weak" : "") + (Opened(rule) ? "" : ", *no page opened*");

    private static string Elsewhere(Rule rule) =>
        rule.SeverityIn.IsEmpty ? "" : "; " + string.Join(", ", rule.SeverityIn.GroupBy(x => x.Value).Select(g => $"{string.Join(", ", g.Select(x => x.Key).Order())} {Words.Of(g.Key)}"));

    // As a reader of Markdown makes an anchor: small letters, blanks to hyphens, other signs gone.
    private static string Anchor(Rule rule) => new([.. $"{rule.Code} {rule.Title}".ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c is '-')]);

    private static void Append(StringBuilder page, Rule rule)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {rule.Code} {rule.Title}\n\n**{Capital(Words.Of(rule.Severity))}**{Elsewhere(rule)}, for {For(rule)}. {rule.Effect} {rule.Action}\n\n");
        Line(page, "Set off by", Triggers(rule));
        Line(page, "By label", string.Join("; ", rule.SeverityBy.Select(t => $"{string.Join(", ", t.Products.Select(p => p.Name))}{(t.Jurisdictions.Length == 0 ? "" : $" in {string.Join(", ", t.Jurisdictions)}")}: {Words.Of(t.Severity)}")));
        Line(page, "Medical purpose", rule.Medical is { } medical ? Words.Of(medical) : "");
        Line(page, "By route", string.Join("; ", Routes(rule)));
        Line(page, "Label", string.Join("; ", rule.LabelIn.GroupBy(l => l.Value).Select(g => $"{string.Join(", ", g.Select(l => l.Key).Order())}: {Words.Of(g.Key)}")));
        Line(page, "Counts", Counts(rule));
        Line(page, "Watch", rule.Watch is { } watch ? $"a look after {watch.Days} days ({Words.Of(watch.Method)}). {watch.Reason}" : "");
        Line(page, "Numbers", string.Join("; ", rule.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Value} {v.Unit} ({Words.Of(v.Method)})"))));
        Line(page, "Direction", $"{rule.Direction}. Mechanism: {rule.Mechanism}");
        Line(page, "Evidence", rule.EvidenceNote == Words.Of(rule.Evidence) ? EvidenceOf(rule) : $"{EvidenceOf(rule)}. {Capital(rule.EvidenceNote)}");
        Line(page, "Note", rule.Note ?? "");
        foreach (var source in rule.Sources)
        {
            Line(page, "Source", $"{(source.Url is { } url ? $"[{source.Title}]({url})" : source.Title)}, {source.Locator}{(source.Status == SourceStatus.Recalled ? " (*not opened*)" : "")}");
        }

        Line(page, "Reviewed", LocalDatePattern.Iso.Format(rule.Reviewed));
    }

    private static void Line(StringBuilder page, string name, string text)
    {
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {name}: {text}{(text[^1] is '.' or ')' ? "" : ".")}\n");
        }
    }

    private static string For(Rule rule)
    {
        var kind = rule.Kind switch { ProductKind.Toxin => "toxins", ProductKind.Filler => "fillers", _ => "toxins and fillers" };
        var products = rule.Products.IsEmpty ? kind : string.Join(", ", rule.Products.Select(p => p.Name));
        var areas = rule.Areas.IsEmpty ? "" : $" in {string.Join(", ", rule.Areas.Select(a => a.Id))}{(rule.Elsewhere is { } elsewhere ? $" (elsewhere {Words.Of(elsewhere)})" : "")}";
        return products + areas + (rule.Jurisdictions.Length == 0 ? "" : $", {string.Join(" and ", rule.Jurisdictions)} alone") + (rule.CosmeticOnly ? ", cosmetic purposes alone" : "");
    }

    private static IEnumerable<string> Routes(Rule rule)
    {
        foreach (var (route, severity) in rule.ByRoute.OrderBy(x => x.Key))
        {
            yield return $"{Words.Of(route)} {Words.Of(severity)}";
        }

        if (rule.HasLocal)
        {
            yield return $"skin, eye, ear or nose {(rule.Local is { } local ? Words.Of(local) : "no finding")}";
        }
    }

    private static string Counts(Rule rule)
    {
        var parts = new List<string>();
        if (rule.AfterStopDays > 0)
        {
            parts.Add($"for {rule.AfterStopDays} days after the last one ({Words.Of(rule.AfterStopMethod)})");
        }

        if (rule.BeforeDays is not null || rule.AfterDays is not null)
        {
            parts.Add($"{rule.BeforeDays ?? 0} days after the event and {rule.AfterDays ?? 0} days before it");
        }

        return string.Join(", ", parts);
    }

    private static string Triggers(Rule rule)
    {
        var when = rule.When;
        var parts = new List<string>();
        void Add(string what, IEnumerable<string> names)
        {
            if (names.Any())
            {
                parts.Add($"{what}{string.Join(", ", names)}");
            }
        }

        Add("", when.Drugs);
        Add("names with ", when.Stems);
        Add("ATC ", when.Atc);
        Add("not ", when.ExceptDrugs);
        Add("the words for ", when.Classes);
        Add("", when.Conditions);
        Add("allergy to ", when.Allergens);
        Add("procedure ", when.Procedures.Except(when.Conditions));
        Add("the answers: ", when.Answer is { } a ? [Spaced(a)] : []);
        Add("the plan: ", when.Planned switch { null => [], "any" => ["one of these products"], "zone" => ["one of these areas"], _ => ["a toxin and a filler"] });
        return string.Join("; ", parts);
    }

    // "ageUnder" as "age under".
    private static string Spaced(string word) => string.Concat(word.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
