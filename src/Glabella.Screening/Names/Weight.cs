using Glabella.Screening.Reading;
using Glabella.Screening.Rules;

namespace Glabella.Screening.Names;

/// <summary>How grave the gravest rule for a name is, whatever is planned; -1 without a rule.</summary>
internal static class Weight
{
    /// <summary>The weight of what was found.</summary>
    public static int Of(Found found) => found.Names.Max(Of);

    private static int Of(Named name)
    {
        var book = RuleBook.Current;
        var rules = name.Sort switch
        {
            Sort.Drug => book.ForDrug(name.Name, name.Atc),
            Sort.Class => book.ForClass(name.Name),
            Sort.Allergen => book.ForAllergen(name.Name),
            _ => book.ForCondition(name.Name),
        };
        return rules.IsEmpty ? -1 : rules.Max(r => (int)r.Severity);
    }
}
