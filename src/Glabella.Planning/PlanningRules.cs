using System.Collections.Frozen;
using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Planning;

/// <summary>The rules of planning in words (<c>Data/rules.json</c>), and what every name of this room means.</summary>
public static class PlanningRules
{
    private static readonly Lazy<RuleFile> Loaded = new(() => Knowledge.Read<RuleFile>("rules.json"));

    private static readonly Lazy<FrozenDictionary<string, PlanningRule>> ByCode = new(() => File.Rules.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal));

    private static readonly Lazy<ImmutableArray<Explanation>> Explained = new(() => [.. PlanningExplanations.All()]);

    internal static RuleFile File => Loaded.Value;

    /// <summary>The rule of a code.</summary>
    internal static PlanningRule Of(string code) => ByCode.Value[code];

    /// <summary>The dangers of an area, as rules.</summary>
    internal static IEnumerable<PlanningRule> OfArea(Area area) => File.Rules.Where(rule => rule.Area == area);

    /// <summary>Every code, product and area that this room knows, explained.</summary>
    public static ImmutableArray<Explanation> Explanations => Explained.Value;

    /// <summary>Every source that this room cites, by id.</summary>
    public static ImmutableArray<Source> Sources => [.. Knowledge.Sources.Values.OrderBy(source => source.Id, StringComparer.Ordinal)];

    /// <summary>The day on which the rules were last held against their sources.</summary>
    internal static LocalDate Reviewed => LocalDatePattern.Iso.Parse(File.Reviewed).Value;
}

internal sealed record PlanningRule(
    string Code, string Kind, string Title, string Text, ImmutableArray<RuleValue> Values, string Source, Area? Area = null);

internal sealed record RuleValue(string Name, string Value, string Unit, Method Method);

internal sealed record RuleFile(string Reviewed, ImmutableArray<PlanningRule> Rules, ImmutableArray<Source> Sources);
