using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glabella.Vocabulary;

namespace Glabella.Screening.Rules;

/// <summary>All rules, found by what sets them off. Made once, when the first person is screened.</summary>
internal sealed class RuleBook
{
    private const string Folder = "Glabella.Screening.Data.";
    private static readonly Lazy<RuleBook> Loaded = new(Load);

    private readonly Dictionary<string, Rule[]> byDrug;
    private readonly Dictionary<string, Rule[]> byAtc;
    private readonly Dictionary<string, Rule[]> byClass;
    private readonly Dictionary<string, Rule[]> byCondition;
    private readonly Dictionary<string, Rule[]> byAllergen;
    private readonly Dictionary<string, Rule[]> byProcedure;
    private readonly Dictionary<string, Rule[]> byAnswer;
    private readonly Dictionary<string, Rule[]> byStem;
    private readonly ConcurrentDictionary<string, Rule[]> drugs = new(StringComparer.Ordinal);

    internal RuleBook(ImmutableArray<Rule> rules, Dictionary<string, Source> sources)
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
        byStem = Index(rules, w => w.Stems);
        Planned = [.. rules.Where(r => r.When.Planned is not null)];
    }

    /// <summary>The rules of this release.</summary>
    public static RuleBook Current => Loaded.Value;

    /// <summary>The rules of a version; null asks for this release's.</summary>
    /// <exception cref="ArgumentException">No such version: callers choose from <see cref="ScreeningRules.Versions"/>.</exception>
    public static RuleBook Of(string? version) =>
        version is null || version == ScreeningRules.Version ? Current
        : Releases.Of(version) ?? throw new ArgumentException($"No rules of {version}; released are {string.Join(", ", ScreeningRules.Versions)}.", nameof(version));

    /// <summary>Every rule, by code.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Every source that a rule may name.</summary>
    public Dictionary<string, Source> Sources { get; }

    /// <summary>Rules that look at the plan alone.</summary>
    public ImmutableArray<Rule> Planned { get; }

    /// <summary>Rules for a drug by its nonproprietary name, the stems in it, and its classification codes. Found once for each name.</summary>
    public ImmutableArray<Rule> ForDrug(string name, ImmutableArray<string> atc) =>
        ImmutableCollectionsMarshal.AsImmutableArray(drugs.TryGetValue(name, out var found) ? found : drugs.GetOrAdd(name, FindForDrug(name, atc)));

    /// <summary>Drugs that rules name themselves, not by a class or a stem.</summary>
    public Dictionary<string, Rule[]>.KeyCollection NamedDrugs => byDrug.Keys;

    /// <summary>Rules for a group of drugs.</summary>
    public ImmutableArray<Rule> ForClass(string name) => Found(byClass, name);

    /// <summary>Rules for an illness or state.</summary>
    public ImmutableArray<Rule> ForCondition(string name) => Found(byCondition, name);

    /// <summary>Rules for an allergen.</summary>
    public ImmutableArray<Rule> ForAllergen(string name) => Found(byAllergen, name);

    /// <summary>Rules for a procedure.</summary>
    public ImmutableArray<Rule> ForProcedure(string name) => Found(byProcedure, name);

    /// <summary>Rules that look at an answer or computed fact.</summary>
    public ImmutableArray<Rule> ForAnswer(string name) => Found(byAnswer, name);

    private Rule[] FindForDrug(string name, ImmutableArray<string> atc)
    {
        var found = new List<Rule>(Found(byDrug, name));
        void Add(Rule[] rules) => found.AddRange(rules.Where(r => !found.Contains(r) && !r.When.ExceptDrugs.Contains(name)));
        foreach (var code in atc)
        {
            for (var length = 3; length <= code.Length; length++)
            {
                if (byAtc.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code.AsSpan(0, length), out var rules))
                {
                    Add(rules);
                }
            }
        }

        foreach (var (stem, rules) in byStem)
        {
            if (Array.Exists(name.Split(' '), word => IsIn(word, stem)))
            {
                Add(rules);
            }
        }

        return [.. found];
    }

    private static bool IsIn(string word, string stem) =>
        stem[0] == '-' ? word.AsSpan().EndsWith(stem.AsSpan(1), StringComparison.Ordinal) : word.AsSpan().StartsWith(stem.AsSpan(0, stem.Length - 1), StringComparison.Ordinal);

    private static ImmutableArray<Rule> Found(Dictionary<string, Rule[]> index, string name) =>
        index.TryGetValue(name, out var rules) ? ImmutableCollectionsMarshal.AsImmutableArray(rules) : [];

    private static Dictionary<string, Rule[]> Index(ImmutableArray<Rule> rules, Func<Triggers, ImmutableArray<string>> keys)
    {
        var index = new Dictionary<string, Rule[]>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var key in keys(rule.When))
            {
                if (!index.TryGetValue(key, out var found))
                {
                    index[key] = [rule];
                }
                else if (found[^1] != rule)
                {
                    index[key] = [.. found, rule];
                }
            }
        }

        return index;
    }

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
