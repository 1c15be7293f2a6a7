using System.Collections.Immutable;
using Glabella.Screening.Reading;

namespace Glabella.Screening.Names;

/// <summary>Names in alphabetical order, for completing what somebody types. Made when somebody first types.</summary>
internal sealed class Suggestions
{
    private static readonly Lazy<Suggestions> Drugs = new(OfDrugs);
    private static readonly Lazy<Suggestions> Conditions = new(() => OfTerms(Terms.Conditions));
    private static readonly Lazy<Suggestions> Classes = new(() => OfTerms(Terms.Classes));
    private static readonly Lazy<Suggestions> Allergens = new(() => OfTerms(Terms.Allergens));

    private readonly (string Key, string Means, int Rank)[] names;

    private Suggestions(IEnumerable<(string Key, string Means, int Rank)> names) =>
        this.names = [.. names.OrderBy(n => n.Key, StringComparer.Ordinal)];

    /// <summary>The names for a list.</summary>
    public static ImmutableArray<Suggestions> For(SuggestionList list) => list switch
    {
        SuggestionList.Medications => [Drugs.Value, Classes.Value],
        SuggestionList.Conditions => [Conditions.Value],
        _ => [Allergens.Value, Drugs.Value],
    };

    /// <summary>Names that begin so: nonproprietary and canonical ones first, then short ones.</summary>
    public IEnumerable<Suggestion> Begin(string prefix, int atMost)
    {
        var key = Phrase.Fold(prefix);
        if (key.Length < 2)
        {
            return [];
        }

        var found = new List<(string Key, string Means, int Rank)>();
        for (var i = First(key); i < names.Length && names[i].Key.StartsWith(key, StringComparison.Ordinal) && found.Count < 2000; i++)
        {
            found.Add(names[i]);
        }

        return found
            .OrderBy(n => n.Rank)
            .ThenBy(n => n.Key.Length)
            .ThenBy(n => n.Key, StringComparer.Ordinal)
            .DistinctBy(n => n.Key)
            .Take(atMost)
            .Select(n => new Suggestion(n.Rank == 1 ? char.ToUpperInvariant(n.Key[0]) + n.Key[1..] : n.Key, n.Means));
    }

    private int First(string key)
    {
        int low = 0, high = names.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(names[middle].Key, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static Suggestions OfDrugs()
    {
        var table = Lexicon.Current;
        return new Suggestions(Enumerable.Range(0, table.Count).Where(table.IsTarget).Select(i =>
        {
            var meaning = table.Meanings(i)[0];
            var rank = meaning.Kind switch
            {
                NameKind.Nonproprietary => 0,
                NameKind.Brand => 1,
                _ => 2,
            };
            return (table.Phrase(i), string.Join(" + ", meaning.Parts.Select(p => p.Name)), rank);
        }));
    }

    private static Suggestions OfTerms(Terms terms) =>
        new(terms.Words.Select(w => (w.Phrase, w.Term.Name, w.Translation ? 2 : Phrase.Fold(w.Term.Name) == w.Phrase ? 0 : 1)));
}
