using System.Collections.Immutable;
using System.Globalization;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening.Facts;

/// <summary>One person on one planned day, while the rules look at them.</summary>
internal sealed class Case(Intake intake, Jurisdiction jurisdiction, RuleBook book)
{
    private static readonly Jurisdiction[] Everywhere = [Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK, Jurisdiction.CA, Jurisdiction.AU];

    public Intake Intake { get; } = intake;

    public Jurisdiction Jurisdiction { get; } = jurisdiction;

    public PlannedVisit Planned { get; } = intake.Planned ?? new PlannedVisit();

    public LocalDate? Day => Planned.Date;

    public ImmutableArray<Product> Products => Planned.Products is { IsDefaultOrEmpty: false } p ? p : [];

    public ImmutableArray<Area> Areas => Planned.Areas is { IsDefaultOrEmpty: false } a ? a : [];

    public bool Cosmetic => Planned.Indication.Equals("cosmetic", StringComparison.OrdinalIgnoreCase) || Correction;

    /// <summary>The visit is declared as the small correction of the last session.</summary>
    public bool Correction => Planned.Indication.Equals("correction", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether toxin rules have a say: also while no product is chosen.</summary>
    public bool ToxinPlanned => Products.Length == 0 || Products.Any(p => p.Kind == ProductKind.Toxin);

    public List<Finding> Findings { get; } = [];

    public RuleBook Book { get; } = book;

    /// <summary>The planned products that a rule concerns; null if it concerns none of them.</summary>
    public ImmutableArray<Product>? Concerned(Rule rule)
    {
        if (Products.Length == 0)
        {
            return rule.Kind == ProductKind.Filler ? null : rule.Products;
        }

        var concerned = Products.Where(p => (rule.Kind is null || p.Kind == rule.Kind) && (rule.Products.IsEmpty || rule.Products.Contains(p))).ToImmutableArray();
        return concerned.IsEmpty ? null : concerned;
    }

    /// <summary>Adds what a rule says about a fact, if it has a say for what is planned.</summary>
    /// <returns>Whether it had a say.</returns>
    public bool Add(Rule rule, Fact fact)
    {
        if (Concerned(rule) is not { } products || (rule.CosmeticOnly && !Cosmetic) || !Holds(rule))
        {
            return false;
        }

        if (rule.SeverityBy.IsEmpty || products.IsEmpty)
        {
            return Severity(rule, fact.Route, null, Jurisdiction) is { } same && Add(rule, fact, products, same);
        }

        // Products whose labels differ are told apart, so that the plan can choose.
        var said = false;
        for (var left = products; !left.IsEmpty;)
        {
            var severity = Severity(rule, fact.Route, left[0], Jurisdiction);
            var alike = left.Where(p => Severity(rule, fact.Route, p, Jurisdiction) == severity).ToImmutableArray();
            said |= severity is { } tier && Add(rule, fact, alike, tier);
            left = left.RemoveRange(alike);
        }

        return said;
    }

    private bool Add(Rule rule, Fact fact, ImmutableArray<Product> products, Severity severity)
    {
        var areas = Areas;
        if (!rule.Areas.IsEmpty && !areas.IsEmpty)
        {
            var concerned = areas.Where(a => rule.Areas.Contains(a)).ToImmutableArray();
            if (concerned.IsEmpty)
            {
                if (rule.Elsewhere is not { } elsewhere)
                {
                    return false;
                }

                severity = elsewhere;
            }
            else
            {
                areas = concerned;
            }
        }

        if (Products.Length == 0 && !rule.Products.IsEmpty && severity > Screening.Severity.Caution)
        {
            // No product is chosen yet, and another one would do: care in choosing, no bar.
            severity = Screening.Severity.Caution;
        }

        var said = Findings.FindIndex(f => f.Rule == rule.Code && f.Field == fact.Field && f.Matched == fact.Matched && f.Input == fact.Input && f.Products.SequenceEqual(products.Select(p => p.Name)));
        if (said >= 0 && !IsGraver(severity, fact.HoldUntil, Findings[said]))
        {
            // Said already of this text.
            return true;
        }

        var stricter = Stricter(rule, severity, fact.Route, products);
        var finding = new Finding(
            rule.Code,
            rule.Title,
            severity,
            rule.Topic,
            fact.Input,
            fact.Field,
            fact.Matched,
            fact.How,
            [.. products.Select(p => p.Name)],
            [.. areas.Select(a => a.Id)],
            rule.Effect,
            Action(rule, severity, stricter),
            fact.HoldUntil,
            rule.Evidence,
            rule.Sources,
            rule.LabelIn.TryGetValue(Jurisdiction, out var label) && label != severity ? label : null,
            stricter,
            rule.Watch is not null,
            rule.Watch?.Days,
            !rule.Products.IsEmpty || !rule.SeverityBy.IsEmpty,
            !rule.Areas.IsEmpty);
        if (said >= 0)
        {
            Findings[said] = finding;
        }
        else
        {
            Findings.Add(finding);
        }

        return true;
    }

    // One text can name a drug twice, as a cream and as a drip: the graver counts, and of two alike the one that holds longer.
    private static bool IsGraver(Severity severity, LocalDate? hold, Finding said) =>
        severity != said.Severity ? severity > said.Severity : said.HoldUntil is { } until && (hold is not { } longer || longer > until);

    // By hand: NodaTime's patterns take milliseconds to load, at each start of the program.

    /// <summary>A date as it is written to people and programs.</summary>
    public static string Iso(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");

    /// <summary>A day so many days later; the last day of the calendar where there is none ("9999-12-31" is how some systems write "open").</summary>
    public static LocalDate Later(LocalDate date, int days) => date.Year < 9900 ? date.PlusDays(days) : LocalDate.MaxIsoValue;

    /// <summary>A number as it was given.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private bool Holds(Rule rule)
    {
        var holds = rule.Jurisdictions.Length == 0;
        foreach (var jurisdiction in rule.Jurisdictions)
        {
            holds |= jurisdiction == Jurisdiction;
        }

        return holds;
    }

    private Severity? Severity(Rule rule, Route? route, Product? product, Jurisdiction jurisdiction)
    {
        if (route is { } r)
        {
            if (rule.ByRoute.TryGetValue(r, out var byRoute))
            {
                return byRoute;
            }

            if (rule.HasLocal && r is Route.Topical or Route.Eye or Route.Ear or Route.Nasal)
            {
                return rule.Local;
            }
        }

        if (!Cosmetic && rule.Medical is { } medical)
        {
            return medical;
        }

        if (product is not null)
        {
            foreach (var tier in rule.SeverityBy)
            {
                if (tier.Holds(product, jurisdiction))
                {
                    return tier.Severity;
                }
            }
        }

        return rule.SeverityIn.TryGetValue(jurisdiction, out var severity) ? severity : rule.Severity;
    }

    private string Action(Rule rule, Severity severity, ImmutableArray<Jurisdiction> stricter)
    {
        var action = rule.Action;
        if (rule.LabelIn.TryGetValue(Jurisdiction, out var label) && label < severity)
        {
            action += $" The {Jurisdiction} label itself asks for: {Words.Of(label)}.";
        }

        return stricter.IsEmpty ? action : $"{action} Stricter: {string.Join(", ", stricter)}.";
    }

    private ImmutableArray<Jurisdiction> Stricter(Rule rule, Severity severity, Route? route, ImmutableArray<Product> products) =>
        rule.SeverityIn.IsEmpty && rule.SeverityBy.IsEmpty
            ? []
            : [.. Everywhere.Where(j => Severity(rule, route, null, j) > severity || (!rule.SeverityBy.IsEmpty && products.Any(p => Severity(rule, route, p, j) > severity)))];
}
