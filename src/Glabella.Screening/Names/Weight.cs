using System.Collections.Immutable;
using Glabella.Screening.Reading;
using Glabella.Screening.Rules;

namespace Glabella.Screening.Names;

/// <summary>How grave the gravest rule for a name is, whatever is planned; -1 without a rule.</summary>
internal static class Weight
{
    /// <summary>The weight of what was found.</summary>
    public static int Of(Found found) => found.Names.Max(Of);

    /// <summary>The codes of all rules for what was found, in order.</summary>
    public static IEnumerable<string> Codes(Found found) => found.Names.SelectMany(n => RulesOf(n)).Select(r => r.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static int Of(Named name) => RulesOf(name) is { IsEmpty: false } rules ? rules.Max(r => (int)r.Severity) : -1;

    private static ImmutableArray<Rule> RulesOf(Named name)
    {
        var book = RuleBook.Current;
        return name.Sort switch
        {
            Sort.Drug => book.ForDrug(name.Name, name.Atc),
            Sort.Class => book.ForClass(name.Name),
            Sort.Allergen => book.ForAllergen(name.Name),
            _ when name.Term?.RuledAs is { } other => book.ForCondition(name.Name).AddRange(book.ForCondition(other)),
            _ => book.ForCondition(name.Name),
        };
    }
}
