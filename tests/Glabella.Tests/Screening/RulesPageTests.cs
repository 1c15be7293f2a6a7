using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Glabella.Screening;
using Glabella.Screening.Names;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Tests.Screening;

/// <summary>
/// Pages and tables made from the data are the data's. To write the page anew:
/// <c>GLABELLA_WRITE_DOCS=1 dotnet run --project tests/Glabella.Tests -- -class "*RulesPageTests"</c>.
/// </summary>
public sealed class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_what_the_data_give()
    {
        var path = Path.Combine(Root(), "docs", "screening", "rules.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void The_compiled_names_are_what_the_tables_give()
    {
        var folder = Path.Combine(Root(), "tools", "vocabulary");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in new[] { "ingredients", "brands", "ambiguous", "supplements", "names-derived", "inn-other", "soundalikes", "added" })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table + "\0"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, table + ".tsv")));
        }

        Assert.True(NameTable.Current.TablesHash.SequenceEqual(hash.GetHashAndReset()), "names.bin is stale: run tools/vocabulary.py");
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Every screening rule\n\nMade from `src/Glabella.Screening/Data/rules/*.json` by a test, which fails when they differ. ");
        page.Append(CultureInfo.InvariantCulture, $"Rules of {ScreeningRules.Version}: {RuleBook.Current.Rules.Length}. ");
        page.Append("A source marked *unverified* was not opened when the rule was written. Not a clinical decision: a qualified prescriber owns every outcome.\n");
        foreach (var family in RuleBook.Current.Rules.GroupBy(r => r.Family).OrderBy(g => g.First().Code, StringComparer.Ordinal))
        {
            page.Append("\n## ").Append(family.Key).Append('\n');
            foreach (var rule in family)
            {
                Append(page, rule);
            }
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Rule rule)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {rule.Code} {rule.Title}\n\n**{Words.Of(rule.Severity)}**");
        foreach (var (jurisdiction, severity) in rule.SeverityIn.OrderBy(x => x.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"; {jurisdiction}: {Words.Of(severity)}");
        }

        foreach (var (route, severity) in rule.ByRoute.OrderBy(x => x.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"; by {Words.Of(route)}: {Words.Of(severity)}");
        }

        if (rule.HasLocal)
        {
            page.Append(CultureInfo.InvariantCulture, $"; on skin, eye, ear or nose: {(rule.Local is { } local ? Words.Of(local) : "no finding")}");
        }

        foreach (var (jurisdiction, severity) in rule.LabelIn.OrderBy(x => x.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"; the {jurisdiction} label says: {Words.Of(severity)}");
        }

        var kind = rule.Kind switch { ProductKind.Toxin => "toxins", ProductKind.Filler => "fillers", _ => "toxins and fillers" };
        var products = rule.Products.IsEmpty ? "" : $": {string.Join(", ", rule.Products.Select(p => p.Name))}";
        var areas = rule.Areas.IsEmpty ? "" : $"; areas: {string.Join(", ", rule.Areas.Select(a => a.Id))}{(rule.Elsewhere is { } elsewhere ? $", elsewhere {Words.Of(elsewhere)}" : "")}";
        page.Append(CultureInfo.InvariantCulture, $". For {kind}{products}{areas}.\n\n{rule.Effect} {rule.Action}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Set off by: {Triggers(rule)}\n- Mechanism: {rule.Mechanism}. Evidence: {Words.Of(rule.Evidence)} ({rule.EvidenceNote}).\n");
        if (rule.AfterStopDays > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- Counts for {rule.AfterStopDays} days after the last one ({Words.Of(rule.AfterStopMethod)}).\n");
        }

        if (rule.BeforeDays is not null || rule.AfterDays is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"- Window: {rule.BeforeDays ?? 0} days after the event, {rule.AfterDays ?? 0} days before it.\n");
        }

        foreach (var value in rule.Values)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {value.Name}: {value.Value} {value.Unit} ({Words.Of(value.Method)})\n");
        }

        if (rule.Note is { } note)
        {
            page.Append(CultureInfo.InvariantCulture, $"- Note: {note}\n");
        }

        foreach (var source in rule.Sources)
        {
            page.Append(CultureInfo.InvariantCulture, $"- Source: {source.Title}, {source.Locator}{(source.Status == SourceStatus.Recalled ? " *(unverified)*" : "")}{(source.Url is { } url ? $" <{url}>" : "")}\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"- Reviewed {NodaTime.Text.LocalDatePattern.Iso.Format(rule.Reviewed)}; origin {rule.Origin}.\n");
    }

    private static string Triggers(Rule rule)
    {
        var when = rule.When;
        var parts = new List<string>();
        void Add(string what, IEnumerable<string> names)
        {
            if (names.Any())
            {
                parts.Add($"{what} {string.Join(", ", names)}");
            }
        }

        Add("drugs", when.Drugs);
        Add("ATC", when.Atc);
        Add("groups", when.Classes);
        Add("conditions", when.Conditions);
        Add("allergens", when.Allergens);
        Add("procedures", when.Procedures);
        Add("the answer or fact", when.Answer is { } a ? [a] : []);
        Add("the plan:", when.Planned is { } p ? [p] : []);
        return string.Join("; ", parts);
    }

    private static string Root([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glabella.slnx")))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
    }
}
