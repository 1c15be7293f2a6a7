using System.Collections.Frozen;
using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Screening.Rules;

/// <summary>All rules, found by what sets them off. Made once, when the first person is screened.</summary>
internal sealed class RuleBook
{
    private const string Folder = "Glabella.Screening.Data.";
    private static readonly Lazy<RuleBook> Loaded = new(Load);

    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byDrug;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byAtc;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byClass;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byCondition;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byAllergen;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byProcedure;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byAnswer;

    private RuleBook(ImmutableArray<Rule> rules, FrozenDictionary<string, Source> sources)
    {
        Rules = rules;
        Sources = sources;
        byDrug = Index(rules, w => w.Drugs);
        byAtc = Index(rules, w => w.Atc);
        byClass = Index(rules, w => w.Classes);
        byCondition = Index(rules, w => w.Conditions);
        byAllergen = Index(rules, w => w.Allergens);
        byProcedure = Index(rules, w => w.Procedures);
        byAnswer = Index(rules, w => w.Answer is { } a ? [a] : []);
        Planned = [.. rules.Where(r => r.When.Planned is not null)];
    }

    /// <summary>The rules of this release.</summary>
    public static RuleBook Current => Loaded.Value;

    /// <summary>Every rule, by code.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Every source that a rule may name.</summary>
    public FrozenDictionary<string, Source> Sources { get; }

    /// <summary>Rules that look at the plan alone.</summary>
    public ImmutableArray<Rule> Planned { get; }

    /// <summary>Rules for a drug by its nonproprietary name and its classification codes.</summary>
    public ImmutableArray<Rule> ForDrug(string name, ImmutableArray<string> atc)
    {
        var found = byDrug.GetValueOrDefault(name, []);
        foreach (var code in atc)
        {
            for (var length = 3; length <= code.Length; length++)
            {
                if (byAtc.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code.AsSpan(0, length), out var more))
                {
                    found = found.AddRange(more.Where(r => !found.Contains(r) && !r.When.ExceptDrugs.Contains(name)));
                }
            }
        }

        return found;
    }

    /// <summary>Rules for a group of drugs.</summary>
    public ImmutableArray<Rule> ForClass(string name) => byClass.GetValueOrDefault(name, []);

    /// <summary>Rules for an illness or state.</summary>
    public ImmutableArray<Rule> ForCondition(string name) => byCondition.GetValueOrDefault(name, []);

    /// <summary>Rules for an allergen.</summary>
    public ImmutableArray<Rule> ForAllergen(string name) => byAllergen.GetValueOrDefault(name, []);

    /// <summary>Rules for a procedure.</summary>
    public ImmutableArray<Rule> ForProcedure(string name) => byProcedure.GetValueOrDefault(name, []);

    /// <summary>Rules that look at an answer or computed fact.</summary>
    public ImmutableArray<Rule> ForAnswer(string name) => byAnswer.GetValueOrDefault(name, []);

    private static FrozenDictionary<string, ImmutableArray<Rule>> Index(ImmutableArray<Rule> rules, Func<Triggers, ImmutableArray<string>> keys) =>
        rules.SelectMany(r => keys(r.When).Select(key => (key, r)))
            .GroupBy(x => x.key, x => x.r, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToImmutableArray(), StringComparer.Ordinal);

    private static RuleBook Load()
    {
        var assembly = typeof(RuleBook).Assembly;
        using var sourceStream = assembly.GetManifestResourceStream(Folder + "sources.json")!;
        var sources = RuleFile.ReadSources(sourceStream);
        var rules = new List<Rule>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder + "rules.", StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                rules.AddRange(RuleFile.Read(stream, sources));
            }
        }

        rules.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        return new RuleBook([.. rules], sources);
    }
}
