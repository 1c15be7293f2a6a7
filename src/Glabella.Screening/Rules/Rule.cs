using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening.Rules;

/// <summary>One rule of <c>Data/rules/*.json</c>, as written there.</summary>
internal sealed record Rule
{
    public required string Code { get; init; }

    public required string Family { get; init; }

    /// <summary>Id in the evidence table from which it was made.</summary>
    public required string Origin { get; init; }

    public required string Title { get; init; }

    public required Topic Topic { get; init; }

    /// <summary>Toxin, filler, or null for both.</summary>
    public ProductKind? Kind { get; init; }

    /// <summary>Products that it concerns; empty means all of its kind.</summary>
    public ImmutableArray<Product> Products { get; init; } = [];

    /// <summary>Where it holds; empty means everywhere. For what one country's label alone says.</summary>
    public Jurisdiction[] Jurisdictions { get; init; } = [];

    /// <summary>Areas that it concerns; empty means all.</summary>
    public ImmutableArray<Area> Areas { get; init; } = [];

    /// <summary>Severity if none of <see cref="Areas"/> is planned; null means that it is silent then.</summary>
    public Severity? Elsewhere { get; init; }

    public required Triggers When { get; init; }

    public required Severity Severity { get; init; }

    public Tiers<Jurisdiction> SeverityIn { get; init; } = Tiers<Jurisdiction>.None;

    /// <summary>Another severity for some products in some countries, where their label says more than the others'.</summary>
    public ImmutableArray<ProductTier> SeverityBy { get; init; } = [];

    /// <summary>Severity where the purpose is medical, not cosmetic; null if that makes no difference.</summary>
    public Severity? Medical { get; init; }

    public Tiers<Jurisdiction> LabelIn { get; init; } = Tiers<Jurisdiction>.None;

    public Tiers<Route> ByRoute { get; init; } = Tiers<Route>.None;

    /// <summary>Whether a local route (skin, eye, ear, nose) is treated apart.</summary>
    public bool HasLocal { get; init; }

    /// <summary>Severity by a local route, where <see cref="HasLocal"/>; null means that it is silent then.</summary>
    public Severity? Local { get; init; }

    /// <summary>A state that passes: once over, it counts for <see cref="AfterStopDays"/> more days. Other conditions stay for ever.</summary>
    public bool Resolves { get; init; }

    /// <summary>Days after the last one for which it still counts.</summary>
    public int AfterStopDays { get; init; }

    public Method AfterStopMethod { get; init; } = Method.Assumption;

    /// <summary>Days after an event for which it counts, and before a planned one; null means always.</summary>
    public int? BeforeDays { get; init; }

    public int? AfterDays { get; init; }

    public bool CosmeticOnly { get; init; }

    /// <summary>The look afterwards that it asks for; null if none.</summary>
    public Watch? Watch { get; init; }

    public required string Direction { get; init; }

    public required string Effect { get; init; }

    public required string Action { get; init; }

    public required string Mechanism { get; init; }

    public required Evidence Evidence { get; init; }

    public required string EvidenceNote { get; init; }

    public string? Note { get; init; }

    public ImmutableArray<RuleValue> Values { get; init; } = [];

    public required ImmutableArray<Source> Sources { get; init; }

    public required LocalDate Reviewed { get; init; }

    /// <summary>A number of this rule; a missing one is a defect of the data.</summary>
    public double Value(string name) => Values.First(v => v.Name == name).Value;

    public override string ToString() => Code;
}

/// <summary>What sets a rule off.</summary>
internal sealed record Triggers
{
    public ImmutableArray<string> Drugs { get; init; } = [];

    /// <summary>Drugs that a prefix or a stem would take in and that are something else.</summary>
    public ImmutableArray<string> ExceptDrugs { get; init; } = [];

    /// <summary>
    /// Stems of nonproprietary names (WHO stem book), which group drugs by what they do: <c>-floxacin</c> ends a word of the
    /// name, <c>cef-</c> begins one. They hold for drugs that no list names yet.
    /// </summary>
    public ImmutableArray<string> Stems { get; init; } = [];

    /// <summary>Prefixes of the anatomical therapeutic chemical classification.</summary>
    public ImmutableArray<string> Atc { get; init; } = [];

    public ImmutableArray<string> Classes { get; init; } = [];

    public ImmutableArray<string> Conditions { get; init; } = [];

    public ImmutableArray<string> Allergens { get; init; } = [];

    public ImmutableArray<string> Procedures { get; init; } = [];

    /// <summary>Name of an answer or computed fact that code looks at.</summary>
    public string? Answer { get; init; }

    /// <summary>Name of a property of the plan that code looks at.</summary>
    public string? Planned { get; init; }
}

/// <summary>A severity for these products in these countries; no countries means all.</summary>
internal sealed record ProductTier(ImmutableArray<Product> Products, Jurisdiction[] Jurisdictions, Severity Severity)
{
    /// <summary>Whether it is about a product there.</summary>
    public bool Holds(Product product, Jurisdiction jurisdiction)
    {
        var here = Jurisdictions.Length == 0;
        foreach (var j in Jurisdictions)
        {
            here |= j == jurisdiction;
        }

        return here && Products.Contains(product);
    }
}

/// <summary>A look after a treatment.</summary>
/// <param name="Days">Days after it; null where the rule names none (the releases before December 2026).</param>
/// <param name="Method">How the day is known.</param>
/// <param name="Reason">Why that day; null where no day is named.</param>
internal sealed record Watch(int? Days, Method Method, string? Reason);

/// <summary>A number that a rule rests on.</summary>
internal sealed record RuleValue(string Name, double Value, string Unit, Method Method, string Source);
